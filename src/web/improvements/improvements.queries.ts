import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Idea } from '#contract/improvements';
import { call } from '#web/call.ts';

export const ideasQuery = queryOptions({ queryKey: ['ideas'], queryFn: () => call.improvements.list() });
export const ideaQuery = (id: string) =>
  queryOptions({ queryKey: ['ideas', id], queryFn: () => call.improvements.read({ id }) });

/** What was thought of already, while somebody types; the text travels in the body. */
export const alikeQuery = (text: string) =>
  queryOptions({
    queryKey: ['ideas', 'alike', text],
    queryFn: () => call.improvements.alike({ text }),
    staleTime: 60_000,
  });

function useIdeaAct<Input>(act: (input: Input) => Promise<Idea>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (after) => {
      queries.setQueryData(ideaQuery(after.id).queryKey, after);
      void queries.invalidateQueries({ queryKey: ['ideas'], exact: true });
      void queries.invalidateQueries({ queryKey: ['listening', 'patterns'] });
      void queries.invalidateQueries({ queryKey: ['today'] });
    },
  });
}

export type Profession = Idea['perspectives'][number]['profession'];
export type Verdict = NonNullable<Idea['perspectives'][number]['assessment']>['verdict'];
export const useRaise = () =>
  useIdeaAct(
    (input: { title: string; body: string; patternId?: string }): Promise<Idea> =>
      call.improvements.raise(input),
  );
export const useAsk = () =>
  useIdeaAct(
    (input: { id: string; profession: Profession; askedOf: string; question: string }): Promise<Idea> =>
      call.improvements.ask(input),
  );
export const useAssess = () =>
  useIdeaAct(
    (input: { id: string; verdict: Verdict; words: string }): Promise<Idea> =>
      call.improvements.assess(input),
  );
export const useComment = () =>
  useIdeaAct((input: { id: string; words: string }): Promise<Idea> => call.improvements.comment(input));
export const useMove = () =>
  useIdeaAct(
    (input: { id: string; state: 'pilot' | 'accepted' | 'declined'; words: string }): Promise<Idea> =>
      call.improvements.move(input),
  );
