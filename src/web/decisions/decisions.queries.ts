import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Decision } from '#contract/decisions';
import { call } from '#web/call.ts';

export const decisionsQuery = queryOptions({
  queryKey: ['decisions', 'register'],
  queryFn: () => call.decisions.list(),
});

export const decisionQuery = (id: string) =>
  queryOptions({ queryKey: ['decisions', id], queryFn: () => call.decisions.read({ id }) });

/** What a person writes when proposing; the server adds everything else. */
export type Draft = Pick<
  Decision,
  | 'kind'
  | 'title'
  | 'question'
  | 'motives'
  | 'gain'
  | 'trust'
  | 'benefitMinor'
  | 'targetServed'
  | 'prediction'
  | 'reviewOn'
  | 'segment'
>;
export type Vote = Decision['ballots'][number]['vote'];

/** An act gives the decision as it stands after; a refused one shows it as it stands now. */
function useDecisionAct<Input>(act: (input: Input) => Promise<Decision>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (after) => {
      queries.setQueryData(decisionQuery(after.id).queryKey, after);
      void queries.invalidateQueries({ queryKey: ['decisions', 'register'] });
      void queries.invalidateQueries({ queryKey: ['today'] });
    },
    onError: () => queries.invalidateQueries({ queryKey: ['decisions'] }),
  });
}

type Named = { readonly id: string };
export const usePropose = () =>
  useDecisionAct((draft: Draft): Promise<Decision> => call.decisions.propose(draft));
export const useChange = () =>
  useDecisionAct((change: Draft & Named): Promise<Decision> => call.decisions.change(change));
export const useDrawScenario = () =>
  useDecisionAct(
    (draw: Named & { by: 'random' | 'hardest-hit' }): Promise<Decision> => call.decisions.drawScenario(draw),
  );
export const useBring = () =>
  useDecisionAct((bring: Named & { days: number }): Promise<Decision> => call.decisions.bring(bring));
export const useVote = () =>
  useDecisionAct(
    (ballot: Named & { vote: Vote; words: string }): Promise<Decision> => call.decisions.vote(ballot),
  );
export const useCloseDecision = () =>
  useDecisionAct((decision: Named): Promise<Decision> => call.decisions.close(decision));
export const useOverride = () =>
  useDecisionAct(
    (signature: Named & { reason: string; reviewOn: string; password?: string }): Promise<Decision> =>
      call.decisions.override(signature),
  );
export const useWithdraw = () =>
  useDecisionAct((input: Named & { reason: string }): Promise<Decision> => call.decisions.withdraw(input));
