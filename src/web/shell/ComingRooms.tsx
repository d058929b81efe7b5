import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { EmptyState } from '#web/design/EmptyState.tsx';
import { Page } from '#web/design/Page.tsx';
import { useWords } from '#web/language/language.ts';

/** Rooms that are not built yet: each says what will stand here and out of which data. No figure is invented. */
export function ProactivePage(): ReactElement {
  return <ComingRoom room="proactive" door="/customers" doorWords="shell:coming.to-customers" />;
}

export function MeasuresPage(): ReactElement {
  return <ComingRoom room="measures" door="/journeys" doorWords="shell:coming.to-journeys" />;
}

export function OneLanguagePage(): ReactElement {
  return <ComingRoom room="one-language" door="/listening" doorWords="shell:coming.to-listening" />;
}

function ComingRoom({
  room,
  door,
  doorWords,
}: {
  room: 'proactive' | 'measures' | 'one-language';
  door: '/customers' | '/journeys' | '/listening';
  doorWords: string;
}): ReactElement {
  const { t } = useWords();
  return (
    <Page title={t(`shell:room.${room}.name`)} subtitle={t(`shell:room.${room}.subtitle`)}>
      <EmptyState title={t('shell:coming.title')} offer={<Link to={door}>{t(doorWords)}</Link>}>
        <p>{t(`shell:coming.${room}.what`)}</p>
        <p>{t(`shell:coming.${room}.from`)}</p>
      </EmptyState>
    </Page>
  );
}
