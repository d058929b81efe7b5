import { PURPOSES, type Purpose, REACH, type Reach } from '#contract/consent';
import type { IntakeItem } from '#contract/intake';

/**
 * Consent and preferences that a silo sends along, as attributes of a row: `consent.advertising.mail` yes or no,
 * `consent.text` the version agreed to, `consent.proof`; `preference.channel`, `.language`, `.topics` (comma),
 * `.per-month`, `.quiet` ("20:00-08:00"). A word that is neither a yes nor a no says nothing.
 */
export interface SaidConsent {
  readonly purpose: Purpose;
  readonly channel: Reach;
  readonly answer: 'given' | 'refused';
  readonly textVersion: string | null;
  readonly proof: string | null;
}
export interface SaidPreference {
  readonly topic: 'channel' | 'language' | 'topics' | 'frequency' | 'quiet-hours';
  readonly value: string;
}

const YES = new Set([
  'yes',
  'y',
  'true',
  '1',
  'given',
  'opt-in',
  'subscribed',
  'כן',
  'מאשר',
  'מאשרת',
  'מאושר',
]);
const NO = new Set([
  'no',
  'n',
  'false',
  '0',
  'refused',
  'withdrawn',
  'opt-out',
  'unsubscribed',
  'לא',
  'הוסר',
  'סירוב',
]);

/** Whether a row says anything of the kind; most do not, and are not asked for each word. */
export function saysConsentOrPreference(attributes: IntakeItem['attributes']): boolean {
  for (const name in attributes)
    if (name.startsWith('consent.') || name.startsWith('preference.')) return true;
  return false;
}

export function saidConsents(attributes: IntakeItem['attributes']): SaidConsent[] {
  if (attributes === undefined) return [];
  const text = textOf(attributes['consent.text']);
  const proof = textOf(attributes['consent.proof']);
  return PURPOSES.flatMap((purpose) =>
    REACH.flatMap((channel): SaidConsent[] => {
      const word = textOf(attributes[`consent.${purpose}.${channel}`])?.toLowerCase();
      if (word === undefined || word === null) return [];
      const answer = YES.has(word) ? 'given' : NO.has(word) ? 'refused' : null;
      return answer === null
        ? []
        : [{ purpose, channel, answer, textVersion: text?.slice(0, 60) ?? null, proof }];
    }),
  );
}

export function saidPreferences(attributes: IntakeItem['attributes']): SaidPreference[] {
  if (attributes === undefined) return [];
  const channel = REACH.find((one) => one === textOf(attributes['preference.channel'])?.toLowerCase());
  const language = textOf(attributes['preference.language']);
  const topics = textOf(attributes['preference.topics']);
  const perMonth = Number(textOf(attributes['preference.per-month']) ?? Number.NaN);
  const quiet = /^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/.exec(
    textOf(attributes['preference.quiet']) ?? '',
  );
  const said: SaidPreference[] = [];
  if (channel !== undefined) said.push({ topic: 'channel', value: JSON.stringify(channel) });
  if (language !== null) said.push({ topic: 'language', value: JSON.stringify(language.slice(0, 20)) });
  if (topics !== null) {
    const list = topics.split(',').map((one) => one.trim().slice(0, 60));
    said.push({ topic: 'topics', value: JSON.stringify(list.filter((one) => one !== '').slice(0, 20)) });
  }
  if (Number.isInteger(perMonth) && perMonth >= 0 && perMonth <= 60)
    said.push({ topic: 'frequency', value: JSON.stringify(perMonth) });
  const [from, to] = [minutes(quiet?.[1], quiet?.[2]), minutes(quiet?.[3], quiet?.[4])];
  if (from !== null && to !== null) said.push({ topic: 'quiet-hours', value: JSON.stringify({ from, to }) });
  return said;
}

function textOf(value: string | number | boolean | undefined): string | null {
  if (value === undefined) return null;
  const text = String(value).trim();
  return text === '' ? null : text;
}

function minutes(hours: string | undefined, minute: string | undefined): number | null {
  const at = Number(hours) * 60 + Number(minute);
  return Number.isInteger(at) && at >= 0 && at < 1440 && Number(minute) < 60 ? at : null;
}
