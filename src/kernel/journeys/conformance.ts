import type { EventLog } from './event-log.ts';
import { variants } from './variants.ts';

/**
 * Did journeys go as they were designed? Either by single rules (this must happen, that must not, an answer within a day,
 * never before), each with the share of journeys that kept it, or by likeness to the designed paths. A journey that kept to
 * the design is not yet a good one for the customer.
 * Rules after Declare (Pesic, van der Aalst 2006).
 */
export type Rule =
  | { readonly rule: 'must-happen'; readonly activity: string }
  | { readonly rule: 'must-not-happen'; readonly activity: string }
  /** After each `activity` the `answer` comes, within so many ms (no end: at any time). */
  | {
      readonly rule: 'response';
      readonly activity: string;
      readonly answer: string;
      readonly within?: number;
    }
  /** `activity` never without a `first` before it. */
  | { readonly rule: 'precedence'; readonly first: string; readonly activity: string };

export interface Kept {
  readonly rule: Rule;
  /** Journeys that the rule speaks about and that are decided. */
  readonly cases: number;
  readonly kept: number;
  /** kept / cases; null when there are none. */
  readonly share: number | null;
  /** Journeys that may still keep it: the time of a response is not over. */
  readonly undecided: number;
  /** Names of the cases that broke it. */
  readonly broken: readonly string[];
}

/**
 * @param until end of watching in ms since 1970; a response that was not yet due then is undecided, not broken. What must happen
 * without a time can still happen in a journey that runs: give only journeys that are over.
 */
export function checkRules(log: EventLog, rules: readonly Rule[], until: number): Kept[] {
  return rules.map((rule) => {
    const broken: string[] = [];
    let kept = 0;
    let undecided = 0;
    for (const [one, name] of log.cases.entries()) {
      const first = log.offsets[one] ?? 0;
      const end = log.offsets[one + 1] ?? 0;
      if (first === end) continue;
      const verdict = judge(log, rule, { first, end, until });
      if (verdict === 'kept') kept++;
      else if (verdict === 'broken') broken.push(name);
      else if (verdict === 'undecided') undecided++;
    }
    const cases = kept + broken.length;
    return { rule, cases, kept, share: cases === 0 ? null : kept / cases, undecided, broken };
  });
}

type Verdict = 'kept' | 'broken' | 'undecided' | 'not-concerned';

function judge(log: EventLog, rule: Rule, span: { first: number; end: number; until: number }): Verdict {
  const place = log.activities.indexOf(rule.activity);
  const steps = log.activity.subarray(span.first, span.end);
  switch (rule.rule) {
    case 'must-happen':
      return steps.includes(place) ? 'kept' : 'broken';
    case 'must-not-happen':
      return steps.includes(place) ? 'broken' : 'kept';
    case 'precedence': {
      const at = steps.indexOf(place);
      if (at < 0) return 'not-concerned';
      return steps.subarray(0, at).includes(log.activities.indexOf(rule.first)) ? 'kept' : 'broken';
    }
    case 'response':
      return judgeResponse(
        log,
        { asked: place, answer: log.activities.indexOf(rule.answer) },
        rule.within,
        span,
      );
  }
}

/** From the end of what was asked to the beginning of the answer. Without known times only the order speaks. */
function judgeResponse(
  log: EventLog,
  { asked, answer }: { asked: number; answer: number },
  within: number | undefined,
  { first, end, until }: { first: number; end: number; until: number },
): Verdict {
  let verdict: Verdict = 'not-concerned';
  for (let at = first; at < end; at++) {
    if (log.activity[at] !== asked) continue;
    const from = log.ended[at] ?? Number.NaN;
    let to = at + 1;
    while (to < end && log.activity[to] !== answer) to++;
    if (to < end) {
      if (within !== undefined && (log.began[to] ?? Number.NaN) - from > within) return 'broken';
      if (verdict === 'not-concerned') verdict = 'kept';
    } else if (within !== undefined && from + within >= until) verdict = 'undecided';
    else return 'broken';
  }
  return verdict;
}

/**
 * Likeness of one path to the nearest designed one: 1 − (steps to insert and to leave out) / (length + length), 0..1.
 * The same path is 1, nothing in common 0.
 */
export function fitnessOf(path: readonly string[], designed: readonly (readonly string[])[]): number {
  if (designed.length === 0) throw new RangeError('there is no designed path to be like');
  return Math.max(
    ...designed.map((one) => {
      const length = one.length + path.length;
      return length === 0 ? 1 : (2 * commonSteps(path, one)) / length;
    }),
  );
}

/** Mean over all journeys; null when there are none. */
export function fitness(log: EventLog, designed: readonly (readonly string[])[]): number | null {
  let cases = 0;
  let sum = 0;
  for (const path of variants(log)) {
    cases += path.cases;
    sum += path.cases * fitnessOf(path.activities, designed);
  }
  return cases === 0 ? null : sum / cases;
}

/** Longest common subsequence, row by row: (a + b − 2 × common) is the least number of steps to insert and leave out. */
function commonSteps(a: readonly string[], b: readonly string[]): number {
  const row = new Uint32Array(b.length + 1);
  for (const step of a) {
    let diagonal = 0;
    for (let at = 1; at <= b.length; at++) {
      const above = row[at] ?? 0;
      row[at] = step === b[at - 1] ? diagonal + 1 : Math.max(above, row[at - 1] ?? 0);
      diagonal = above;
    }
  }
  return row[b.length] ?? 0;
}
