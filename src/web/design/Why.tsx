import { Popover, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '#web/language/language.ts';
import classes from './Why.module.css';

type Given = {
  readonly children: ReactNode;
  /** The name of the button, where "why?" does not say enough. */
  readonly label?: string;
  /** What stands on the page in place of the word "why?": the sentence or value that is explained. */
  readonly shown?: ReactNode;
};

/** "Why?": opens the evidence of an automatic sentence beside it. */
export function Why({ children, label, shown }: Given): ReactElement {
  const { t } = useWords();
  const words = label ?? t('shell:why');
  return (
    <Popover width={320} position="bottom-start" withArrow shadow="sm" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={shown === undefined ? classes.why : classes.explained} title={words}>
          {shown ?? words}
          {shown === undefined ? null : <VisuallyHidden>{`, ${words}`}</VisuallyHidden>}
        </UnstyledButton>
      </Popover.Target>
      {/* Escape closes what was explained, and not the dialog that it stands in. */}
      <Popover.Dropdown className={classes.evidence} data-mantine-stop-propagation>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
