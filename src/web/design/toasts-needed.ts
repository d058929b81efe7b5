import { useSyncExternalStore } from 'react';

/** Whether anything was said in a toast yet; the place for toasts is only drawn from then on. */
let needed = false;
const listeners = new Set<() => void>();

export function needToasts(): void {
  needed = true;
  for (const listener of listeners) listener();
}

export function useToastsNeeded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => needed,
  );
}
