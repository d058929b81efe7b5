import { say, sayOr } from './language.ts';

/**
 * Words that several rooms share. Kinds, channels and measures come from outside and are open: one that we do not know
 * is shown as the silo wrote it.
 */
export const kindWords = (kind: string): string => sayOr(`words:kind.${kind}`, kind);
export const channelWords = (channel: string): string => sayOr(`words:channel.${channel}`, channel);
export const measureWords = (measure: string): string => sayOr(`words:measure.${measure}`, measure);
export const roleWords = (role: string): string => sayOr(`words:role.${role}`, role);
export const sourceKindWords = (kind: string): string => sayOr(`words:source-kind.${kind}`, kind);
export const sentimentWords = (sentiment: string): string => sayOr(`words:sentiment.${sentiment}`, sentiment);
export const languageWords = (language: string): string => sayOr(`words:spoken.${language}`, language);
export const professionWords = (profession: string): string =>
  sayOr(`words:profession.${profession}`, profession);
export const decisionStateWords = (state: string): string => sayOr(`words:decision-state.${state}`, state);
export const caseStateWords = (state: 'open' | 'closed'): string => say(`words:case-state.${state}`);
export const directionWords = (direction: 'in' | 'out' | 'internal'): string =>
  say(`words:direction.${direction}`);
export const pledgeStateWords = (state: 'open' | 'kept' | 'broken' | 'moved' | 'overdue'): string =>
  say(`words:pledge-state.${state}`);
/** The organization's own word for a part of it. */
export const unitWords = (unit: 'hativa' | 'agaf' | 'mahlaka'): string => say(`words:unit.${unit}`);

/** Kinds and channels that have words here, for choosing one; files may bring others. */
export const KNOWN_KINDS = [
  'call',
  'chat',
  'bot-chat',
  'ticket',
  'complaint',
  'fault',
  'mail',
  'bill',
  'credit',
  'return',
  'payment',
  'purchase',
  'order',
  'installation',
  'technician-visit',
  'promise-made',
  'promise-moved',
  'promise-broken',
  'promise-kept',
  'campaign',
  'survey-answer',
  'review',
  'social-post',
  'cancellation',
  'save',
  'process-step',
  'visit',
  'other',
  'note',
] as const;
export const KNOWN_CHANNELS = [
  'phone',
  'mail',
  'sms',
  'whatsapp',
  'web',
  'app',
  'bot',
  'chat',
  'store',
  'field',
  'system',
  'social',
  'letter',
  'other',
] as const;
