import type { casesContract } from '#contract/cases';
import type { Role } from '#contract/organization';
import type { Baton } from '#server/cases/baton/baton';
import { type Actor, can, isEmployee, isRole, type Right } from '#server/platform/access';
import type { Rights } from '#server/platform/http/serve';

/**
 * Who may do what with a case, one sentence per right. Without a case the question is the door's: could this person
 * ever? With one, the division that holds the baton, or is offered it, decides.
 */
type Asked = Baton | undefined;

const SEES_ALL: readonly Role[] = [
  'owner',
  'cx-lead',
  'division-manager',
  'agent',
  'executive',
  'privacy-officer',
];
/** Roles that know customers by pseudonym only. */
const PSEUDONYMOUS: readonly Role[] = ['customer-representative', 'analyst'];
const CARES: readonly Role[] = ['owner', 'cx-lead', 'division-manager', 'agent'];

export const readCases: Right<Asked> = {
  name: 'case.read',
  sentence:
    'Agents, managers, the CX lead, the owner, executives and the privacy officer read every case; other employees, but not those who know customers by pseudonym, read those that their division holds or is offered',
  allows: (actor, baton) =>
    isRole(actor, ...SEES_ALL) || mayHold(actor, baton, [baton?.holder, baton?.offeredTo]),
};

export const openCase: Right<Asked> = {
  name: 'case.open',
  sentence: 'Agents, division managers, the CX lead and the owner open a case',
  allows: (actor) => isRole(actor, ...CARES),
};

export const handOverCase: Right<Asked> = {
  name: 'case.hand-over',
  sentence: 'The division that holds the baton offers it to another; the CX lead and the owner may offer any',
  allows: (actor, baton) => leads(actor) || mayHold(actor, baton, [baton?.holder]),
};

export const acceptCase: Right<Asked> = {
  name: 'case.accept',
  sentence:
    'Members of the division to which the baton is offered take it; an owner without a division stands in for each',
  allows: (actor, baton) => mayHold(actor, baton, [baton?.offeredTo]),
};

export const giveBackCase: Right<Asked> = {
  name: 'case.give-back',
  sentence:
    'The division to which the baton is offered gives it back; the one that offers it, the CX lead and the owner may take the offer back',
  allows: (actor, baton) => leads(actor) || mayHold(actor, baton, [baton?.offeredTo, baton?.holder]),
};

export const noteCase: Right<Asked> = {
  name: 'case.note',
  sentence: 'Whoever cares for customers, and the division that holds or is offered the baton, writes notes',
  allows: (actor, baton) =>
    isRole(actor, ...CARES) || mayHold(actor, baton, [baton?.holder, baton?.offeredTo]),
};

export const tellCustomer: Right<Asked> = {
  name: 'case.tell',
  sentence:
    'The division that holds the baton, the CX lead and the owner write down what the customer was told',
  allows: (actor, baton) => leads(actor) || mayHold(actor, baton, [baton?.holder]),
};

export const compensateCase: Right<Asked> = {
  name: 'case.compensate',
  sentence:
    'The division that holds the baton, the CX lead and the owner give within the compensation policy',
  allows: (actor, baton) => leads(actor) || mayHold(actor, baton, [baton?.holder]),
};

export const closeCase: Right<Asked> = {
  name: 'case.close',
  sentence:
    'The division that holds the baton closes the case; an owner without a division stands in for each',
  allows: (actor, baton) => mayHold(actor, baton, [baton?.holder]),
};

export const reopenCase: Right<Asked> = {
  name: 'case.reopen',
  sentence:
    'Agents, division managers, the CX lead, the owner and the division that held the baton last reopen a case',
  allows: (actor, baton) => isRole(actor, ...CARES) || mayHold(actor, baton, [baton?.holder]),
};

export const readCompensationPolicy: Right<Asked> = {
  name: 'compensation-policy.read',
  sentence: 'Every employee reads who may give what for which harm',
  allows: isEmployee,
};

export const casesRights = {
  list: readCases,
  read: readCases,
  open: openCase,
  handOver: handOverCase,
  accept: acceptCase,
  giveBack: giveBackCase,
  note: noteCase,
  compensate: compensateCase,
  close: closeCase,
  reopen: reopenCase,
  policy: readCompensationPolicy,
} satisfies Rights<typeof casesContract>;

/** What the screen may offer on this case, given who asks and where the baton is. */
export function permitted(actor: Actor, baton: Baton): string[] {
  const open = [noteCase, tellCustomer, compensateCase];
  const held = [handOverCase, closeCase];
  const inTheAir = [acceptCase, giveBackCase];
  const rights =
    baton.state === 'closed' ? [reopenCase] : [...open, ...(baton.offeredTo === null ? held : inTheAir)];
  return rights.filter((right) => can(actor, right, baton)).map((right) => right.name);
}

/** Null when the actor reads every case; otherwise the one division whose cases they read. */
export function readsOnlyOf(actor: Actor): string | null {
  return isRole(actor, ...SEES_ALL) || !isEmployee(actor) ? null : actor.divisionId;
}

function leads(actor: Actor): boolean {
  return isRole(actor, 'cx-lead', 'owner');
}

/** An owner without a division stands in for each: a young installation has nobody else. */
function mayHold(actor: Actor, baton: Asked, divisions: readonly (string | null | undefined)[]): boolean {
  if (!isEmployee(actor) || isRole(actor, ...PSEUDONYMOUS)) return false;
  if (actor.role === 'owner' && actor.divisionId === null) return true;
  return actor.divisionId !== null && (baton === undefined || divisions.includes(actor.divisionId));
}
