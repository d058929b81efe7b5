import type { ReactElement, ReactNode } from 'react';
import classes from './Mark.module.css';

export type Tone = 'plain' | 'voice' | 'attention' | 'alarm';

/** A short word with a tone; amber and red only for what needs a person. */
export function Mark({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }): ReactElement {
  return (
    <span className={classes.mark} data-tone={tone}>
      {children}
    </span>
  );
}
