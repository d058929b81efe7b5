import { useQuery } from '@tanstack/react-query';
import type { Segment } from '#contract/customers';
import { SEGMENT_DAYS } from '#kernel/segment-window';
import { formatDay, formatNumber } from '#web/language/format.ts';
import { type Language, type Say, useWords } from '#web/language/language.ts';
import { channelWords, kindWords, languageWords, measureWords } from '#web/language/vocabulary.ts';
import { facetsQuery } from '#web/listening/listening.queries.ts';
import { useMay } from '#web/session/session.queries.ts';
import { isOfLately } from './of-lately.ts';
import { segmentQuery, useTouchpoints } from './segments.queries.ts';

/** Lines whose words are a list of values, in the order in which they are chosen. */
const LISTED = [
  'plan',
  'product',
  'city',
  'language',
  'source',
  'hadKind',
  'touchpoint',
  'channel',
  'theme',
  'signal',
] as const satisfies readonly (keyof Segment)[];

/** Tells the conditions of any of these segments as sentences, every one of which must hold; none means everybody. */
export function useConditions(segments: readonly Segment[]): (segment: Segment) => string[] {
  const { t, language } = useWords();
  const nameOf = useNames(segments);
  return (segment) => told(segment, { t, language, nameOf });
}

type Telling = {
  readonly t: Say;
  readonly language: Language;
  readonly nameOf: (field: (typeof LISTED)[number], id: string) => string;
};

function told(segment: Segment, { t, language, nameOf }: Telling): string[] {
  const { score, sinceFrom, sinceTo } = segment;
  const lines = LISTED.flatMap((field) => {
    const values = segment[field] ?? [];
    if (values.length === 0) return [];
    const named = values.map((one) => nameOf(field, one)).join(', ');
    return [t('segments:condition', { field: t(`segments:line.${field}`), values: named })];
  });
  if (score !== undefined) {
    const said = { measure: measureWords(score.measure) };
    const [least, most] = [score.atLeast, score.atMost].map((n) =>
      n === undefined ? undefined : formatNumber(n, language, 1),
    );
    lines.push(
      least !== undefined && most !== undefined
        ? t('segments:score.between', { ...said, least, most })
        : least !== undefined
          ? t('segments:score.least', { ...said, least })
          : most !== undefined
            ? t('segments:score.most', { ...said, most })
            : t('segments:score.any', said),
    );
  }
  if (sinceFrom !== undefined) lines.push(t('segments:since.from', { day: formatDay(sinceFrom, language) }));
  if (sinceTo !== undefined) lines.push(t('segments:since.to', { day: formatDay(sinceTo, language) }));
  if (segment.brokenPledge === true) lines.push(t('segments:line.brokenPledge'));
  if (segment.openPledge === true) lines.push(t('segments:line.openPledge'));
  if (isOfLately(segment)) {
    const days = segment.withinDays ?? SEGMENT_DAYS;
    lines.push(t('segments:lately', { count: days, n: formatNumber(days, language) }));
  }
  return lines;
}

/** Says a chosen value in the reader's words, where there are any. */
function useNames(segments: readonly Segment[]): Telling['nameOf'] {
  const { t, pick } = useWords();
  const may = useMay();
  const ask = (...fields: (typeof LISTED)[number][]): boolean =>
    segments.some((segment) => fields.some((field) => segment[field] !== undefined));
  const facets = useQuery({ ...facetsQuery, enabled: may('voice.hear') && ask('theme', 'signal') }).data;
  const sources = useQuery({ ...segmentQuery({}), enabled: ask('source') }).data?.values.source;
  const { asking, stages } = useTouchpoints(ask('touchpoint'));
  const named = [
    ...(facets?.themes ?? []),
    ...(facets?.signals ?? []),
    ...stages.flatMap((stage) => stage.touchpoints),
    ...(sources ?? []).map(({ code, name }) => ({ id: code, name })),
  ];
  return (field, id) => {
    if (field === 'hadKind') return kindWords(id);
    if (field === 'channel') return channelWords(id);
    if (field === 'language') return languageWords(id);
    const found = named.find((one) => one.id === id);
    if (found !== undefined) return pick(found.name);
    if (field === 'touchpoint') return asking ? '…' : t('segments:touchpoint-unknown');
    return id;
  };
}
