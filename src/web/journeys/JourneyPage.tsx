import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Journey } from '#contract/journeys';
import { AskedPage } from '#web/design/Asked.tsx';
import { DayField } from '#web/design/DayField.tsx';
import { Page, Part } from '#web/design/Page.tsx';
import { formatDay, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { channelWords, kindWords } from '#web/language/vocabulary.ts';
import classes from './Journeys.module.css';
import { journeyQuery } from './journeys.queries.ts';
import { StageColumns } from './StageColumns.tsx';
import { StepsTable } from './StepsTable.tsx';
import { TouchpointDrawer } from './TouchpointDrawer.tsx';

/** The map: stages in reading direction, touchpoints with their health and owner, and the ways between them. */
export function JourneyPage(): ReactElement {
  const { id } = useParams({ from: '/inside/journeys/$id' });
  const { from, to } = useSearch({ from: '/inside/journeys/$id' });
  return (
    <AskedPage query={useQuery(journeyQuery(id, { from, to }))} lines={10}>
      {(journey) => <JourneyMap journey={journey} />}
    </AskedPage>
  );
}

function JourneyMap({ journey }: { journey: Journey }): ReactElement {
  const { t, language, pick } = useWords();
  const { touchpoint, from, to } = useSearch({ from: '/inside/journeys/$id' });
  const navigate = useNavigate({ from: '/journeys/$id' });
  const show = (id: string | undefined): void =>
    void navigate({
      search: ({ touchpoint: _, ...rest }) => (id === undefined ? rest : { ...rest, touchpoint: id }),
    });
  return (
    <Page
      wide
      trail={<Link to="/journeys">{t('shell:room.journeys.name')}</Link>}
      title={pick(journey.name)}
      subtitle={t('journeys:period', {
        from: formatDay(journey.from, language),
        to: formatDay(journey.to, language),
      })}
      acts={<PeriodChoice journey={journey} />}
    >
      <StageColumns journey={journey} show={show} />
      <Unmapped journey={journey} />
      <Part title={t('journeys:steps.title')} beside={t('journeys:steps.words')}>
        <StepsTable journey={journey} />
      </Part>
      {touchpoint ? (
        <TouchpointDrawer id={touchpoint} period={{ from, to }} close={() => show(undefined)} />
      ) : null}
    </Page>
  );
}

function PeriodChoice({ journey }: { journey: Journey }): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/journeys/$id' });
  const choose = (bound: 'from' | 'to', day: string): void =>
    void navigate({
      search: ({ [bound]: _, ...rest }) => (day === '' ? rest : { ...rest, [bound]: day }),
      replace: true,
    });
  return (
    <>
      <DayField
        keeps
        size="xs"
        width={132}
        name={t('journeys:from')}
        max={journey.to}
        value={journey.from}
        change={(day) => choose('from', day)}
      />
      <span aria-hidden="true">–</span>
      <DayField
        keeps
        size="xs"
        width={132}
        name={t('journeys:to')}
        min={journey.from}
        value={journey.to}
        change={(day) => choose('to', day)}
      />
    </>
  );
}

function Unmapped({ journey }: { journey: Journey }): ReactElement {
  const { t, language } = useWords();
  const all = journey.unmapped.reduce((sum, line) => sum + line.n, 0);
  return (
    <p className={classes.unmapped}>
      {all === 0
        ? t('journeys:unmapped.none')
        : t('journeys:unmapped.some', { count: all, n: formatNumber(all, language) })}{' '}
      {journey.unmapped
        .map(
          (line) =>
            `${kindWords(line.kind)}, ${channelWords(line.channel)}: ${formatNumber(line.n, language)}`,
        )
        .join(' · ')}
    </p>
  );
}
