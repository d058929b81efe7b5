import { UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { TimelineItem } from '#contract/customers';
import { Icon } from '#web/design/Icon.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { directionOf } from '#web/design/own-direction.ts';
import { Told } from '#web/design/Told.tsx';
import { formatInstant, formatMoney, formatNumber } from '#web/language/format.ts';
import { say, sayOr, useWords } from '#web/language/language.ts';
import {
  channelWords,
  directionWords,
  kindWords,
  measureWords,
  sentimentWords,
} from '#web/language/vocabulary.ts';
import type { NoteAct } from './NoteDialog.tsx';
import classes from './Timeline.module.css';

const LONG = 220;

/** What may be done from an entry; null where it may not. */
export interface EntryActs {
  readonly note: ((act: NoteAct) => void) | null;
  readonly pledge: (pledgeId: string) => void;
}

/** One thing that happened. Internal entries are dashed and quiet: the customer did not see them. */
export function TimelineEntry({ item, acts }: { item: TimelineItem; acts: EntryActs }): ReactElement {
  const { t, language, pick } = useWords();
  return (
    <li className={classes.entry} data-direction={item.direction} data-type={item.type}>
      <div className={classes.head}>
        <span className={classes.kind}>
          {item.direction === 'internal' ? <Icon name="lock" size={14} /> : null}
          {eventWords(item.kind)}
        </span>
        <span className={classes.facts}>
          {[
            item.type === 'note' ? t('customers:note.internal') : directionWords(item.direction),
            item.channel ? channelWords(item.channel) : null,
            item.touchpoint ? pick(item.touchpoint.name) : null,
            item.division ? pick(item.division.name) : null,
            item.source ? pick(item.source.name) : null,
            item.by ? item.by.name : null,
          ]
            .filter((fact) => fact !== null)
            .join(' · ')}
        </span>
        <time className={classes.time} dateTime={item.at}>
          {formatInstant(item.at, language)}
        </time>
      </div>
      {item.subject ? (
        <p className={classes.subject}>
          <Subject item={item} />
        </p>
      ) : null}
      {item.text ? <Words text={textOf(item)} /> : null}
      <Leads item={item} acts={acts} />
      <Marks item={item} />
    </li>
  );
}

/** Attributes and purposes are words of ours, not of the customer's. */
function Subject({ item }: { item: TimelineItem }): ReactElement {
  const { t } = useWords();
  const subject = item.subject ?? '';
  if (item.type === 'correction') return <>{t(`customers:attribute.${subject}`)}</>;
  return <Told>{subject}</Told>;
}

function textOf(item: TimelineItem): string {
  const text = item.text ?? '';
  return item.type === 'consent' ? say(`customers:consent.purpose.${text}`) : text;
}

/** Where an entry leads, and what may be done to a note. */
function Leads({ item, acts }: { item: TimelineItem; acts: EntryActs }): ReactElement | null {
  const { t } = useWords();
  const { leadsTo } = item;
  if (leadsTo === null) return null;
  if (item.type === 'attachment')
    return (
      <a className={classes.caseLink} href={`/api/v1/attachments/${leadsTo}`} download>
        {t('customers:timeline.keep')}
      </a>
    );
  if (item.type === 'decision')
    return (
      <Link to="/decisions/$id" params={{ id: leadsTo }} className={classes.caseLink}>
        {t('customers:timeline.decision')}
      </Link>
    );
  if (item.type === 'promise')
    return (
      <UnstyledButton className={classes.caseLink} onClick={() => acts.pledge(leadsTo)}>
        {t('customers:timeline.promise')}
      </UnstyledButton>
    );
  const { note } = acts;
  if (item.type !== 'note' || note === null) return null;
  return (
    <UnstyledButton
      className={classes.caseLink}
      onClick={() =>
        note(
          item.changeable
            ? { act: 'change', noteId: item.id, words: item.text ?? '' }
            : { act: 'add', noteId: leadsTo },
        )
      }
    >
      {item.changeable ? t('customers:note.change') : t('customers:note.add')}
    </UnstyledButton>
  );
}

/** Things of ours have words here; what silos call a thing, in the shared vocabulary. */
export function eventWords(kind: string): string {
  return sayOr(`customers:event.${kind}`, kindWords(kind));
}

function Marks({ item }: { item: TimelineItem }): ReactElement | null {
  const { t, language } = useWords();
  if (item.score === null && item.amount === null && item.sentiment === null && item.caseId === null)
    return null;
  return (
    <div className={classes.marks}>
      {item.sentiment ? (
        <Mark tone={item.sentiment === 'negative' ? 'attention' : 'plain'}>
          {sentimentWords(item.sentiment)}
        </Mark>
      ) : null}
      {item.score === null ? null : (
        <Mark>
          {item.measure ? measureWords(item.measure) : t('customers:timeline.score')}{' '}
          <bdi dir="ltr">{formatNumber(item.score, language, 1)}</bdi>
        </Mark>
      )}
      {item.amount === null ? null : (
        <Mark>{formatMoney(item.amount, item.currency ?? 'ILS', language)}</Mark>
      )}
      {item.caseId ? (
        <Link to="/cases/$id" params={{ id: item.caseId }} className={classes.caseLink}>
          {t('customers:timeline.case')}
        </Link>
      ) : null}
    </div>
  );
}

function Words({ text }: { text: string }): ReactElement {
  const { t } = useWords();
  const [whole, showWhole] = useState(false);
  const long = text.length > LONG;
  return (
    <div className={classes.words} dir={directionOf(text)}>
      {long && !whole ? `${text.slice(0, LONG)}…` : text}
      {long ? (
        <UnstyledButton className={classes.unfold} aria-expanded={whole} onClick={() => showWhole(!whole)}>
          {whole ? t('customers:timeline.fold') : t('customers:timeline.unfold')}
        </UnstyledButton>
      ) : null}
    </div>
  );
}
