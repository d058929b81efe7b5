import { Button, SegmentedControl, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { EmptyState } from '#web/design/EmptyState.tsx';
import { LoadFault } from '#web/design/LoadFault.tsx';
import { Loading } from '#web/design/Loading.tsx';
import { Page } from '#web/design/Page.tsx';
import { formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import { BudgetDialog } from './BudgetDialog.tsx';
import classes from './Identity.module.css';
import { type ReviewAnswer, type ReviewList, suggested } from './queue.ts';
import { ReviewPair } from './ReviewPair.tsx';
import { useReviewKeys } from './review-keys.ts';
import { useReviews } from './use-reviews.ts';

const ANSWERS = ['same', 'different', 'later'] as const;

function answerWords(answer: ReviewAnswer, stillOne: boolean): string {
  if (answer === 'later') return 'identity:reviews.put-off';
  if (!stillOne) return `identity:reviews.${answer}`;
  return answer === 'same' ? 'identity:reviews.one' : 'identity:reviews.apart';
}

/** Pairs that may be one person, one at a time; a key decides and the next one is there. */
export function ReviewsPage(): ReactElement {
  const { t, language } = useWords();
  const may = useMay();
  const [which, setWhich] = useState<ReviewList>('today');
  const [budgeting, setBudgeting] = useState(false);
  const reviews = useReviews(which);
  const { query, now, progress, said } = reviews;
  useReviewKeys({ answer: reviews.give, undo: reviews.undo, move: reviews.move });
  return (
    <Page
      trail={<Link to="/customers">{t('shell:room.customers.name')}</Link>}
      title={t('identity:reviews.title')}
      subtitle={t('identity:reviews.subtitle')}
      acts={
        progress === null || progress.all === 0 ? null : (
          <span className={classes.progress}>
            {t('identity:reviews.progress', {
              done: formatNumber(progress.done, language),
              all: formatNumber(progress.all, language),
            })}
            {reviews.later > 0 ? ` · ${t('identity:reviews.later', { count: reviews.later })}` : null}
          </span>
        )
      }
    >
      <div className={classes.below}>
        <SegmentedControl
          size="xs"
          aria-label={t('identity:reviews.which')}
          value={which}
          onChange={(value) => setWhich(value === 'all' ? 'all' : 'today')}
          data={(['today', 'all'] as const).map((value) => ({
            value,
            label: t(`identity:reviews.${value}`),
          }))}
        />
        <span className={classes.quiet}>
          {reviews.rest > 0
            ? t('identity:reviews.rest', {
                count: reviews.rest,
                n: formatNumber(reviews.rest, language),
              })
            : null}
          {reviews.perDay !== null && may('identity-model.choose') ? (
            <Button variant="subtle" size="compact-xs" onClick={() => setBudgeting(true)}>
              {t('identity:reviews.budget', { n: formatNumber(reviews.perDay, language) })}
            </Button>
          ) : null}
        </span>
      </div>
      {budgeting && reviews.perDay !== null ? (
        <BudgetDialog perDay={reviews.perDay} close={() => setBudgeting(false)} />
      ) : null}
      <p role="status" className={classes.quiet}>
        {said === null ? (
          <span className={classes.keys}>{t('identity:reviews.keys')}</span>
        ) : (
          t(said === 'taken-back' ? 'identity:reviews.taken-back' : `identity:reviews.said.${said}`)
        )}
        {reviews.mayUndo ? (
          <>
            {' '}
            <UnstyledButton className={classes.quiet} td="underline" fz="inherit" onClick={reviews.undo}>
              {t('identity:reviews.undo')}
              <kbd className={classes.key}>U</kbd>
            </UnstyledButton>
          </>
        ) : null}
      </p>
      {query.isPending ? <Loading lines={8} /> : null}
      {query.isError && query.data === undefined ? (
        <LoadFault error={query.error} retry={() => void query.refetch()} />
      ) : null}
      {query.isSuccess && now === null && !query.isFetchingNextPage ? (
        reviews.rest > 0 && which === 'today' ? (
          <EmptyState
            title={t('identity:reviews.day-done')}
            offer={
              <Button variant="default" size="sm" onClick={() => setWhich('all')}>
                {t('identity:reviews.go-on')}
              </Button>
            }
          >
            {t('identity:reviews.day-done-words')}
          </EmptyState>
        ) : (
          <EmptyState title={t('identity:reviews.none')}>{t('identity:reviews.none-words')}</EmptyState>
        )
      ) : null}
      {now === null ? null : (
        <>
          <ReviewPair key={now.id} review={now} />
          <div className={classes.answers}>
            {ANSWERS.map((answer, at) => (
              <Button
                key={answer}
                variant={answer === suggested(now) ? 'filled' : 'default'}
                px="xs"
                onClick={() => reviews.give(answer)}
              >
                {t(answerWords(answer, now.stillOne !== null))}
                <kbd className={classes.key}>{at + 1}</kbd>
              </Button>
            ))}
          </div>
          <div className={classes.below}>
            <Button variant="subtle" size="compact-sm" onClick={() => reviews.move(-1)}>
              {t('identity:reviews.before')}
            </Button>
            <Button variant="subtle" size="compact-sm" onClick={() => reviews.move(1)}>
              {t('identity:reviews.next')}
            </Button>
          </div>
        </>
      )}
    </Page>
  );
}
