import type { SignalPack } from '#kernel/text/signals/signal';
import { safetyEn } from './safety-en.ts';
import { safetyHe } from './safety-he.ts';

/** Danger to life, health, body or property. Better one too many than one too few, but no figures of speech. */
export const safety: SignalPack = {
  id: 'safety',
  he: 'סכנה לבטיחות',
  en: 'Safety',
  severity: 3,
  words: { ...safetyHe.words, ...safetyEn.words },
  rules: [...safetyHe.rules, ...safetyEn.rules],
};
