import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { SiloPage, Thing } from '#contract/silos';
import type { TermKind } from '#contract/terms';
import { call } from '#web/call.ts';

export const silosQuery = queryOptions({ queryKey: ['silos'], queryFn: () => call.silos.list() });

export const siloQuery = (id: string) =>
  queryOptions({
    queryKey: ['silos', id],
    queryFn: () => call.silos.read({ id }),
    refetchInterval: ({ state }) =>
      state.data?.filling || (state.data?.webhook?.waiting ?? 0) > 0 ? 3000 : false,
  });

export const conflictsQuery = (id: string, state: 'open' | 'answered') =>
  infiniteQueryOptions({
    queryKey: ['silos', id, 'conflicts', state],
    queryFn: ({ pageParam }) =>
      call.silos.conflicts({ id, state, limit: 20, ...(pageParam === null ? {} : { after: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const deliveriesQuery = (id: string) =>
  queryOptions({
    queryKey: ['silos', id, 'deliveries'],
    queryFn: () => call.silos.deliveries({ id }),
    refetchInterval: 5000,
  });

export const changesFile = (id: string, format: 'csv' | 'jsonl', after: number): string =>
  `/api/v1/silos/${id}/changes.${format}${after === 0 ? '' : `?after=${after}`}`;

/** Whatever is done to a silo changes its page and the list. */
function useSiloAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => queries.invalidateQueries({ queryKey: ['silos'] }),
  });
}

export const useSetMaster = () =>
  useSiloAct((input: { id: string; thing: Thing; master: 'here' | 'silo' }) => call.silos.setMaster(input));
export type Move = {
  id: string;
  subject: string;
  state: 'to-move' | 'moving' | 'here';
  divisionId: string | null;
  employeeId: string | null;
  due: string | null;
};
export const usePlanMove = () => useSiloAct((input: Move) => call.silos.planMove(input));
export const useRecount = () => useSiloAct(() => call.silos.recount());
export const useAnswerConflict = () =>
  useSiloAct((input: { id: string; answer: 'ours' | 'theirs' }) => call.silos.answerConflict(input));
export const useReopenConflict = () => useSiloAct((id: string) => call.silos.reopenConflict({ id }));
export const useCallTo = () => useSiloAct((input: { id: string; url: string }) => call.silos.callTo(input));
export const useCallAct = () =>
  useSiloAct(
    async ({
      id,
      act,
    }: {
      id: string;
      act: 'pause' | 'resume' | 'secret' | 'remove' | 'replay';
    }): Promise<{ secret?: string; replayed?: number }> => {
      if (act === 'secret') return { secret: (await call.silos.changeCallSecret({ id })).secret };
      if (act === 'replay') return { replayed: (await call.silos.replay({ id })).replayed };
      if (act === 'pause') await call.silos.pauseCalls({ id });
      else if (act === 'resume') await call.silos.resumeCalls({ id });
      else await call.silos.stopCalls({ id });
      return {};
    },
  );
export const useMakeKey = () =>
  useSiloAct((silo: Pick<SiloPage, 'code'> & { name: string }) =>
    call.operations.createKey({ kind: 'outward', name: silo.name, source: silo.code }),
  );
export const useEndKey = () => useSiloAct((id: string) => call.operations.revokeKey({ id }));

export const termsQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customers', customerId, 'terms'],
    queryFn: () => call.terms.list({ id: customerId }),
  });

function useTermAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => queries.invalidateQueries({ queryKey: ['customers'] }),
  });
}
type Agreed = {
  value: string;
  validFrom: string;
  validTo: string | null;
  divisionId: string;
  reason: string;
};
export const useAgreeTerm = () =>
  useTermAct((input: Agreed & { id: string; kind: TermKind }) => call.terms.agree(input));
export const useChangeTerm = () => useTermAct((input: Agreed & { id: string }) => call.terms.change(input));
export const useEndTerm = () => useTermAct((input: { id: string; reason: string }) => call.terms.end(input));
export const useRestoreTerm = () => useTermAct((id: string) => call.terms.restore({ id }));
