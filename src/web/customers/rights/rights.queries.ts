import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Certificate } from '#contract/rights';
import { call } from '#web/call.ts';

export const erasurePreviewQuery = (id: string) =>
  queryOptions({
    queryKey: ['erasure-preview', id],
    queryFn: () => call.rights.previewErasure({ id }),
    staleTime: 0,
  });

export const erasuresQuery = queryOptions({
  queryKey: ['erasures'],
  queryFn: () => call.rights.erasures(),
});

export const certificateQuery = (id: string) =>
  queryOptions({ queryKey: ['erasures', id], queryFn: () => call.rights.certificate({ id }) });

export interface Erasing {
  readonly id: string;
  readonly reason: string;
  readonly askedOn: string;
  readonly despiteLegalThreat?: boolean;
  readonly password?: string;
}

/** Whoever was forgotten is in no answer any more: everything that was read before is asked again. */
export function useErase() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (erasing: Erasing): Promise<Certificate> => call.rights.erase(erasing),
    onSuccess: (certificate) => {
      queries.setQueryData(certificateQuery(certificate.id).queryKey, certificate);
      queries.removeQueries({ queryKey: ['customers'] });
      void queries.invalidateQueries();
    },
  });
}
