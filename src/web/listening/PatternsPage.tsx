import type { ReactElement } from 'react';
import { Loading } from '#web/design/Loading.tsx';
import { Page } from '#web/design/Page.tsx';
import { useWords } from '#web/language/language.ts';

export function PatternsPage(): ReactElement {
  const { t } = useWords();
  return (
    <Page title={t('shell:room.listening.name')} subtitle={t('shell:room.listening.subtitle')}>
      <Loading />
    </Page>
  );
}
