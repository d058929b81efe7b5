import { ActionIcon, type ActionIconProps, type ElementProps } from '@mantine/core';
import type { ReactElement } from 'react';
import { Icon } from '#web/design/Icon.tsx';
import { useWords } from '#web/language/language.ts';
import classes from './Shell.module.css';

type Given = { readonly count: number } & Omit<ActionIconProps, 'name'> &
  Omit<ElementProps<'button', keyof ActionIconProps>, 'name'>;

export function WaitingButton({ count, ...button }: Given): ReactElement {
  const { t } = useWords();
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-haspopup="menu"
      aria-label={t('shell:waiting.name', { count })}
      {...button}
    >
      {count > 0 ? <span className={classes.dot} data-initials={count} /> : <Icon name="letter" />}
    </ActionIcon>
  );
}
