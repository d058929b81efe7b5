import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { ConsentAnswer, Purpose, Reach } from '#contract/consent';
import type { AttributeName, TimelineItem } from '#contract/customers';
import { call } from '#web/call.ts';
import { refusalOf } from './refused.ts';

/** The words searched for stay in memory and travel in the body; they are in no address. */
export const foundQuery = (query: string) =>
  infiniteQueryOptions({
    queryKey: ['customers', 'found', query],
    queryFn: ({ pageParam }) =>
      call.customers.list({ query, limit: 50, ...(pageParam === null ? {} : { after: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const customerQuery = (id: string) =>
  queryOptions({ queryKey: ['customers', id], queryFn: () => call.customers.read({ id }) });

export type TimelineView = {
  readonly channel?: string | undefined;
  readonly kind?: string | undefined;
  readonly division?: string | undefined;
  readonly type?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};
/** `words` are searched for within; they stay in memory and travel in the body. */
export const timelineQuery = (id: string, view: TimelineView, words = '') => {
  const { type, ...rest } = view;
  const filters = {
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined && value !== '')),
    ...timelineType(type),
  };
  return infiniteQueryOptions({
    queryKey: ['customers', id, 'timeline', filters, words],
    queryFn: ({ pageParam }) => {
      const page = { id, limit: 40, ...filters, ...(pageParam === null ? {} : { after: pageParam }) };
      return words.length < 2
        ? call.customers.timeline(page)
        : call.customers.searchTimeline({ ...page, words });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
};

function timelineType(type: string | undefined): { type?: TimelineItem['type'] } {
  const known = TIMELINE_TYPES.find((one) => one === type);
  return known === undefined ? {} : { type: known };
}

export const TIMELINE_TYPES = [
  'interaction',
  'case',
  'promise',
  'note',
  'attachment',
  'compensation',
  'correction',
  'consent',
  'decision',
] as const satisfies readonly TimelineItem['type'][];

export const consentQuery = (id: string) =>
  queryOptions({ queryKey: ['customers', id, 'consent'], queryFn: () => call.consent.read({ id }) });
export const correctionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', id, 'corrections'],
    queryFn: () => call.customers.corrections({ id }),
  });
export const suggestedQuery = (id: string) =>
  queryOptions({ queryKey: ['customers', id, 'suggested'], queryFn: () => call.promises.suggested({ id }) });
export const pledgeQuery = (id: string) =>
  queryOptions({ queryKey: ['customers', 'promise', id], queryFn: () => call.promises.read({ id }) });

/** What is written down of a customer changes what is told of them: all of it is asked again. */
function useWritten<Input, Output>(write: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['customers'] }),
  });
}

type Due = { dueDay: string; dueMinute?: number };
type NewPledge = Due & {
  id: string;
  text: string;
  channel: string;
  promisedBy: string;
  performedBy: string;
  saidIn?: { interactionId: string; start: number };
};
export const useMakePledge = () => useWritten((input: NewPledge) => call.promises.make(input));
export const useMovePledge = () =>
  useWritten((input: Due & { id: string; reason: string }) => call.promises.move(input));
export const useSettlePledge = () =>
  useWritten((input: { id: string; outcome: 'kept' | 'broken'; reason: string }) =>
    call.promises.settle(input),
  );
export const useDismissWords = () =>
  useWritten((input: { id: string; interactionId: string; start: number }) => call.promises.dismiss(input));
export const useCorrect = () =>
  useWritten((input: { id: string; attribute: AttributeName; value: string; reason: string }) =>
    call.customers.correct(input),
  );
export const useWithdrawCorrection = () =>
  useWritten((input: { id: string; reason: string }) => call.customers.withdrawCorrection(input));
export const useSayConsent = () =>
  useWritten(
    (input: {
      id: string;
      purpose: Purpose;
      channels: Reach[];
      answer: ConsentAnswer;
      textVersion?: string;
      proof: string;
      alsoOn?: string[];
    }) => call.consent.say(input),
  );
export const usePrefer = () =>
  useWritten(
    (input: {
      id: string;
      channel?: Reach | null;
      language?: string | null;
      perMonth?: number | null;
      quiet?: { from: number; to: number } | null;
    }) => call.consent.prefer(input),
  );
export const useWriteNote = () =>
  useWritten((input: { id: string; words: string }) => call.notes.write(input));
export const useChangeNote = () =>
  useWritten((input: { id: string; words: string }) => call.notes.change(input));
export const useAddToNote = () => useWritten((input: { id: string; words: string }) => call.notes.add(input));
export const useAttach = () =>
  useWritten(async ({ id, file }: { id: string; file: File }) => {
    const answer = await fetch(`/api/v1/customers/${id}/attachments/${encodeURIComponent(file.name)}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
    if (answer.ok) return;
    const problem: unknown = await answer.json().catch(() => null);
    const code: unknown =
      typeof problem === 'object' && problem !== null ? Reflect.get(problem, 'code') : null;
    throw refusalOf(typeof code === 'string' ? code : 'BROKEN', answer.status);
  });
