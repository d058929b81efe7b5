import type { ReactElement } from 'react';
import { Nowhere } from '#web/design/FaultPage.tsx';

export function NotFound(): ReactElement {
  return (
    <main>
      <Nowhere />
    </main>
  );
}
