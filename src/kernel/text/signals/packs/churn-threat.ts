import type { SignalPack } from '#kernel/text/signals/signal';
import { churnThreatEn } from './churn-threat-en.ts';
import { churnThreatHe } from './churn-threat-he.ts';

/** The customer will leave, thinks of it, or has decided to. */
export const churnThreat: SignalPack = {
  id: 'churn-threat',
  he: 'איום בנטישה',
  en: 'Threat to leave',
  severity: 2,
  words: { ...churnThreatHe.words, ...churnThreatEn.words },
  rules: [...churnThreatHe.rules, ...churnThreatEn.rules],
};
