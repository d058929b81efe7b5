/**
 * When a call that failed is made again. It waits longer each time, about a day and a half in all, and then a person has
 * to look. Calls that failed together do not come back together: each is shifted by up to a tenth, by its own identifier.
 */
const WAITS_SECONDS = [30, 120, 600, 1_800, 7_200, 21_600, 86_400];
const DAY_SECONDS = 86_400;

/** After so many tries a change is given up: a dead letter, shown and replayable. */
export const TRIES = WAITS_SECONDS.length + 1;

/** Seconds; `asked` is what the silo asked for, at most a day. `id` is an identifier whose last digits are random. */
export function waitAfter(failures: number, id: string, asked: number | null): number {
  const usual = WAITS_SECONDS[Math.min(Math.max(failures, 1), WAITS_SECONDS.length) - 1] ?? DAY_SECONDS;
  const shift = (Number.parseInt(id.slice(-4), 16) || 0) / 0xffff;
  return Math.round(Math.max(usual * (1 + shift / 10), Math.min(asked ?? 0, DAY_SECONDS)));
}

/** What an answer means: taken; not this one; nobody there now; never come again. */
export function meaningOf(status: number): 'taken' | 'not-this' | 'not-now' | 'gone' {
  if (status >= 200 && status < 300) return 'taken';
  if (status === 410) return 'gone';
  return status >= 500 ||
    status === 401 ||
    status === 403 ||
    status === 404 ||
    status === 408 ||
    status === 429
    ? 'not-now'
    : 'not-this';
}
