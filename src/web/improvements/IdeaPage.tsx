import type { ReactElement } from 'react';
import { Loading } from '#web/design/Loading.tsx';
import { Page } from '#web/design/Page.tsx';
import { useWords } from '#web/language/language.ts';

export function IdeaPage(): ReactElement {
  const { t } = useWords();
  return (
    <Page title={t('shell:room.improvements.name')} subtitle={t('shell:room.improvements.subtitle')}>
      <Loading />
    </Page>
  );
}
