import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { FaultPage } from './FaultPage.tsx';
import { LoadFault } from './LoadFault.tsx';
import { Loading } from './Loading.tsx';

/** Draws the answer of a query; while it is asked and when it failed, says so. */
export function Asked<Answer>({
  query,
  lines,
  children,
}: {
  query: UseQueryResult<Answer>;
  lines?: number;
  children: (answer: Answer) => ReactNode;
}): ReactElement {
  if (query.isError && query.data === undefined) {
    return <LoadFault error={query.error} retry={() => void query.refetch()} />;
  }
  if (query.data === undefined) return <Loading {...(lines === undefined ? {} : { lines })} />;
  return <>{children(query.data)}</>;
}

/** The same for a whole page: when its answer failed, the page says so under a heading of its own. */
export function AskedPage<Answer>({
  query,
  lines,
  children,
}: {
  query: UseQueryResult<Answer>;
  lines?: number;
  children: (answer: Answer) => ReactNode;
}): ReactElement {
  if (query.isError && query.data === undefined) {
    return <FaultPage error={query.error} retry={() => void query.refetch()} />;
  }
  return (
    <Asked query={query} {...(lines === undefined ? {} : { lines })}>
      {children}
    </Asked>
  );
}
