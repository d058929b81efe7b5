import { z } from 'zod';
import { type Preferences, QUIET_HOURS, REACH } from '#contract/consent';

/**
 * How a person wants to be met. Channel, language and topics: the last word counts. Frequency and quiet hours protect:
 * over several records the rarest wins and all quiet hours hold, so that a merge never makes us louder.
 */
export interface PreferenceFact {
  readonly id: string;
  readonly recordId: string;
  readonly topic: 'channel' | 'language' | 'topics' | 'frequency' | 'quiet-hours';
  /** JSON; null takes the preference back. */
  readonly value: string;
  readonly saidAt: Date;
}

const SHAPES = {
  channel: z.enum(REACH).nullable(),
  language: z.string().nullable(),
  topics: z.array(z.string()),
  frequency: z.number().int().nullable(),
  'quiet-hours': QUIET_HOURS.nullable(),
} as const;

export function preferencesOf(facts: readonly PreferenceFact[]): Preferences {
  const newest = [...facts].sort((a, b) => b.saidAt.getTime() - a.saidAt.getTime() || (a.id < b.id ? 1 : -1));
  const last = <T>(topic: PreferenceFact['topic'], shape: z.ZodType<T>, none: T): T => {
    const fact = newest.find((one) => one.topic === topic);
    return fact === undefined ? none : read(shape, fact.value, none);
  };
  /** The last word of each record. */
  const each = <T>(topic: PreferenceFact['topic'], shape: z.ZodType<T | null>): T[] => {
    const own = new Map<string, T | null>();
    for (const fact of newest)
      if (fact.topic === topic && !own.has(fact.recordId))
        own.set(fact.recordId, read(shape, fact.value, null));
    return [...own.values()].flatMap((value) => (value === null ? [] : [value]));
  };
  const often = each('frequency', SHAPES.frequency);
  const quiet = each('quiet-hours', SHAPES['quiet-hours']);
  return {
    channel: last('channel', SHAPES.channel, null),
    language: last('language', SHAPES.language, null),
    topics: last('topics', SHAPES.topics, []),
    perMonth: often.length === 0 ? null : Math.min(...often),
    quiet: [...new Map(quiet.map((hours) => [`${hours.from}-${hours.to}`, hours])).values()],
  };
}

/** Quiet at this minute of the day? Hours may run over midnight. */
export function isQuietAt(quiet: Preferences['quiet'], minute: number): boolean {
  return quiet.some(({ from, to }) =>
    from <= to ? minute >= from && minute < to : minute >= from || minute < to,
  );
}

function read<T>(shape: z.ZodType<T>, json: string, none: T): T {
  const parsed = shape.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : none;
}
