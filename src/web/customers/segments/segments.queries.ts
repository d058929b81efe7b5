import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { Segment } from '#contract/customers';
import type { SavedSegment } from '#contract/segments';
import { call } from '#web/call.ts';
import { journeyQuery, journeysQuery } from '#web/journeys/journeys.queries.ts';
import { useMay } from '#web/session/session.queries.ts';

/** How many people the segment holds, counted as its conditions change. */
export const segmentQuery = (segment: Segment) =>
  queryOptions({
    queryKey: ['segments', 'count', segment],
    queryFn: () => call.customers.count(segment),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** Those in use, or those that were put away. */
export const segmentsQuery = (archived: 'yes' | 'no') =>
  queryOptions({
    queryKey: ['segments', 'named', archived],
    queryFn: () => call.segments.list({ archived }),
    staleTime: 30_000,
  });

/** One by its address, in use or put away; null when there is none. */
export const namedSegmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['segments', 'named', 'one', id],
    queryFn: async ({ client }): Promise<SavedSegment | null> => {
      for (const archived of ['no', 'yes'] as const) {
        const found = (await client.fetchQuery(segmentsQuery(archived))).find((one) => one.id === id);
        if (found !== undefined) return found;
      }
      return null;
    },
  });

export const segmentPeopleQuery = (segment: Segment) =>
  infiniteQueryOptions({
    queryKey: ['segments', 'people', segment],
    queryFn: ({ pageParam }) =>
      call.segments.people({ segment, limit: 50, ...(pageParam === null ? {} : { after: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** An act on a named segment changes the lists that it stands in. */
function useSegmentAct<Input>(act: (input: Input) => Promise<SavedSegment>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => queries.invalidateQueries({ queryKey: ['segments', 'named'] }),
  });
}

type Worded = { readonly name: string; readonly segment: Segment };
export const useSaveSegment = () => useSegmentAct((input: Worded) => call.segments.save(input));
export const useChangeSegment = () =>
  useSegmentAct((input: Worded & { readonly id: string }) => call.segments.change(input));
export const useArchiveSegment = () => useSegmentAct((id: string) => call.segments.archive({ id }));
export const useRestoreSegment = () => useSegmentAct((id: string) => call.segments.restore({ id }));

type Bilingual = { readonly he: string; readonly en: string };
export type Touchpoints = {
  readonly asking: boolean;
  readonly stages: readonly {
    readonly id: string;
    readonly journey: Bilingual;
    readonly name: Bilingual;
    readonly touchpoints: readonly { readonly id: string; readonly name: Bilingual }[];
  }[];
};

/** The touchpoints of every journey by stage, for choosing and for naming them. */
export function useTouchpoints(wanted: boolean): Touchpoints {
  const enabled = useMay()('journey.see') && wanted;
  const journeys = useQuery({ ...journeysQuery, enabled });
  const each = useQueries({
    queries: (journeys.data ?? []).map(({ id }) => ({
      ...journeyQuery(id, {}),
      enabled,
      staleTime: 300_000,
    })),
  });
  return {
    asking: enabled && (journeys.isPending || each.some((one) => one.isPending)),
    stages: each.flatMap(({ data }) =>
      (data?.stages ?? []).map((stage) => ({
        id: stage.id,
        journey: data?.name ?? stage.name,
        name: stage.name,
        touchpoints: stage.touchpoints,
      })),
    ),
  };
}
