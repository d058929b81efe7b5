import type { ComboboxData } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Segment } from '#contract/customers';
import { useWords } from '#web/language/language.ts';
import { channelWords, KNOWN_CHANNELS, KNOWN_KINDS, kindWords } from '#web/language/vocabulary.ts';
import { facetsQuery } from '#web/listening/listening.queries.ts';
import { useMay } from '#web/session/session.queries.ts';
import { segmentQuery, useTouchpoints } from './segments.queries.ts';

export type Listed =
  | 'plan'
  | 'product'
  | 'city'
  | 'source'
  | 'hadKind'
  | 'touchpoint'
  | 'channel'
  | 'theme'
  | 'signal';

/** What can be chosen: what the records hold, in the reader's words where there are any. */
export function useSegmentOptions(segment: Segment): Readonly<Record<Listed, ComboboxData>> {
  const { t, pick } = useWords();
  const may = useMay();
  const values = useQuery(segmentQuery(segment)).data?.values;
  const facets = useQuery({ ...facetsQuery, enabled: may('voice.hear') }).data;
  const { stages } = useTouchpoints(true);
  const named = (
    ids: readonly string[] | undefined,
    names?: readonly { id: string; name: { he: string; en: string } }[],
  ) =>
    (ids ?? []).map((id) => {
      const found = names?.find((one) => one.id === id);
      return { value: id, label: found ? pick(found.name) : id };
    });
  return {
    plan: named(values?.plan),
    product: named(values?.product),
    city: named(values?.city),
    theme: named(values?.theme, facets?.themes),
    signal: named(values?.signal, facets?.signals),
    source: (values?.source ?? []).map((source) => ({ value: source.code, label: pick(source.name) })),
    hadKind: KNOWN_KINDS.map((kind) => ({ value: kind, label: kindWords(kind) })),
    channel: KNOWN_CHANNELS.map((channel) => ({ value: channel, label: channelWords(channel) })),
    touchpoint: stages
      .filter((stage) => stage.touchpoints.length > 0)
      .map((stage) => ({
        group: t('segments:stage', { journey: pick(stage.journey), stage: pick(stage.name) }),
        items: stage.touchpoints.map(({ id, name }) => ({ value: id, label: pick(name) })),
      })),
  };
}
