import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '#web/call.ts';

/** While something goes on behind, the card is asked again every two seconds. */
export const modelCardQuery = queryOptions({
  queryKey: ['listening', 'models'],
  queryFn: () => call.listening.models(),
  refetchInterval: ({ state }) =>
    state.data?.training != null || state.data?.reading != null ? 2_000 : false,
});

function useCardChange(change: () => ReturnType<typeof call.listening.models>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (card) => queries.setQueryData(modelCardQuery.queryKey, card),
  });
}
export const useTrain = () => useCardChange(() => call.listening.train({}));
export const useReadAgain = () => useCardChange(() => call.listening.readAgain({}));
export const useStopReading = () => useCardChange(() => call.listening.stopReading({}));
