import { useEffect, useRef } from 'react';

/** Keys of the inbox, by the physical key so that they work on a Hebrew keyboard. */
export type Acts = {
  readonly next: () => void;
  readonly before: () => void;
  readonly accept: () => void;
  readonly correct: () => void;
  /** Into what is shown of the one that is chosen. */
  readonly into: () => void;
};

/** J and K walk the list, A accepts what is suggested, C corrects it, Enter goes into it. Silent while somebody types or a dialog is open. */
export function useListeningKeys(acts: Acts): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || busy(event.target)) return;
      if (event.code === 'Enter' && presses(event.target)) return;
      const act = actOf(event.code, latest.current);
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function actOf(code: string, acts: Acts): (() => void) | null {
  if (code === 'KeyJ') return acts.next;
  if (code === 'KeyK') return acts.before;
  if (code === 'KeyA') return acts.accept;
  if (code === 'KeyC') return acts.correct;
  if (code === 'Enter') return acts.into;
  return null;
}

function busy(target: EventTarget | null): boolean {
  const types =
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
  return types || document.querySelector('[role="dialog"]') !== null;
}

/** Enter belongs to the button or link that is focused, if one is. */
function presses(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('a, button, [role]') !== null;
}
