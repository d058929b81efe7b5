import { askedForHuman } from './packs/asked-for-human.ts';
import { brokenPromise } from './packs/broken-promise.ts';
import { churnThreat } from './packs/churn-threat.ts';
import { legalThreat } from './packs/legal-threat.ts';
import { repeatedFault } from './packs/repeated-fault.ts';
import { safety } from './packs/safety.ts';
import { serviceDecline } from './packs/service-decline.ts';
import { thanks } from './packs/thanks.ts';
import type { SignalPack } from './signal.ts';

/** The rules of all signals, as people in Israel and elsewhere write them. Changing a rule means changing its sayings. */
export const PACKS: readonly SignalPack[] = [
  brokenPromise,
  legalThreat,
  churnThreat,
  askedForHuman,
  safety,
  repeatedFault,
  serviceDecline,
  thanks,
];
