import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '#web/call.ts';

export const PLEDGE_STATES = ['overdue', 'open', 'moved', 'broken', 'kept'] as const;
const ROLES = ['promiser', 'performer'] as const;

export interface LedgerView {
  readonly state?: string;
  readonly division?: string;
  readonly as?: string;
  readonly dueFrom?: string;
  readonly dueTo?: string;
}

export const ledgerQuery = (view: LedgerView) =>
  infiniteQueryOptions({
    queryKey: ['customers', 'ledger', view],
    queryFn: ({ pageParam }) =>
      call.promises.ledger({
        limit: 100,
        ...filtersOf(view),
        ...(pageParam === null ? {} : { after: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** Of the last ninety days, unless a window was chosen. */
export const ratesQuery = (from: string | undefined, to: string | undefined) => {
  const dueTo = to ?? new Date().toISOString().slice(0, 10);
  const dueFrom = from ?? new Date(Date.parse(dueTo) - 90 * 86_400_000).toISOString().slice(0, 10);
  return queryOptions({
    queryKey: ['customers', 'rates', dueFrom, dueTo],
    queryFn: () => call.promises.rates({ dueFrom, dueTo }),
    placeholderData: keepPreviousData,
  });
};

export function ledgerFile(view: LedgerView): string {
  const filters = Object.entries(filtersOf(view)).map(([name, value]): [string, string] => [name, value]);
  return `/api/v1/promises.csv?${new URLSearchParams(filters).toString()}`;
}

function filtersOf(view: LedgerView) {
  const state = PLEDGE_STATES.find((one) => one === view.state);
  const as = ROLES.find((one) => one === view.as);
  return {
    ...(state && { state }),
    ...(view.division && { division: view.division }),
    ...(as && { as }),
    ...(view.dueFrom && { dueFrom: view.dueFrom }),
    ...(view.dueTo && { dueTo: view.dueTo }),
  };
}
