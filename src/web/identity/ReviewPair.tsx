import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { PersonCard, Review } from '#contract/identity';
import { Mark } from '#web/design/Mark.tsx';
import { Told } from '#web/design/Told.tsx';
import { Why } from '#web/design/Why.tsx';
import { formatDay, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { agreementOf, LINES, type Line, valuesOf } from './agreement.ts';
import classes from './Identity.module.css';
import { suggested } from './queue.ts';
import { Odds, shareWords, Vetoes, Waterfall } from './Waterfall.tsx';

const LEFT_TO_RIGHT: ReadonlySet<Line> = new Set(['phones', 'emails', 'nationalId']);

/** Two records beside each other, line by line; what differs is marked, and every step stands behind it. */
export function ReviewPair({ review }: { review: Review }): ReactElement {
  const { t, language } = useWords();
  const { left, right, why } = review;
  const known = LINES.filter((line) => valuesOf(line, left).length + valuesOf(line, right).length > 0);
  return (
    <section aria-label={t('identity:reviews.pair')}>
      <div className={classes.cause}>
        <span className={classes.probability}>
          {t('identity:why.probability', { share: shareWords(review.probability, language) })}
        </span>
        <span className={classes.quiet}>
          <Odds bits={why.finalBits} />
          {' · '}
          {t(`identity:reviews.cause.${review.cause}`)}
        </span>
      </div>
      <Vetoes vetoes={why.vetoes} />
      {review.stillOne === null ? null : (
        <StillOne asked={review.stillOne} apart={suggested(review) === 'different'} />
      )}
      <p className={classes.quiet}>
        {t('identity:reviews.stake')} <Stake stake={review.stake} />{' '}
        <Why>{t('identity:reviews.worth-words')}</Why>
      </p>
      <table className={classes.two}>
        <thead>
          <tr>
            <td />
            <Name card={left} />
            <Name card={right} />
          </tr>
        </thead>
        <tbody>
          {known
            .filter((line) => line !== 'name')
            .map((line) => (
              <Values key={line} line={line} review={review} />
            ))}
          <tr>
            <th scope="row">{t('identity:reviews.row.source')}</th>
            <Source card={left} />
            <Source card={right} />
          </tr>
          <tr>
            <th scope="row">{t('identity:reviews.row.size')}</th>
            <Size card={left} />
            <Size card={right} />
          </tr>
        </tbody>
      </table>
      <details className={classes.fold}>
        <summary>{t('identity:reviews.more')}</summary>
        <Waterfall why={{ ...why, vetoes: [] }} />
      </details>
    </section>
  );
}

/** One customer that may be two: by what it was joined, who would leave, and what is suggested. */
function StillOne({
  asked,
  apart,
}: {
  asked: NonNullable<Review['stillOne']>;
  apart: boolean;
}): ReactElement {
  const { t, language } = useWords();
  const { key, leaving } = asked;
  return (
    <div className={classes.asked}>
      <p>
        <strong>{t('identity:reviews.still-one.title')}</strong>
      </p>
      <p>
        {key === null
          ? t('identity:reviews.still-one.model')
          : t(`identity:reviews.still-one.${key.type}`, {
              masked: `\u2068${key.masked}\u2069`,
              n: formatNumber(key.records, language),
            })}
      </p>
      <p>
        {t('identity:reviews.still-one.leaving', { count: leaving.length })}
        {apart ? ` ${t('identity:reviews.still-one.suggests-apart')}` : null}
      </p>
    </div>
  );
}

function Stake({ stake }: { stake: Review['stake'] }): ReactElement {
  const { t } = useWords();
  const said = [
    ...(stake.openCases > 0 ? [t('identity:reviews.open-cases', { count: stake.openCases })] : []),
    ...(stake.openPromises > 0 ? [t('identity:reviews.open-promises', { count: stake.openPromises })] : []),
    t('identity:preview.interactions', { count: stake.interactions }),
  ];
  return <>{said.join(' · ')}</>;
}

function Name({ card }: { card: PersonCard }): ReactElement {
  const { t } = useWords();
  return (
    <th scope="col">
      <Link to="/customers/$id" params={{ id: card.customerId }}>
        <Told>{card.name ?? t('customers:nameless')}</Told>
      </Link>
    </th>
  );
}

function Values({ line, review }: { line: Line; review: Review }): ReactElement {
  const { t, language } = useWords();
  const agreement = agreementOf(line, review);
  const shown = (value: string): ReactElement => {
    if (LEFT_TO_RIGHT.has(line)) return <bdi dir="ltr">{value}</bdi>;
    return line === 'birthDate' && /^\d{4}-\d{2}-\d{2}$/u.test(value) ? (
      <bdi>{formatDay(value, language)}</bdi>
    ) : (
      <Told>{value}</Told>
    );
  };
  const cell = (card: PersonCard): ReactElement => (
    <td>
      {valuesOf(line, card).length === 0
        ? '–'
        : valuesOf(line, card).map((value) => <div key={value}>{shown(value)}</div>)}
    </td>
  );
  return (
    <tr data-agreement={agreement ?? undefined}>
      <th scope="row">
        {t(`identity:reviews.row.${line}`)}
        {agreement === null ? null : (
          <span className={classes.agreement}>
            <Mark tone={agreement === 'same' ? 'voice' : agreement === 'other' ? 'attention' : 'plain'}>
              {t(`identity:reviews.agreement.${agreement}`)}
            </Mark>
          </span>
        )}
      </th>
      {cell(review.left)}
      {cell(review.right)}
    </tr>
  );
}

function Source({ card }: { card: PersonCard }): ReactElement {
  const { t, language, pick } = useWords();
  return (
    <td>
      {pick(card.source.name)}
      {card.reference ? (
        <>
          {' · '}
          <bdi dir="ltr">{card.reference}</bdi>
        </>
      ) : null}
      <div className={classes.quiet}>
        {t('customers:identity.since', { day: formatDay(card.since, language) })}
      </div>
    </td>
  );
}

function Size({ card }: { card: PersonCard }): ReactElement {
  const { t } = useWords();
  return (
    <td>
      {t('customers:one-person.records', { count: card.records })}
      {' · '}
      {t('customers:identity.contacts', { count: card.interactions })}
    </td>
  );
}
