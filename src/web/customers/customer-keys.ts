import { useEffect, useRef } from 'react';

/** Keys of the customer's page, by the physical key so that they work on a Hebrew keyboard. */
export type CustomerActs = Readonly<
  Record<'promise' | 'note' | 'correct' | 'consent' | 'identity' | 'search', () => void>
>;

const KEYS: Readonly<Record<string, keyof CustomerActs>> = {
  KeyP: 'promise',
  KeyN: 'note',
  KeyE: 'correct',
  KeyC: 'consent',
  KeyI: 'identity',
  Slash: 'search',
};

/** Silent while somebody types or a dialog is open. */
export function useCustomerKeys(acts: CustomerActs): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return;
      const act = KEYS[event.code];
      if (act === undefined || busy(event.target)) return;
      event.preventDefault();
      latest.current[act]();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function busy(target: EventTarget | null): boolean {
  const types =
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
  return types || document.querySelector('[role="dialog"]') !== null;
}
