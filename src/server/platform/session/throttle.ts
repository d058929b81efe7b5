/**
 * So many tries in a window, per key (an account, an address). Kept in memory: a restart forgives, and the number of
 * keys is bounded so that an attacker cannot fill it.
 */
export interface Throttle {
  /** Counts this try; false when there were too many. Times in milliseconds. */
  admits(key: string, now: number): boolean;
}

const KEYS = 20_000;

export function openThrottle({ tries, windowMs }: { tries: number; windowMs: number }): Throttle {
  const recent = new Map<string, number[]>();
  return {
    admits(key, now) {
      const since = (recent.get(key) ?? []).filter((at) => at > now - windowMs);
      recent.delete(key);
      if (since.length < tries) since.push(now);
      else {
        recent.set(key, since);
        return false;
      }
      recent.set(key, since);
      for (const oldest of recent.keys()) {
        if (recent.size <= KEYS) break;
        recent.delete(oldest);
      }
      return true;
    },
  };
}
