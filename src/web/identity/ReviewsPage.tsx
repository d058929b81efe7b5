import { Button, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { EmptyState } from '#web/design/EmptyState.tsx';
import { LoadFault } from '#web/design/LoadFault.tsx';
import { Loading } from '#web/design/Loading.tsx';
import { Page } from '#web/design/Page.tsx';
import { formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import classes from './Identity.module.css';
import { ReviewPair } from './ReviewPair.tsx';
import { useReviewKeys } from './review-keys.ts';
import { useReviews } from './use-reviews.ts';

const ANSWERS = ['same', 'different', 'later'] as const;

/** Pairs that may be one person, one at a time; a key decides and the next one is there. */
export function ReviewsPage(): ReactElement {
  const { t, language } = useWords();
  const reviews = useReviews();
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
        <EmptyState title={t('identity:reviews.none')}>{t('identity:reviews.none-words')}</EmptyState>
      ) : null}
      {now === null ? null : (
        <>
          <ReviewPair key={now.id} review={now} />
          <div className={classes.answers}>
            {ANSWERS.map((answer, at) => (
              <Button
                key={answer}
                variant={answer === 'same' ? 'filled' : 'default'}
                px="xs"
                onClick={() => reviews.give(answer)}
              >
                {t(answer === 'later' ? 'identity:reviews.put-off' : `identity:reviews.${answer}`)}
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
