import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { View, ViewPlace } from '#contract/views';
import { call } from '#web/call.ts';

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: () => call.views.list(),
  staleTime: 60_000,
});

function useViewAct<Input, Output>(act: (input: Input) => Promise<Output>, after: (done: Output) => View[]) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (done) => queries.setQueryData(viewsQuery.queryKey, after(done)),
  });
}
const same = (views: View[]): View[] => views;

type Kept = { place: ViewPlace; name: string; search: string; shared: View['shared'] };
export const useSaveView = () =>
  useViewAct(
    (input: Kept) => call.views.save(input),
    ({ views }) => views,
  );
export const useChangeView = () =>
  useViewAct(
    (input: { id: string; name?: string; search?: string; shared?: View['shared'] }) =>
      call.views.change(input),
    same,
  );
export const useRemoveView = () => useViewAct((id: string) => call.views.remove({ id }), same);
export const useRestoreView = () => useViewAct((id: string) => call.views.restore({ id }), same);
export const useDefaultView = () =>
  useViewAct((input: { place: ViewPlace; id: string | null }) => call.views.setDefault(input), same);
