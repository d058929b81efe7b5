import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Role } from '#contract/organization';
import { call } from '#web/call.ts';

export const employeesQuery = queryOptions({
  queryKey: ['employees'],
  queryFn: () => call.organization.employees(),
  staleTime: 60_000,
});

export const auditQuery = infiniteQueryOptions({
  queryKey: ['audit'],
  queryFn: ({ pageParam }) =>
    call.organization.audit({ limit: 100, ...(pageParam === null ? {} : { before: pageParam }) }),
  initialPageParam: null as number | null,
  getNextPageParam: (page) => page.next,
});

export type Invitation = {
  readonly name: string;
  readonly email: string;
  readonly role: Exclude<Role, 'owner'>;
  readonly divisionId: string | null;
};

export function useInvite() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (invitation: Invitation) => call.organization.invite(invitation),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['employees'] }),
  });
}

export function useCreateDivision() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (division: { code: string; he: string; en: string }) =>
      call.organization.createDivision(division),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['divisions'] }),
  });
}
