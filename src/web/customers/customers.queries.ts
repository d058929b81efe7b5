import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { call } from '#web/call.ts';

/** The words searched for stay in memory and travel in the body; they are in no address. */
export const foundQuery = (query: string) =>
  infiniteQueryOptions({
    queryKey: ['customers', 'found', query],
    queryFn: ({ pageParam }) =>
      call.customers.list({ query, limit: 50, ...(pageParam === null ? {} : { after: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const customerQuery = (id: string) =>
  queryOptions({ queryKey: ['customers', id], queryFn: () => call.customers.read({ id }) });

export const identityQuery = (id: string) =>
  queryOptions({ queryKey: ['customers', id, 'identity'], queryFn: () => call.customers.identity({ id }) });

export type TimelineView = { readonly channel?: string | undefined; readonly kind?: string | undefined };
export const timelineQuery = (id: string, { channel, kind }: TimelineView) =>
  infiniteQueryOptions({
    queryKey: ['customers', id, 'timeline', channel ?? '', kind ?? ''],
    queryFn: ({ pageParam }) =>
      call.customers.timeline({
        id,
        limit: 40,
        ...(channel ? { channel } : {}),
        ...(kind ? { kind } : {}),
        ...(pageParam === null ? {} : { after: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** A ruling changes who is who: everything that was told about customers is asked again. */
function useRuling<Input, Output>(rule: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: rule,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['customers'] }),
  });
}

export const useMerge = () =>
  useRuling((input: { customerId: string; otherId: string; reason: string }) => call.customers.merge(input));
export const useSplit = () =>
  useRuling((input: { id: string; recordIds: string[]; reason: string }) => call.customers.split(input));
export const useUndo = () => useRuling((input: { id: string; reason: string }) => call.customers.undo(input));
