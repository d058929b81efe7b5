import { UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { TimelineItem } from '#contract/customers';
import { Icon } from '#web/design/Icon.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatInstant, formatMoney, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import {
  channelWords,
  directionWords,
  kindWords,
  measureWords,
  sentimentWords,
} from '#web/language/vocabulary.ts';
import classes from './Timeline.module.css';

const LONG = 220;

/** One thing that happened. Internal entries are dashed and quiet: the customer did not see them. */
export function TimelineEntry({ item }: { item: TimelineItem }): ReactElement {
  const { language, pick } = useWords();
  return (
    <li className={classes.entry} data-direction={item.direction}>
      <div className={classes.head}>
        <span className={classes.kind}>
          {item.direction === 'internal' ? <Icon name="lock" size={14} /> : null}
          {kindWords(item.kind)}
        </span>
        <span className={classes.facts}>
          {[
            directionWords(item.direction),
            item.channel ? channelWords(item.channel) : null,
            item.touchpoint ? pick(item.touchpoint.name) : null,
            item.division ? pick(item.division.name) : null,
            item.source ? pick(item.source.name) : null,
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
          <Told>{item.subject}</Told>
        </p>
      ) : null}
      {item.text ? <Words text={item.text} /> : null}
      <Marks item={item} />
    </li>
  );
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
    <div className={classes.words} dir="auto">
      {long && !whole ? `${text.slice(0, LONG)}…` : text}
      {long ? (
        <UnstyledButton className={classes.unfold} aria-expanded={whole} onClick={() => showWhole(!whole)}>
          {whole ? t('customers:timeline.fold') : t('customers:timeline.unfold')}
        </UnstyledButton>
      ) : null}
    </div>
  );
}
