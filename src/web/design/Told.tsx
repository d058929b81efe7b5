import type { ReactElement } from 'react';

/** Words that a person typed: isolated, in the direction of their own first letter, never markup. */
export function Told({ children, className }: { children: string; className?: string }): ReactElement {
  return (
    <bdi dir="auto" className={className}>
      {children}
    </bdi>
  );
}
