import { QueryClient } from '@tanstack/react-query';
import { problemOf } from '#web/call.ts';

/** What the server said lives here only. An answer of the server ("no") is not asked again; an outage is, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && (problemOf(error)?.status ?? 599) >= 500,
    },
    mutations: { retry: false },
  },
});
