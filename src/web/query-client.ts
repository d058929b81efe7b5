import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { problemOf } from '#web/call.ts';

/** What the server said lives here only. An answer of the server ("no") is not asked again; an outage is, twice. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: toTheDoor }),
  mutationCache: new MutationCache({ onError: toTheDoor }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && (problemOf(error)?.status ?? 599) >= 500,
    },
    mutations: { retry: false },
  },
});

/** A session that ended while somebody worked leads to the door; wrong words at the door itself do not. */
function toTheDoor(error: unknown): void {
  const problem = problemOf(error);
  if (problem?.status !== 401 || problem.code === 'WRONG_CREDENTIALS') return;
  if (!['/door', '/welcome', '/reset'].includes(window.location.pathname)) window.location.assign('/door');
}
