import type { ReactElement } from 'react';
import { Loading } from '#web/design/Loading.tsx';
import { Page } from '#web/design/Page.tsx';
import { useWords } from '#web/language/language.ts';

export function AuditPage(): ReactElement {
  const { t } = useWords();
  return (
    <Page title={t('shell:room.customers.name')} subtitle={t('shell:room.customers.subtitle')}>
      <Loading />
    </Page>
  );
}
