import type { listeningContract } from '#contract/listening';
import { isRole, type Right } from '#server/platform/access';
import type { Rights } from '#server/platform/http/serve';

/** Who hears customers, and who says that the analysis was wrong. */
export const hear: Right = {
  name: 'voice.hear',
  sentence:
    'Every division hears its customers: the inbox and the patterns are open to everybody who works with customers or represents them.',
  allows: (actor) =>
    isRole(
      actor,
      'owner',
      'cx-lead',
      'division-manager',
      'agent',
      'customer-representative',
      'executive',
      'analyst',
      'privacy-officer',
    ) ||
    (actor.kind === 'key' && actor.keyKind === 'read') ||
    actor.kind === 'system',
};

export const seePatterns: Right = {
  name: 'pattern.see',
  sentence: 'Every employee may see what customers complain of more than before.',
  allows: (actor) => actor.kind === 'employee' || hear.allows(actor, undefined),
};

export const correctAnalysis: Right = {
  name: 'voice.correct',
  sentence:
    'Agents, managers and the CX lead say what a verbatim really is about; the correction is kept and teaches.',
  allows: (actor) => isRole(actor, 'owner', 'cx-lead', 'division-manager', 'agent'),
};

export const namePatternOwner: Right = {
  name: 'pattern.own',
  sentence: 'The CX lead and the managers name the division that mends a pattern.',
  allows: (actor) => isRole(actor, 'owner', 'cx-lead', 'division-manager'),
};

export const teachReading: Right = {
  name: 'voice.teach',
  sentence: 'The CX lead lets the reading learn from our own words, and older words be read again.',
  allows: (actor) => isRole(actor, 'owner', 'cx-lead'),
};

export const listeningRights: Rights<typeof listeningContract> = {
  inbox: hear,
  read: hear,
  facets: hear,
  correct: correctAnalysis,
  patterns: seePatterns,
  pattern: seePatterns,
  own: namePatternOwner,
  models: hear,
  train: teachReading,
  readAgain: teachReading,
  stopReading: teachReading,
};
