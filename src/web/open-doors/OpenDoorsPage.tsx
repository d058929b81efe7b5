import type { ReactElement } from 'react';
import { Loading } from '#web/design/Loading.tsx';
import { Page } from '#web/design/Page.tsx';
import { useWords } from '#web/language/language.ts';

export function OpenDoorsPage(): ReactElement {
  const { t } = useWords();
  return (
    <Page title={t('shell:room.open-doors.name')} subtitle={t('shell:room.open-doors.subtitle')}>
      <Loading />
    </Page>
  );
}
