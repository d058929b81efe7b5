import { Skeleton, VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWords } from '#web/language/language.ts';

/** Quiet lines where text will stand. */
export function Loading({ lines = 5 }: { lines?: number }): ReactElement {
  const { t } = useWords();
  const widths = ['62%', '94%', '81%', '88%', '55%'];
  return (
    <div aria-busy="true" aria-live="polite">
      <VisuallyHidden>{t('shell:loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton
          key={`line-${String(line)}`}
          height={14}
          radius="sm"
          width={widths[line % widths.length] ?? '80%'}
          mb={14}
        />
      ))}
    </div>
  );
}
