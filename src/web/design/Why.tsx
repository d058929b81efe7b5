import { Popover, UnstyledButton } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '#web/language/language.ts';
import classes from './Why.module.css';

/** "Why?": opens the evidence of an automatic sentence beside it. */
export function Why({ children, label }: { children: ReactNode; label?: string }): ReactElement {
  const { t } = useWords();
  return (
    <Popover width={320} position="bottom-start" withArrow shadow="sm" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.why}>{label ?? t('shell:why')}</UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.evidence}>{children}</Popover.Dropdown>
    </Popover>
  );
}
