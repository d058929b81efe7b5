import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '#web/call.ts';

export const lettersQuery = queryOptions({
  queryKey: ['letters'],
  queryFn: () => call.openDoors.letters(),
});

/** `month` is the first day of the month (YYYY-MM-01). */
export const letterQuery = (month: string) =>
  queryOptions({ queryKey: ['letters', month], queryFn: () => call.openDoors.letter({ month }) });

export function useSend() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (sending: { month: string; again: boolean }) => call.openDoors.send(sending),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['letters'] }),
  });
}
