import type { decisionsContract } from '#contract/decisions';
import type { Role } from '#contract/organization';
import { inLine, isAbove, type ReportsTo } from '#server/decisions/chair/line';
import { type Actor, isEmployee, isRole, type Right } from '#server/platform/access';
import type { Rights } from '#server/platform/http/serve';

/**
 * Who may do what with a decision, one sentence per right. Without a decision the question is the door's: could this
 * person ever? With one, the proposer and the proposer's line decide.
 */
export interface Ownership {
  readonly proposer: string;
  readonly line: ReportsTo;
}
type Asked = Ownership | undefined;

/** Roles that speak for the customer, study or protect: they do not propose. */
const DO_NOT_PROPOSE: readonly Role[] = ['customer-representative', 'analyst', 'privacy-officer'];

export const readDecisions: Right<Asked> = {
  name: 'decision.read',
  sentence: 'Every employee reads every decision, its vetoes and its overrides',
  allows: (actor) => isEmployee(actor),
};

export const proposeDecision: Right<Asked> = {
  name: 'decision.propose',
  sentence:
    'Every employee proposes a decision, except customer representatives, analysts and the privacy officer',
  allows: (actor) => isEmployee(actor) && !isRole(actor, ...DO_NOT_PROPOSE),
};

export const changeDecision: Right<Asked> = {
  name: 'decision.change',
  sentence: 'The proposer changes the decision while no vote is open',
  allows: isProposer,
};

export const drawScenario: Right<Asked> = {
  name: 'decision.draw-scenario',
  sentence: 'The proposer, customer representatives, the CX lead and the owner seat a customer',
  allows: (actor, decision) =>
    isProposer(actor, decision) || isRole(actor, 'customer-representative', 'cx-lead', 'owner'),
};

export const bringDecision: Right<Asked> = {
  name: 'decision.bring',
  sentence: 'The proposer, the CX lead and the owner bring the decision to the empty chair',
  allows: (actor, decision) => isProposer(actor, decision) || isRole(actor, 'cx-lead', 'owner'),
};

/** The line is a refusal of its own (`own-line`), so that the person learns why. */
export const voteForCustomer: Right<Asked> = {
  name: 'decision.vote',
  sentence: 'Customer representatives vote, unless the decision is their own or of their own line',
  allows: (actor) => isRole(actor, 'customer-representative'),
};

export const closeDecision: Right<Asked> = {
  name: 'decision.close',
  sentence: 'The proposer, the CX lead and the owner close a decision that the chair has cleared',
  allows: (actor, decision) => isProposer(actor, decision) || isRole(actor, 'cx-lead', 'owner'),
};

/** That nobody signs over the veto of their own decision is a refusal of its own (`own-decision`). */
export const overrideVeto: Right<Asked> = {
  name: 'decision.override',
  sentence:
    'An executive above the proposer, or the owner, signs over a veto in the open; never the proposer',
  allows: (actor, decision) => {
    if (isRole(actor, 'owner')) return true;
    if (!isEmployee(actor) || actor.role !== 'executive') return false;
    return (
      decision === undefined ||
      decision.proposer === actor.employeeId ||
      isAbove(decision.line, actor.employeeId, decision.proposer)
    );
  },
};

export const withdrawDecision: Right<Asked> = {
  name: 'decision.withdraw',
  sentence: 'The proposer, and everybody above the proposer, withdraw the decision',
  allows: (actor, decision) => {
    if (isProposer(actor, decision) || decision === undefined) return isEmployee(actor);
    return isEmployee(actor) && isAbove(decision.line, actor.employeeId, decision.proposer);
  },
};

export const decisionsRights = {
  list: readDecisions,
  read: readDecisions,
  propose: proposeDecision,
  change: changeDecision,
  drawScenario,
  bring: bringDecision,
  vote: voteForCustomer,
  close: closeDecision,
  override: overrideVeto,
  withdraw: withdrawDecision,
} satisfies Rights<typeof decisionsContract>;

/** A person outside the proposer's line: only such may hold the chair. */
export function isOutside(employeeId: string, { proposer, line }: Ownership): boolean {
  return !inLine(line, employeeId, proposer);
}

function isProposer(actor: Actor, decision: Asked): boolean {
  return isEmployee(actor) && (decision === undefined || decision.proposer === actor.employeeId);
}
