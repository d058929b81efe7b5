import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Mapping } from '#contract/mapping';
import { call } from '#web/call.ts';

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: () => call.imports.list(),
  refetchInterval: ({ state }) =>
    state.data?.some((one) => one.state === 'running' || one.state === 'waiting') ? 2000 : false,
});

export const sourcesQuery = queryOptions({ queryKey: ['sources'], queryFn: () => call.imports.sources() });

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: () => call.imports.read({ id }),
    refetchInterval: ({ state }) =>
      state.data?.state === 'running' || state.data?.state === 'waiting' ? 1000 : false,
  });

export function usePreview() {
  return useMutation({
    mutationFn: (ask: { uploadId: string; sourceCode?: string; mapping?: Mapping }) =>
      call.imports.preview(ask),
  });
}

export function useStart() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ask: { uploadId: string; mapping: Mapping }) => call.imports.start(ask),
    onSuccess: async (started) => {
      queries.setQueryData(['imports', started.id], started);
      await queries.invalidateQueries({ queryKey: ['imports'], exact: true });
    },
  });
}

export function useCancel() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call.imports.cancel({ id }),
    onSuccess: (after) => queries.setQueryData(['imports', after.id], after),
  });
}
