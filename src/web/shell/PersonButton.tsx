import { ActionIcon, type ActionIconProps, type ElementProps } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWords } from '#web/language/language.ts';
import classes from './Shell.module.css';

type Given = { readonly name: string } & Omit<ActionIconProps, 'name'> &
  Omit<ElementProps<'button', keyof ActionIconProps>, 'name'>;

export function PersonButton({ name, ...button }: Given): ReactElement {
  const { t } = useWords();
  return (
    <ActionIcon
      variant="light"
      size="lg"
      radius="xl"
      aria-haspopup="menu"
      aria-label={t('shell:person.menu', { name })}
      {...button}
    >
      <span className={classes.initials} data-initials={initials(name)} />
    </ActionIcon>
  );
}

function initials(name: string): string {
  return name
    .split(/\s+/u)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('');
}
