import { useQuery } from '@tanstack/react-query';
import { useWords } from '#web/language/language.ts';
import {
  channelWords,
  directionWords,
  KNOWN_CHANNELS,
  KNOWN_KINDS,
  kindWords,
  measureWords,
  pledgeStateWords,
} from '#web/language/vocabulary.ts';
import { divisionsQuery } from '#web/shell/shell.queries.ts';

export type Option = { readonly value: string; readonly label: string };
export type FieldOptions = (field: string) => readonly Option[] | null;

/** What each field may be; null where anything may be written. A division is named by its code, as in the files. */
export function useFieldOptions(): FieldOptions {
  const { pick } = useWords();
  const divisions = (useQuery(divisionsQuery).data ?? []).map((division) => ({
    value: division.code,
    label: pick(division.name),
  }));
  const options: Readonly<Record<string, readonly Option[]>> = {
    kind: KNOWN_KINDS.map((value) => ({ value, label: kindWords(value) })),
    channel: KNOWN_CHANNELS.map((value) => ({ value, label: channelWords(value) })),
    direction: (['in', 'out', 'internal'] as const).map((value) => ({ value, label: directionWords(value) })),
    measure: ['nps', 'csat', 'ces', 'stars'].map((value) => ({ value, label: measureWords(value) })),
    division: divisions,
    'pledge.promisedBy': divisions,
    'pledge.performedBy': divisions,
    'pledge.state': (['open', 'kept', 'broken', 'moved'] as const).map((value) => ({
      value,
      label: pledgeStateWords(value),
    })),
  };
  return (field) => options[field] ?? null;
}
