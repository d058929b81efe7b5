import type { SignalPack } from '#kernel/text/signals/signal';
import { legalThreatEn } from './legal-threat-en.ts';
import { legalThreatHe } from './legal-threat-he.ts';

/** The customer takes or announces steps at law, or goes to whoever watches over us. */
export const legalThreat: SignalPack = {
  id: 'legal-threat',
  he: 'איום בתביעה',
  en: 'Legal threat',
  severity: 3,
  words: { ...legalThreatHe.words, ...legalThreatEn.words },
  rules: [...legalThreatHe.rules, ...legalThreatEn.rules],
};
