import type { SignalPack } from '#kernel/text/signals/signal';
import { serviceDeclineEn } from './service-decline-en.ts';
import { serviceDeclineHe } from './service-decline-he.ts';

/** What we do has become worse than it was. */
export const serviceDecline: SignalPack = {
  id: 'service-decline',
  he: 'הידרדרות בשירות',
  en: 'Service in decline',
  severity: 1,
  words: { ...serviceDeclineHe.words, ...serviceDeclineEn.words },
  rules: [...serviceDeclineHe.rules, ...serviceDeclineEn.rules],
};
