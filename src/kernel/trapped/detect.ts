import { type Behaviour, behaviourOf } from './behaviour.ts';
import type { Talk } from './talk.ts';

/**
 * Is this customer trapped? Five signs in behaviour, any of which is enough while nothing is resolved, and one that needs no
 * second: whoever asks for a human is heard at once. That is policy, not statistics.
 */
export type Reason =
  | { readonly reason: 'asked-for-human'; readonly times: number }
  | { readonly reason: 'human-refused'; readonly times: number }
  | { readonly reason: 'dead-ends'; readonly times: number }
  | { readonly reason: 'same-step'; readonly times: number }
  | { readonly reason: 'circle'; readonly times: number }
  | { readonly reason: 'bot-time'; readonly minutes: number }
  | { readonly reason: 'bot-time-unusual'; readonly minutes: number; readonly usualMinutes: number }
  | { readonly reason: 'negative-replies'; readonly times: number }
  | { readonly reason: 'ping-pong'; readonly times: number; readonly askedAgain: number };

export interface Found {
  readonly state: 'free' | 'trapped' | 'released' | 'resolved';
  readonly reasons: readonly Reason[];
  /** Place of the turn after which it was so, null when it never was. */
  readonly sinceTurn: number | null;
  readonly behaviour: Behaviour;
}

export interface Limits {
  readonly deadEnds: number;
  readonly visits: number;
  readonly botMinutes: number;
  /** So many times the usual bot time of this matter. */
  readonly timesUsual: number;
  readonly negativeReplies: number;
}

export const LIMITS: Limits = { deadEnds: 2, visits: 3, botMinutes: 10, timesUsual: 3, negativeReplies: 3 };
const MINUTE = 60_000;

/**
 * @param usualBotTime median bot time of talks about the same matter, in ms.
 * `released`: a person answered after the customer had been trapped by a bot, and the people did not trap them again.
 */
export function detectTrapped(
  talk: Talk,
  { limits = LIMITS, usualBotTime = null }: { limits?: Limits; usualBotTime?: number | null } = {},
): Found {
  const behaviour = behaviourOf(talk);
  const reasons = reasonsOf(behaviour, limits, usualBotTime);
  if (reasons.length === 0) return { state: 'free', reasons, sinceTurn: null, behaviour };
  let sinceTurn = talk.length - 1;
  for (let at = 0; at < talk.length; at++)
    if (reasonsOf(behaviourOf(talk.slice(0, at + 1)), limits, usualBotTime).length > 0) {
      sinceTurn = at;
      break;
    }
  const after = talk.slice(sinceTurn + 1);
  const resolved = after.findLastIndex(({ means }) => means.includes('resolved'));
  const byPeople = reasons.some(({ reason }) => reason === 'ping-pong');
  const state =
    resolved >= 0 && !after.slice(resolved + 1).some(({ by }) => by === 'customer')
      ? 'resolved'
      : !byPeople && after.some(({ by }) => by === 'person')
        ? 'released'
        : 'trapped';
  return { state, reasons, sinceTurn, behaviour };
}

function reasonsOf(seen: Behaviour, limits: Limits, usualBotTime: number | null): Reason[] {
  const reasons: Reason[] = [];
  const negative = seen.negations + seen.rephrasings;
  if (seen.humanRequests > 0) reasons.push({ reason: 'asked-for-human', times: seen.humanRequests });
  if (seen.humanRefusals > 0 && seen.humanRequests > 0)
    reasons.push({ reason: 'human-refused', times: seen.humanRefusals });
  if (seen.deadEnds >= limits.deadEnds) reasons.push({ reason: 'dead-ends', times: seen.deadEnds });
  if (seen.mostVisits >= limits.visits) reasons.push({ reason: 'same-step', times: seen.mostVisits });
  if (seen.circles > 0) reasons.push({ reason: 'circle', times: seen.circles });
  if (seen.botTime !== null && seen.botTime > limits.botMinutes * MINUTE)
    reasons.push({ reason: 'bot-time', minutes: seen.botTime / MINUTE });
  if (seen.botTime !== null && usualBotTime !== null && seen.botTime > limits.timesUsual * usualBotTime)
    reasons.push({
      reason: 'bot-time-unusual',
      minutes: seen.botTime / MINUTE,
      usualMinutes: usualBotTime / MINUTE,
    });
  if (negative >= limits.negativeReplies) reasons.push({ reason: 'negative-replies', times: negative });
  if (seen.pingPong > 0 && seen.askedAgain > 0)
    reasons.push({ reason: 'ping-pong', times: seen.pingPong, askedAgain: seen.askedAgain });
  return reasons;
}
