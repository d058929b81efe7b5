import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewConnection } from '#contract/ingest';
import type { Mapping } from '#contract/mapping';
import { call } from '#web/call.ts';

const MOVING: ReadonlySet<string> = new Set(['running', 'waiting', 'taking-back']);

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: () => call.imports.list(),
  refetchInterval: ({ state }) => (state.data?.some((one) => MOVING.has(one.state)) ? 2000 : false),
});

export const connectorsQuery = queryOptions({
  queryKey: ['connectors'],
  queryFn: () => call.imports.connectors(),
  staleTime: Number.POSITIVE_INFINITY,
});

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: () => call.ingest.connections(),
  refetchInterval: 30_000,
});

export const takeBackQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id, 'take-back'],
    queryFn: () => call.imports.previewTakeBack({ id }),
    staleTime: 0,
  });

export const keptAsideQuery = queryOptions({
  queryKey: ['kept-aside'],
  queryFn: () => call.ingest.quarantine(),
});
export function useReplay() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call.ingest.replay({ id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keptAsideQuery.queryKey }),
  });
}

export const sourcesQuery = queryOptions({ queryKey: ['sources'], queryFn: () => call.imports.sources() });

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: () => call.imports.read({ id }),
    refetchInterval: ({ state }) => (state.data !== undefined && MOVING.has(state.data.state) ? 1000 : false),
  });

export function usePreview() {
  return useMutation({
    mutationFn: (ask: { uploadId: string; sourceCode?: string; mapping?: Mapping; connector?: string }) =>
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

export function useTakeBack() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call.imports.takeBack({ id }),
    onSuccess: (after) => queries.setQueryData(['imports', after.id], after),
  });
}

export function useConnect() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (made: NewConnection) => call.ingest.connect(made),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['connections'] }),
  });
}

/** Pause, resume, change the secret, remove: one act on one connection. */
export function useConnectionAct() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({
      id,
      act,
    }: {
      id: string;
      act: 'pause' | 'resume' | 'secret' | 'remove';
    }): Promise<string | null> => {
      if (act === 'secret') return (await call.ingest.changeSecret({ id })).secret;
      if (act === 'pause') await call.ingest.pauseConnection({ id });
      else if (act === 'resume') await call.ingest.resumeConnection({ id });
      else await call.ingest.disconnect({ id });
      return null;
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['connections'] }),
  });
}

/** How one value would be made of the first rows; the answer before stays in sight until the next is here. */
export const madeQuery = (ask: { uploadId: string; mapping: Mapping; field: keyof Mapping['fields'] }) =>
  queryOptions({
    queryKey: ['imports', 'made', ask],
    queryFn: () => call.imports.previewValue(ask),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  });
