import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { AttributeName, Criterion } from '#contract/customers';
import { call } from '#web/call.ts';

export const valuesQuery = queryOptions({
  queryKey: ['survivorship'],
  queryFn: () => call.customers.survivorship(),
});
export const valuePreviewQuery = (attribute: AttributeName, criteria: readonly Criterion[]) =>
  queryOptions({
    queryKey: ['survivorship', attribute, criteria],
    queryFn: () => call.customers.previewSurvivorship({ attribute, criteria: [...criteria] }),
    staleTime: 60_000,
  });

/** Which word wins changes what is shown of every customer. */
export function useChooseCriteria() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: { attribute: AttributeName; criteria: readonly Criterion[] }) =>
      call.customers.setSurvivorship({ attribute: input.attribute, criteria: [...input.criteria] }),
    onSuccess: async (after) => {
      queries.setQueryData(valuesQuery.queryKey, after);
      await queries.invalidateQueries({ queryKey: ['customers'] });
    },
  });
}

export const trustQuery = queryOptions({
  queryKey: ['survivorship', 'silos'],
  queryFn: () => call.customers.trust(),
});
export function useTrust() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: { id: string; trust: number }) => call.customers.setTrust(input),
    onSuccess: async (after) => {
      queries.setQueryData(trustQuery.queryKey, after);
      await queries.invalidateQueries({ queryKey: ['customers'] });
    },
  });
}
