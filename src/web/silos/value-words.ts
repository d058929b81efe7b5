import type { Conflict } from '#contract/silos';
import { formatInstant, formatNumber } from '#web/language/format.ts';
import { type Language, say, sayOr } from '#web/language/language.ts';
import { channelWords, kindWords, languageWords, pledgeStateWords } from '#web/language/vocabulary.ts';

/** What a difference is about, and what each side says, in words. */
export function aboutWords({ thing, subject, ours }: Pick<Conflict, 'thing' | 'subject' | 'ours'>): string {
  const [first = '', second = ''] = subject.split('.');
  switch (thing) {
    case 'consent':
      return `${sayOr(`customers:consent.purpose.${first}`, first)} · ${channelWords(second)}`;
    case 'preferences':
      return sayOr(`silos:topic.${subject}`, subject);
    case 'corrections':
      return sayOr(`customers:attribute.${subject}`, subject);
    case 'terms':
      return sayOr(`silos:term.kinds.${String(ours.kind)}`, String(ours.kind ?? ''));
    case 'promises':
      return say('silos:thing.promises');
  }
}

export function saidWords(
  { thing, subject }: Pick<Conflict, 'thing' | 'subject'>,
  value: Conflict['ours'],
  language: Language,
): string {
  if (thing === 'consent') return say(value.answer === 'yes' ? 'silos:conflict.yes' : 'silos:conflict.no');
  if (thing === 'promises') {
    const state = (['open', 'kept', 'broken', 'moved'] as const).find((one) => one === value.state) ?? 'open';
    const due = typeof value.dueAt === 'string' ? formatInstant(value.dueAt, language) : null;
    return [
      pledgeStateWords(state),
      ...(due === null ? [] : [say('silos:conflict.due', { when: due })]),
    ].join(' · ');
  }
  return thing === 'preferences' ? preferenceWords(subject, value.value, language) : plain(value.value);
}

function preferenceWords(topic: string, value: unknown, language: Language): string {
  if (topic === 'channel') return channelWords(plain(value));
  if (topic === 'language') return languageWords(plain(value));
  if (topic === 'frequency' && typeof value === 'number')
    return say('silos:conflict.a-month', { count: value, n: formatNumber(value, language) });
  if (topic === 'quiet-hours' && Array.isArray(value)) return value.map(hours).join(', ');
  return Array.isArray(value) ? value.map(plain).join(', ') : plain(value);
}

function hours(span: unknown): string {
  const at = (end: 'from' | 'to'): string => {
    const minute: unknown = typeof span === 'object' && span !== null ? Reflect.get(span, end) : 0;
    const n = typeof minute === 'number' ? minute : 0;
    return `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`;
  };
  return `${at('from')}–${at('to')}`;
}

function plain(value: unknown): string {
  return value === null || value === undefined || value === ''
    ? say('silos:conflict.nothing')
    : String(value);
}

/** `attribute.phone`, `kind.bill`, `thing.promises`. */
export function subjectWords(subject: string): string {
  const at = subject.indexOf('.');
  const [group, name] = [subject.slice(0, at), subject.slice(at + 1)];
  if (group === 'attribute') return sayOr(`customers:attribute.${name}`, name);
  return group === 'kind' ? say('silos:kind', { kind: kindWords(name) }) : sayOr(`silos:thing.${name}`, name);
}

/** How a call ended, as the way out or the other side said it. */
export function faultWords(fault: string): string {
  const status = /^status-(\d+)$/.exec(fault)?.[1];
  return status === undefined ? sayOr(`silos:fault.${fault}`, fault) : say('silos:fault.status', { status });
}
