import { UnstyledButton } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Pledge } from '#contract/customers';
import { Mark } from '#web/design/Mark.tsx';
import { Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatDay, formatInstant } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { channelWords, pledgeStateWords } from '#web/language/vocabulary.ts';
import classes from './Customer.module.css';
import { PLEDGE_TONES, pledgesInOrder } from './pledges-in-order.ts';

const SHOWN = 2;

/** What was promised, by whom, for when; and what became of it. What hurts stands first; each opens into its history. */
export function Pledges({
  pledges,
  open,
  suggested,
}: {
  pledges: readonly Pledge[];
  open?: (pledgeId: string) => void;
  /** Sentences of ours that wait for a person to say whether they are promises. */
  suggested?: { readonly count: number; readonly look: () => void };
}): ReactElement {
  const { t } = useWords();
  const [all, showAll] = useState(false);
  const ordered = pledgesInOrder(pledges);
  const shown = all ? ordered : ordered.slice(0, SHOWN);
  return (
    <Part title={t('customers:pledges.title')} beside={<Counts pledges={pledges} />}>
      {pledges.length === 0 ? <p className={classes.none}>{t('customers:pledges.none')}</p> : null}
      <ul className={classes.rows}>
        {shown.map((pledge) => (
          <Line key={pledge.id} pledge={pledge} {...(open && { open: () => open(pledge.id) })} />
        ))}
      </ul>
      <div className={classes.moreRow}>
        {ordered.length > SHOWN ? (
          <UnstyledButton className={classes.more} aria-expanded={all} onClick={() => showAll(!all)}>
            {all ? t('customers:pledges.fewer') : t('customers:pledges.all', { count: ordered.length })}
          </UnstyledButton>
        ) : null}
        {suggested !== undefined && suggested.count > 0 ? (
          <UnstyledButton className={classes.more} onClick={suggested.look}>
            {t('customers:suggested.count', { count: suggested.count })}
          </UnstyledButton>
        ) : null}
      </div>
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

function Line({ pledge, open }: { pledge: Pledge; open?: () => void }): ReactElement {
  const { t, language, pick } = useWords();
  // One that waits is told by the minute; what is past, by the day.
  const waits = pledge.state === 'open' || pledge.state === 'overdue';
  const facts = [
    pledge.dueAt
      ? t('customers:pledges.due', {
          day: waits ? formatInstant(pledge.dueAt, language) : formatDay(pledge.dueAt, language),
        })
      : null,
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
  const told = (
    <>
      <span>
        <Told>{pledge.text}</Told>
        <span className={classes.below}>{facts.join(' · ')}</span>
      </span>
      <Mark tone={PLEDGE_TONES[pledge.state]}>{pledgeStateWords(pledge.state)}</Mark>
    </>
  );
  return (
    <li>
      {open === undefined ? (
        <div className={classes.row}>{told}</div>
      ) : (
        <UnstyledButton className={classes.pledge} onClick={open}>
          {told}
        </UnstyledButton>
      )}
    </li>
  );
}
