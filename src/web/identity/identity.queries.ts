import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '#web/call.ts';
import type { ReviewAnswer, ReviewList } from './queue.ts';

/** Who we believed it was at that moment; now, where none is named. */
export const identityQuery = (id: string, asOf: string | null) =>
  queryOptions({
    queryKey: ['customers', id, 'identity', asOf],
    queryFn: () => call.identity.read({ id, ...(asOf === null ? {} : { asOf }) }),
  });
export const pairQuery = (left: string, right: string) =>
  queryOptions({
    queryKey: ['customers', 'pair', left, right],
    queryFn: () => call.identity.why({ left, right }),
  });
export const whyNotQuery = (left: string, right: string) =>
  queryOptions({
    queryKey: ['customers', 'why-not', left, right],
    queryFn: () => call.identity.whyNot({ left, right }),
  });
export const mergePreviewQuery = (customerId: string, otherId: string) =>
  queryOptions({
    queryKey: ['customers', customerId, 'merge', otherId],
    queryFn: () => call.identity.previewMerge({ customerId, otherId }),
  });
export const splitPreviewQuery = (id: string, recordIds: readonly string[]) =>
  queryOptions({
    queryKey: ['customers', id, 'split', recordIds],
    queryFn: () => call.identity.previewSplit({ id, recordIds: [...recordIds] }),
  });

const PAGE = 20;
/** Asked once for a sitting: what is answered meanwhile is known here, and a list that shifts under the hand is not. */
export const reviewsQuery = (which: ReviewList) =>
  infiniteQueryOptions({
    queryKey: ['reviews', which],
    queryFn: ({ pageParam }) =>
      call.identity.reviews({ which, limit: PAGE, ...(pageParam === null ? {} : { after: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
/** How many pairs wait for today: the one number beside the page's name. */
export const reviewCountQuery = queryOptions({
  queryKey: ['reviews-waiting'],
  queryFn: async () => (await call.identity.reviews({ limit: 1 })).leftToday,
  staleTime: 60_000,
});

export const modelsQuery = queryOptions({
  queryKey: ['identity-models'],
  queryFn: () => call.identity.models(),
});
export const shadowQuery = (version: string) =>
  queryOptions({
    queryKey: ['identity-models', version, 'difference'],
    queryFn: () => call.identity.shadow({ version }),
    staleTime: 60_000,
  });

/** A ruling changes who is who: everything that was told about customers is asked again. */
function useRuling<Input, Output>(rule: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: rule,
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['customers'] }),
        queries.invalidateQueries({ queryKey: reviewCountQuery.queryKey }),
      ]),
  });
}

export const useMerge = () =>
  useRuling((input: { customerId: string; otherId: string; reason: string }) => call.identity.merge(input));
export const useSplit = () =>
  useRuling((input: { id: string; recordIds: string[]; reason: string }) => call.identity.split(input));
export const useUndo = () => useRuling((input: { id: string; reason: string }) => call.identity.undo(input));
export const useAnswer = () =>
  useRuling((input: { id: string; answer: ReviewAnswer }) => call.identity.answer(input));
export function useReviewBudget() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (perDay: number) => call.identity.setReviewBudget({ perDay }),
    onSuccess: () =>
      Promise.all([
        queries.resetQueries({ queryKey: ['reviews'] }),
        queries.invalidateQueries({ queryKey: reviewCountQuery.queryKey }),
      ]),
  });
}
export const useTakeBackAnswer = () =>
  useRuling((input: { id: string }) => call.identity.takeBackAnswer(input));

function useModels<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => queries.invalidateQueries({ queryKey: modelsQuery.queryKey }),
  });
}
export const useLearn = () => useModels((_: undefined) => call.identity.learn({}));
export const useSwitchOn = () => useModels((version: string) => call.identity.switchOn({ version }));
