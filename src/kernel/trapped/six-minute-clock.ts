/**
 * A professional human within six minutes from the start of the call, in listed trades, for a fault, an account or ending the
 * contract (Israel, Consumer Protection Law 1981, section 18B(a1)(3), amendment 57 of 2019). Nobody is sent to leave a message
 * unless they chose to. The law speaks of calls; in a chat the same clock is our own standard. A bot is no human.
 */
export const SIX_MINUTES = 360_000;

export interface CallTimes {
  /** Start of the call, ms since 1970. */
  readonly began: number;
  /** When a professional human answered. */
  readonly answered?: number;
  /** When the caller hung up or was cut off. */
  readonly ended?: number;
  /** When the caller was diverted to leave a message, and whether that was their choice. */
  readonly diverted?: { readonly at: number; readonly chosen: boolean };
}

export type SixMinutes =
  | { readonly state: 'running'; readonly left: number }
  /** Exactly six minutes is in time. */
  | { readonly state: 'in-time'; readonly waited: number }
  | { readonly state: 'late'; readonly waited: number; readonly over: number }
  /** Hung up, still in time, without an answer: no breach, and no answer either. */
  | { readonly state: 'gave-up'; readonly waited: number }
  | { readonly state: 'chose-message'; readonly waited: number }
  /** Sent to leave a message without having chosen it: a breach whatever the time. */
  | { readonly state: 'diverted'; readonly waited: number };

/** `now` ends what has not ended. Throws RangeError when something is before the start of the call. */
export function sixMinuteClock(call: CallTimes, now: number, limit = SIX_MINUTES): SixMinutes {
  const { began, answered, ended, diverted } = call;
  for (const at of [answered, ended, diverted?.at])
    if (at !== undefined && at < began) throw new RangeError('something in the call is before its start');
  const stop = Math.min(
    answered ?? Number.POSITIVE_INFINITY,
    diverted?.at ?? Number.POSITIVE_INFINITY,
    ended ?? Number.POSITIVE_INFINITY,
  );
  const waited = Math.max(0, Math.min(stop, Math.max(now, began)) - began);
  if (diverted !== undefined && diverted.at === stop && answered !== stop && !diverted.chosen && stop <= now)
    return { state: 'diverted', waited };
  if (waited > limit) return { state: 'late', waited, over: waited - limit };
  if (stop > now) return { state: 'running', left: limit - waited };
  if (answered === stop) return { state: 'in-time', waited };
  return diverted?.at === stop ? { state: 'chose-message', waited } : { state: 'gave-up', waited };
}
