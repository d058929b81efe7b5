import type { SignalPack } from '#kernel/text/signals/signal';
import { repeatedFaultEn } from './repeated-fault-en.ts';
import { repeatedFaultHe } from './repeated-fault-he.ts';

/** The same fault again, or one that contacts and repairs have not mended. */
export const repeatedFault: SignalPack = {
  id: 'repeated-fault',
  he: 'תקלה חוזרת',
  en: 'The same fault again',
  severity: 2,
  words: { ...repeatedFaultHe.words, ...repeatedFaultEn.words },
  rules: [...repeatedFaultHe.rules, ...repeatedFaultEn.rules],
};
