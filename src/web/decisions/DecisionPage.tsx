import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Decision } from '#contract/decisions';
import { AskedPage } from '#web/design/Asked.tsx';
import { Chair } from '#web/design/Chair.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Page, Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatDay } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { decisionStateWords } from '#web/language/vocabulary.ts';
import { Affected } from './Affected.tsx';
import { Ballots } from './Ballots.tsx';
import { ChangeDecision } from './ChangeDecision.tsx';
import { DecisionActs } from './DecisionActs.tsx';
import classes from './Decisions.module.css';
import { decisionQuery } from './decisions.queries.ts';
import { STATE_TONES } from './draft.ts';
import { Evidence } from './Evidence.tsx';
import { MeetingMode } from './MeetingMode.tsx';
import { Question } from './Question.tsx';
import { Scenarios } from './Scenarios.tsx';
import { Standing } from './Standing.tsx';

/** One decision, as a page of a good report: the question, both sides, whom it touches, real lives, the chair. */
export function DecisionPage(): ReactElement {
  const { id } = useParams({ from: '/inside/decisions/$id' });
  return (
    <AskedPage query={useQuery(decisionQuery(id))} lines={10}>
      {(decision) => <One decision={decision} />}
    </AskedPage>
  );
}

function One({ decision }: { decision: Decision }): ReactElement {
  const { t, language } = useWords();
  const { view } = useSearch({ from: '/inside/decisions/$id' });
  const navigate = useNavigate({ from: '/decisions/$id' });
  const [changing, setChanging] = useState(false);
  if (changing) return <ChangeDecision decision={decision} close={() => setChanging(false)} />;
  return (
    <Page
      trail={<Link to="/decisions">{t('shell:room.decisions.name')}</Link>}
      title={<Told>{decision.title}</Told>}
      subtitle={
        <>
          <Mark tone={STATE_TONES[decision.state]}>{decisionStateWords(decision.state)}</Mark>{' '}
          {t(`decisions:kind.${decision.kind}`)}
          {' · '}
          <Told>{decision.proposer.name}</Told>
          {' · '}
          {formatDay(decision.createdAt, language)}
        </>
      }
      acts={
        <>
          <Button variant="default" onClick={() => void navigate({ search: { view: 'meeting' } })}>
            {t('decisions:meeting.open')}
          </Button>
          <DecisionActs decision={decision} change={() => setChanging(true)} />
          <span className={classes.chair}>
            <Chair size={64} />
          </span>
        </>
      }
    >
      <Standing decision={decision} />
      <Question decision={decision} />
      <Part title={t('decisions:affected')}>
        <Affected decision={decision} />
      </Part>
      <Part title={t('decisions:scenarios.title')} beside={t('decisions:scenarios.words')}>
        <Scenarios decision={decision} />
      </Part>
      <Part title={t('decisions:evidence.title')}>
        <Evidence decision={decision} />
      </Part>
      <Part title={t('decisions:ballots.title')}>
        <Ballots decision={decision} />
      </Part>
      {view === 'meeting' ? (
        <MeetingMode decision={decision} close={() => void navigate({ search: {} })} />
      ) : null}
    </Page>
  );
}
