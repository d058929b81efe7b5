import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '#web/call.ts';

/** Who lives with whom and who belongs to which company: linked, never merged. */
export const householdQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', id, 'household'],
    queryFn: () => call.ties.household({ id }),
  });

export const companiesQuery = infiniteQueryOptions({
  queryKey: ['companies'],
  queryFn: ({ pageParam }) =>
    call.ties.companies({ limit: 100, ...(pageParam === null ? {} : { after: pageParam }) }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

export const companyQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['companies', id],
    queryFn: ({ pageParam }) =>
      call.ties.company({ id, limit: 100, ...(pageParam === null ? {} : { after: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.people.next,
  });

/** A word about two people is seen from both of their pages. */
function useHouseholdWord<Input, Output>(say: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: say,
    onSettled: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] === 'customers' && queryKey[2] === 'household',
      }),
  });
}
export type HouseholdWord = {
  readonly id: string;
  readonly otherId: string;
  readonly word: 'same' | 'different';
  readonly reason: string;
};
export const useSayHousehold = () => useHouseholdWord((word: HouseholdWord) => call.ties.say(word));
export const useTakeBackHousehold = () => useHouseholdWord((id: string) => call.ties.withdraw({ id }));
