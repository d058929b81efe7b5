import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { call } from '#web/call.ts';

export type Period = { readonly from?: string | undefined; readonly to?: string | undefined };
const given = ({ from, to }: Period) => ({ ...(from ? { from } : {}), ...(to ? { to } : {}) });

export const journeysQuery = queryOptions({ queryKey: ['journeys'], queryFn: () => call.journeys.list() });

export const journeyQuery = (id: string, period: Period) =>
  queryOptions({
    queryKey: ['journeys', id, given(period)],
    queryFn: () => call.journeys.read({ id, ...given(period) }),
    placeholderData: keepPreviousData,
  });

export const touchpointQuery = (id: string, period: Period) =>
  queryOptions({
    queryKey: ['touchpoints', id, given(period)],
    queryFn: () => call.journeys.touchpoint({ id, ...given(period) }),
  });

export const rowsQuery = (id: string, words: 'all' | 'only') =>
  infiniteQueryOptions({
    queryKey: ['touchpoints', id, 'rows', words],
    queryFn: ({ pageParam }) =>
      call.journeys.interactions({
        id,
        words,
        limit: 30,
        ...(pageParam === null ? {} : { after: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export function useAssign() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (owner: { id: string; divisionId: string | null }) => call.journeys.assign(owner),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['journeys'] }),
        queries.invalidateQueries({ queryKey: ['touchpoints'] }),
      ]),
  });
}
