import { UnstyledButton } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Pledge } from '#contract/customers';
import { Mark, type Tone } from '#web/design/Mark.tsx';
import { Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatDay } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { channelWords, pledgeStateWords } from '#web/language/vocabulary.ts';
import classes from './Customer.module.css';
import { pledgesInOrder } from './pledges-in-order.ts';

const TONES: Readonly<Record<Pledge['state'], Tone>> = {
  overdue: 'alarm',
  broken: 'alarm',
  moved: 'attention',
  open: 'voice',
  kept: 'plain',
};
const SHOWN = 3;

/** What was promised, by whom, for when; and what became of it. What hurts stands first. */
export function Pledges({ pledges }: { pledges: readonly Pledge[] }): ReactElement {
  const { t } = useWords();
  const [all, showAll] = useState(false);
  const ordered = pledgesInOrder(pledges);
  const shown = all ? ordered : ordered.slice(0, SHOWN);
  return (
    <Part title={t('customers:pledges.title')} beside={<Counts pledges={pledges} />}>
      {pledges.length === 0 ? <p className={classes.none}>{t('customers:pledges.none')}</p> : null}
      <ul className={classes.rows}>
        {shown.map((pledge) => (
          <Line key={pledge.id} pledge={pledge} />
        ))}
      </ul>
      {ordered.length > SHOWN ? (
        <UnstyledButton className={classes.more} aria-expanded={all} onClick={() => showAll(!all)}>
          {all ? t('customers:pledges.fewer') : t('customers:pledges.all', { count: ordered.length })}
        </UnstyledButton>
      ) : null}
    </Part>
  );
}

function Counts({ pledges }: { pledges: readonly Pledge[] }): ReactElement | null {
  const { t } = useWords();
  if (pledges.length === 0) return null;
  const of = (...states: Pledge['state'][]): number =>
    pledges.filter((pledge) => states.includes(pledge.state)).length;
  return (
    <>
      {t('customers:pledges.counts', {
        kept: of('kept'),
        broken: of('broken', 'overdue'),
        open: of('open', 'moved'),
      })}
    </>
  );
}

function Line({ pledge }: { pledge: Pledge }): ReactElement {
  const { t, language, pick } = useWords();
  const facts = [
    pledge.dueAt ? t('customers:pledges.due', { day: formatDay(pledge.dueAt, language) }) : null,
    pledge.promisedBy
      ? t('customers:pledges.promised-by', {
          division: pick(pledge.promisedBy.name),
          channel: channelWords(pledge.channel),
        })
      : null,
    pledge.performedBy
      ? t('customers:pledges.performed-by', { division: pick(pledge.performedBy.name) })
      : null,
  ].filter((fact) => fact !== null);
  return (
    <li className={classes.row}>
      <div>
        <Told>{pledge.text}</Told>
        <div className={classes.quiet}>{facts.join(' · ')}</div>
      </div>
      <Mark tone={TONES[pledge.state]}>{pledgeStateWords(pledge.state)}</Mark>
    </li>
  );
}
