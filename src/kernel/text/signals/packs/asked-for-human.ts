import type { SignalPack } from '#kernel/text/signals/signal';
import { askedForHumanEn } from './asked-for-human-en.ts';
import { askedForHumanHe } from './asked-for-human-he.ts';

/** The customer asks, now or before in vain, for a human being or somebody in charge. */
export const askedForHuman: SignalPack = {
  id: 'asked-for-human',
  he: 'בקשה למענה אנושי',
  en: 'Asked for a human',
  severity: 1,
  words: { ...askedForHumanHe.words, ...askedForHumanEn.words },
  rules: [...askedForHumanHe.rules, ...askedForHumanEn.rules],
};
