import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { Today } from '#contract/today';
import { Mark } from '#web/design/Mark.tsx';
import { Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatAgo, formatInstant, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { decisionStateWords, professionWords } from '#web/language/vocabulary.ts';
import classes from './Today.module.css';

type Given = { today: Today };

/** Batons in the air: offered and not yet accepted. */
export function Doors({ today }: Given): ReactElement {
  const { t, language, pick } = useWords();
  return (
    <Waits title={t('today:batons.title')} none={t('today:batons.none')}>
      {today.batonsInTheAir.map((baton) => (
        <li key={baton.caseId} className={classes.wait}>
          <Link to="/cases/$id" params={{ id: baton.caseId }}>
            {t('today:batons.line', { number: baton.number, division: pick(baton.to.name) })}
          </Link>
          <Mark tone="attention">{formatAgo(baton.since, Date.now(), language)}</Mark>
        </li>
      ))}
    </Waits>
  );
}

export function Chair({ today }: Given): ReactElement {
  const { t, language } = useWords();
  return (
    <Waits title={t('today:chair.title')} none={t('today:chair.none')}>
      {today.decisionsForTheChair.map((decision) => (
        <li key={decision.id} className={classes.wait}>
          <Link to="/decisions/$id" params={{ id: decision.id }}>
            <Told>{decision.title}</Told>
          </Link>
          <span className={classes.beside}>
            {decision.voteUntil
              ? t('today:chair.until', { time: formatInstant(decision.voteUntil, language) })
              : decisionStateWords(decision.state)}
          </span>
        </li>
      ))}
    </Waits>
  );
}

export function Patterns({ today }: Given): ReactElement {
  const { t, language, pick } = useWords();
  return (
    <Waits title={t('today:patterns.title')} none={t('today:patterns.none')}>
      {today.patternsWithoutOwner.map((pattern) => (
        <li key={pattern.id} className={classes.wait}>
          <Link to="/listening/patterns/$id" params={{ id: pattern.id }}>
            {pick(pattern.name)}
          </Link>
          <span className={classes.beside}>
            {t('today:patterns.figure', {
              observed: formatNumber(pattern.observed, language),
              expected: formatNumber(pattern.expected, language, 1),
            })}
          </span>
        </li>
      ))}
    </Waits>
  );
}

export function OpenCases({ today }: Given): ReactElement {
  const { t } = useWords();
  return <CaseLines title={t('today:cases.title')} none={t('today:cases.none')} lines={today.openCases} />;
}

export function Mine({ today }: Given): ReactElement {
  const { t } = useWords();
  const mine = today.openCases.filter((line) => line.mine);
  return <CaseLines title={t('today:mine.title')} none={t('today:mine.none')} lines={mine} />;
}

export function Perspectives({ today }: Given): ReactElement {
  const { t } = useWords();
  return (
    <Waits title={t('today:perspectives.title')} none={t('today:perspectives.none')}>
      {today.askedOfMe.map((ask) => (
        <li key={`${ask.ideaId} ${ask.profession}`} className={classes.wait}>
          <Link to="/improvements/$id" params={{ id: ask.ideaId }}>
            <Told>{ask.title}</Told>
          </Link>
          <span className={classes.beside}>{professionWords(ask.profession)}</span>
        </li>
      ))}
    </Waits>
  );
}

function CaseLines({
  title,
  none,
  lines,
}: {
  title: string;
  none: string;
  lines: Today['openCases'];
}): ReactElement {
  const { t, language, pick } = useWords();
  return (
    <Waits title={title} none={none}>
      {lines.map((line) => (
        <li key={line.division.id} className={classes.wait}>
          <Link to="/cases" search={{ division: line.division.id }}>
            {pick(line.division.name)}
          </Link>
          <span className={classes.beside}>
            {t('today:cases.figure', { count: line.n, n: formatNumber(line.n, language) })}
          </span>
        </li>
      ))}
    </Waits>
  );
}

function Waits({
  title,
  none,
  children,
}: {
  title: string;
  none: string;
  children: ReactNode[];
}): ReactElement {
  return (
    <Part title={title}>
      {children.length === 0 ? (
        <p className={classes.none}>{none}</p>
      ) : (
        <ul className={classes.waits}>{children}</ul>
      )}
    </Part>
  );
}
