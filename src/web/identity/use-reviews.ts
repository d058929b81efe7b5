import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Review } from '#contract/identity';
import { refusalToast } from '#web/design/undo-toast.tsx';
import { reviewsQuery, useAnswer, useTakeBackAnswer } from './identity.queries.ts';
import {
  ahead,
  answer,
  EMPTY,
  move,
  progress,
  type ReviewAnswer,
  type ReviewList,
  shown,
  withdrawn,
} from './queue.ts';

/** Pairs that lie ready ahead of the reader before the next page is asked for. */
const AHEAD = 6;

/**
 * The pairs that wait and the answers given: the screen goes on at once and the server is told behind it. An answer that
 * it refuses is said; one that never arrived stands before the reader again.
 */
export function useReviews(which: ReviewList) {
  const query = useInfiniteQuery(reviewsQuery(which));
  const [queue, setQueue] = useState(EMPTY);
  const [said, setSaid] = useState<ReviewAnswer | 'taken-back' | null>(null);
  const sending = useRef(new Map<string, Promise<unknown>>());
  const tell = useAnswer();
  const takeBack = useTakeBackAnswer();
  const pairs: Review[] = query.data?.pages.flatMap((page) => page.items) ?? [];
  const left = ahead(queue, pairs);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (left < AHEAD && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [left, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const give = (words: ReviewAnswer): void => {
    const now = shown(queue, pairs);
    if (now === null) return;
    setQueue(answer(queue, pairs, words));
    setSaid(words);
    const sent = tell.mutateAsync({ id: now.id, answer: words });
    sending.current.set(now.id, sent);
    sent.catch((error: unknown) => {
      refusalToast(error);
      // Answered by somebody else meanwhile: then it waits for nobody. Anything else: it was not said.
      if (!isRefusal(error)) setQueue((before) => withdrawn(before, now.id));
    });
  };
  const undo = (): void => {
    const last = queue.answered.at(-1);
    if (last === undefined) return;
    setQueue(withdrawn(queue, last.id));
    setSaid('taken-back');
    const sent = sending.current.get(last.id) ?? Promise.resolve();
    sent
      .then(() => takeBack.mutateAsync({ id: last.id }))
      .catch((error: unknown) => {
        refusalToast(error);
        setQueue((before) => ({ ...before, answered: [...before.answered, last] }));
      });
  };
  const told = query.data?.pages[0];
  return {
    query,
    now: shown(queue, pairs),
    said,
    later: (told?.later ?? 0) + queue.answered.filter((one) => one.answer === 'later').length,
    progress: told === undefined ? null : progress(queue, told),
    perDay: told?.perDay ?? null,
    /** Those that today does not reach. */
    rest: told === undefined ? 0 : Math.max(0, told.waiting - told.later - told.leftToday),
    mayUndo: queue.answered.length > 0,
    give,
    undo,
    move: (by: 1 | -1) => setQueue(move(queue, pairs, by)),
  };
}

function isRefusal(error: unknown): boolean {
  return typeof error === 'object' && error !== null && Reflect.get(error, 'code') === 'ANSWERED_ALREADY';
}
