import type { journeysContract } from '#contract/journeys';
import { isRole, type Right } from '#server/platform/access';
import type { Rights } from '#server/platform/http/serve';

/** The map is everybody's; its rows name customers and are for those who may see them. */
export const seeJourneys: Right = {
  name: 'journey.see',
  sentence: 'Every employee sees what customers go through and which division owns each touchpoint.',
  allows: (actor) =>
    actor.kind === 'employee' ||
    actor.kind === 'system' ||
    (actor.kind === 'key' && actor.keyKind === 'read'),
};

export const seeJourneyRows: Right = {
  name: 'journey.see-rows',
  sentence: 'The rows behind a touchpoint are opened by those who may see customers.',
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

export const nameOwnerOfTouchpoint: Right = {
  name: 'journey.own',
  sentence: 'The owner and the CX lead name the division that owns a touchpoint.',
  allows: (actor) => isRole(actor, 'owner', 'cx-lead'),
};

export const journeysRights: Rights<typeof journeysContract> = {
  list: seeJourneys,
  read: seeJourneys,
  touchpoint: seeJourneys,
  interactions: seeJourneyRows,
  assign: nameOwnerOfTouchpoint,
};
