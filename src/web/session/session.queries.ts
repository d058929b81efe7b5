import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Session } from '#contract/session';
import { call } from '#web/call.ts';
import { type AddressForm, type Language, speak } from '#web/language/language.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => call.session.read(),
  staleTime: 60_000,
});
export const doorQuery = queryOptions({ queryKey: ['door'], queryFn: () => call.session.door() });

/** Speaks to this person as they chose. */
export async function settle(session: Session): Promise<void> {
  await speak(session.employee.language, session.employee.addressForm);
}

/** Who is signed in; null while that is not known. */
export function useSession(): Session | null {
  return useQuery(sessionQuery).data ?? null;
}

/** May this person do it? The server decides; the page only obeys. */
export function useMay(): (right: string) => boolean {
  const session = useSession();
  return (right) => session?.may.includes(right) ?? false;
}

/** Becoming somebody: what the one before was told is forgotten first. */
function useEntering<Input>(enter: (input: Input) => Promise<Session>) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: enter,
    onSuccess: async (session) => {
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, session);
      await settle(session);
      await navigate({ to: '/' });
    },
  });
}

export const useSignIn = () =>
  useEntering((input: { email: string; password: string }) => call.session.signIn(input));
export const useTake = () => useEntering((employeeId: string) => call.session.take({ employeeId }));
export const useLink = () =>
  useEntering((input: { secret: string; password: string; name?: string; email?: string }) =>
    // biome-ignore lint/correctness/useHookAtTopLevel: an endpoint named after its act, not a hook of React
    call.session.useLink(input),
  );

export function useSignOut() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => call.session.signOut(),
    onSuccess: async () => {
      queries.clear();
      await navigate({ to: '/door' });
    },
  });
}

export function usePrefer() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wish: { language?: Language; addressForm?: AddressForm }) => call.session.prefer(wish),
    onSuccess: async (session) => {
      queries.setQueryData(sessionQuery.queryKey, session);
      await settle(session);
    },
  });
}

export function useRequestReset() {
  return useMutation({ mutationFn: (email: string) => call.session.requestReset({ email }) });
}
