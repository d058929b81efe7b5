import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '#web/call.ts';
import { tellTimeIn } from '#web/language/format.ts';
import { useSession } from '#web/session/session.queries.ts';

export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: () => call.today.read(),
  staleTime: 30_000,
  refetchInterval: 60_000,
});

export const organizationQuery = queryOptions({
  queryKey: ['organization'],
  queryFn: async () => {
    const organization = await call.organization.read();
    tellTimeIn(organization.timeZone);
    return organization;
  },
  staleTime: 30_000,
});

export const divisionsQuery = queryOptions({
  queryKey: ['divisions'],
  queryFn: () => call.organization.divisions(),
  staleTime: 300_000,
});

export function useToday() {
  return useQuery({ ...todayQuery, enabled: useSession() !== null });
}

/** The state of the sample company, asked again every two seconds while it moves. */
export function useSample() {
  const organization = useQuery(organizationQuery);
  const sample = organization.data?.sample;
  const queries = useQueryClient();
  return useQuery({
    queryKey: ['sample'],
    queryFn: async () => {
      const progress = await call.organization.sample();
      const settled = progress.stage === 'loaded' || progress.stage === 'none';
      if (settled && sample === 'loading') await queries.invalidateQueries();
      return progress;
    },
    enabled: sample !== undefined && sample !== 'none',
    refetchInterval: ({ state }) => {
      const stage = state.data?.stage;
      return stage === 'loaded' || stage === 'none' ? false : 2000;
    },
  });
}

export function useRemoveSample() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call.organization.removeSample(),
    onSuccess: () => queries.invalidateQueries(),
  });
}
