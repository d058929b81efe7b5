import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Case } from '#contract/cases';
import { call } from '#web/call.ts';

export type CasesView = { readonly state: 'open' | 'closed' | 'all'; readonly divisionId?: string };

export const casesQuery = ({ state, divisionId }: CasesView) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'list', state, divisionId ?? ''],
    queryFn: ({ pageParam }) =>
      call.cases.list({
        state,
        limit: 200,
        ...(divisionId ? { divisionId } : {}),
        ...(pageParam === null ? {} : { after: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const caseQuery = (id: string) =>
  queryOptions({ queryKey: ['cases', id], queryFn: () => call.cases.read({ id }) });

/** An act on a case gives the case as it stands after; what counts cases elsewhere is asked again. */
function useCaseAct<Input>(act: (input: Input) => Promise<Case>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (after) => {
      queries.setQueryData(caseQuery(after.id).queryKey, after);
      void queries.invalidateQueries({ queryKey: ['cases', 'list'] });
      void queries.invalidateQueries({ queryKey: ['today'] });
      void queries.invalidateQueries({ queryKey: ['customers'] });
      void queries.invalidateQueries({ queryKey: ['listening'] });
    },
    onError: () => queries.invalidateQueries({ queryKey: ['cases'] }),
  });
}

type Reasoned = { readonly id: string; readonly reason: string };
export const useOpenCase = () =>
  useCaseAct(
    (input: {
      verbatimId?: string;
      customerId?: string;
      subject: string;
      divisionId: string;
    }): Promise<Case> => call.cases.open(input),
  );
export const useHandOver = () =>
  useCaseAct((input: Reasoned & { divisionId: string }): Promise<Case> => call.cases.handOver(input));
export const useAcceptCase = () =>
  useCaseAct((input: { id: string }): Promise<Case> => call.cases.accept(input));
export const useGiveBack = () => useCaseAct((input: Reasoned): Promise<Case> => call.cases.giveBack(input));
export const useNote = () =>
  useCaseAct(
    (input: { id: string; words: string; told: boolean; nextWordAt?: string }): Promise<Case> =>
      call.cases.note(input),
  );
export type Gift = {
  readonly id: string;
  readonly kind: Case['compensations'][number]['kind'];
  readonly harm: Case['compensations'][number]['harm'];
  readonly amountMinor: number;
};
export const useCompensate = () => useCaseAct((gift: Gift): Promise<Case> => call.cases.compensate(gift));
export type Outcome = NonNullable<Case['outcome']>;
export const useCloseCase = () =>
  useCaseAct(
    (input: { id: string; outcome: Outcome; words: string }): Promise<Case> => call.cases.close(input),
  );
export const useReopen = () => useCaseAct((input: Reasoned): Promise<Case> => call.cases.reopen(input));
