import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { Verbatim } from '#contract/listening';
import { call } from '#web/call.ts';

/** What the list is narrowed to. All but the words searched for stand in the address. */
export type View = {
  readonly sentiment?: string | undefined;
  readonly theme?: string | undefined;
  readonly signal?: string | undefined;
  readonly division?: string | undefined;
  readonly channel?: string | undefined;
  readonly source?: string | undefined;
  readonly touchpoint?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};
export type Sentiment = NonNullable<Verbatim['sentiment']>;
export const SENTIMENTS: readonly Sentiment[] = ['negative', 'mixed', 'neutral', 'positive'];

const isSentiment = (value: string | undefined): value is Sentiment =>
  SENTIMENTS.some((sentiment) => sentiment === value);

export const inboxQuery = (view: View, query: string) =>
  infiniteQueryOptions({
    queryKey: ['listening', 'inbox', view, query],
    queryFn: ({ pageParam }) =>
      call.listening.inbox({
        limit: 50,
        ...(query === '' ? {} : { query }),
        ...(isSentiment(view.sentiment) ? { sentiment: view.sentiment } : {}),
        ...(view.theme ? { theme: view.theme } : {}),
        ...(view.signal ? { signal: view.signal } : {}),
        ...(view.division ? { division: view.division } : {}),
        ...(view.channel ? { channel: view.channel } : {}),
        ...(view.source ? { source: view.source } : {}),
        ...(view.touchpoint ? { touchpointId: view.touchpoint } : {}),
        ...(view.from ? { from: view.from } : {}),
        ...(view.to ? { to: view.to } : {}),
        ...(pageParam === null ? {} : { after: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const facetsQuery = queryOptions({
  queryKey: ['listening', 'facets'],
  queryFn: () => call.listening.facets({}),
  staleTime: 60_000,
});

export const verbatimQuery = (id: string) =>
  queryOptions({ queryKey: ['listening', 'verbatim', id], queryFn: () => call.listening.read({ id }) });

export const patternsQuery = queryOptions({
  queryKey: ['listening', 'patterns'],
  queryFn: () => call.listening.patterns(),
});

export const patternQuery = (id: string) =>
  queryOptions({ queryKey: ['listening', 'patterns', id], queryFn: () => call.listening.pattern({ id }) });

export type Correction = {
  readonly id: string;
  readonly divisionId?: string | null;
  readonly sentiment?: Sentiment;
};

/** "Not so": the verbatim changes at once, the lists are asked again. */
export function useCorrect() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (correction: Correction) => call.listening.correct(correction),
    onSuccess: (verbatim) => {
      queries.setQueryData(verbatimQuery(verbatim.id).queryKey, verbatim);
      return Promise.all([
        queries.invalidateQueries({ queryKey: ['listening', 'inbox'] }),
        queries.invalidateQueries({ queryKey: ['listening', 'facets'] }),
      ]);
    },
  });
}

export function useOwnPattern() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (owner: { id: string; divisionId: string }) => call.listening.own(owner),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['listening', 'patterns'] }),
        queries.invalidateQueries({ queryKey: ['today'] }),
      ]),
  });
}
