import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { RUN_ACTS } from '#contract/resolution';
import { call } from '#web/call.ts';

const GOING: ReadonlySet<string> = new Set(['running', 'undoing']);

export const runsQuery = queryOptions({
  queryKey: ['resolution-runs'],
  queryFn: () => call.resolution.runs(),
  refetchInterval: ({ state }) => (state.data?.some((run) => GOING.has(run.state)) ? 1_000 : false),
});
export const foreseenQuery = (version: string) =>
  queryOptions({
    queryKey: ['identity-models', version, 'foreseen'],
    queryFn: () => call.resolution.foresee({ version }),
    staleTime: 60_000,
  });

/** Who is who may change with every chunk: what was told about customers is asked again when somebody looks. */
function useRuns<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: runsQuery.queryKey }),
        queries.invalidateQueries({ queryKey: ['identity-models'] }),
        queries.invalidateQueries({ queryKey: ['customers'] }),
        queries.invalidateQueries({ queryKey: ['reviews-waiting'] }),
      ]),
  });
}
export const useStartRun = () => useRuns((_: undefined) => call.resolution.start({}));
export const useActOnRun = () =>
  useRuns((input: { id: string; act: (typeof RUN_ACTS)[number] }) => call.resolution.act(input));
