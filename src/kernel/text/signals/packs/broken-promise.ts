import type { SignalPack } from '#kernel/text/signals/signal';
import { brokenPromiseEn } from './broken-promise-en.ts';
import { brokenPromiseHe } from './broken-promise-he.ts';

/** We said that something would be done, given or charged, and it was not so. */
export const brokenPromise: SignalPack = {
  id: 'broken-promise',
  he: 'הבטחה שהופרה',
  en: 'Broken promise',
  severity: 2,
  words: { ...brokenPromiseHe.words, ...brokenPromiseEn.words },
  rules: [...brokenPromiseHe.rules, ...brokenPromiseEn.rules],
};
