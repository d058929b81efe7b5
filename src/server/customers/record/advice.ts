import { REACH } from '#contract/consent';
import type { Customer, Pledge } from '#contract/customers';
import { instant, minuteOfDayIn } from '#kernel/clock';
import type { Met } from '#server/customers/consent/consent.actions';
import { isQuietAt } from '#server/customers/consent/preferences';

/**
 * What to do with this person and what not, each line from a fact on record: a legal threat, a refusal, a wish. What
 * must not be done stands first.
 */
type Advice = Customer['advice'];

export function adviceFor(known: {
  readonly met: Pick<Met, 'standing' | 'preferences'>;
  readonly signals: ReadonlySet<string>;
  readonly legalThreat: boolean;
  readonly promises: readonly Pledge['state'][];
  readonly now: Date;
  readonly timeZone: string;
}): Advice {
  const { standing, preferences } = known.met;
  const advice: Advice = [];
  if (known.legalThreat || known.signals.has('legal-threat'))
    advice.push({ code: 'legal-threat', value: null });
  for (const [purpose, code] of [
    ['advertising', 'no-advertising'],
    ['survey', 'no-survey'],
  ] as const) {
    const asked = standing.filter((one) => one.purpose === purpose);
    const no = REACH.filter((channel) => asked.some((one) => one.channel === channel && one.answer === 'no'));
    if (no.length > 0) advice.push({ code, value: no.join(',') });
  }
  const minute = minuteOfDayIn(known.timeZone, instant(known.now.getTime()));
  if (isQuietAt(preferences.quiet, minute)) advice.push({ code: 'quiet-now', value: null });
  if (known.signals.has('asked-for-human')) advice.push({ code: 'asked-human', value: null });
  if (known.promises.some((state) => state === 'broken' || state === 'overdue'))
    advice.push({ code: 'broken-promise', value: null });
  if (preferences.channel !== null) advice.push({ code: 'prefers-channel', value: preferences.channel });
  if (preferences.language !== null) advice.push({ code: 'prefers-language', value: preferences.language });
  return advice;
}
