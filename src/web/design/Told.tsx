import type { ReactElement } from 'react';
import { directionOf } from './own-direction.ts';

/** Words that a person typed: isolated, in the direction of most of their letters, never markup. */
export function Told({ children, className }: { children: string; className?: string }): ReactElement {
  return (
    <bdi dir={directionOf(children)} className={className}>
      {children}
    </bdi>
  );
}
