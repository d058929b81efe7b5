import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { problemOf } from '#web/call.ts';
import { useWords } from '#web/language/language.ts';
import { EmptyState } from './EmptyState.tsx';
import { LoadFault } from './LoadFault.tsx';
import { Page } from './Page.tsx';

/** A whole page could not be read: nothing is there, or something went wrong and may be tried again. */
export function FaultPage({ error, retry }: { error: unknown; retry: () => void }): ReactElement {
  const { t } = useWords();
  if (problemOf(error)?.status === 404) return <Nowhere />;
  return (
    <Page title={t('shell:fault.title')}>
      <LoadFault error={error} retry={retry} />
    </Page>
  );
}

/** The address leads nowhere. */
export function Nowhere(): ReactElement {
  const { t } = useWords();
  return (
    <EmptyState
      heading="h1"
      title={t('shell:not-found.title')}
      offer={<Link to="/">{t('shell:not-found.home')}</Link>}
    >
      {t('shell:not-found.words')}
    </EmptyState>
  );
}
