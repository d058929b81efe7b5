import type { z } from 'zod';
import type { Decision, decisionsContract } from '#contract/decisions';
import { done, type Result, refused } from '#kernel/result';
import { type Actor, can, isEmployee, type Right } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import type { Db, World } from '#server/platform/world';
import {
  bringDecision,
  changeDecision,
  closeDecision,
  drawScenario,
  isOutside,
  type Ownership,
  overrideVeto,
  readDecisions,
  voteForCustomer,
  withdrawDecision,
} from './decision.policy.ts';
import {
  type DecisionFile,
  decisionById,
  employeeRef,
  historyOf,
  linesOf,
  register,
  representatives,
  type StoredEvent,
} from './decision.store.ts';
import { liveEvidence, openFrozen } from './evidence.actions.ts';
import { mayCast, mayClose, type Round, VOTES, type Vote } from './veto.ts';

/** A decision as every employee reads it: the draft, what lies before the chair, the ballots and every signature. */
type Register = z.infer<(typeof decisionsContract.list)['~orpc']['outputSchema'] & z.ZodType>;
