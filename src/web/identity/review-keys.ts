import { useEffect, useRef } from 'react';
import type { ReviewAnswer } from './queue.ts';

/** Keys of the reviews, by the physical key so that they work on a Hebrew keyboard and on the figures at its side. */
export type ReviewActs = {
  readonly answer: (answer: ReviewAnswer) => void;
  readonly undo: () => void;
  readonly move: (by: 1 | -1) => void;
};

const ANSWERS: Readonly<Record<string, ReviewAnswer>> = {
  Digit1: 'same',
  Numpad1: 'same',
  Digit2: 'different',
  Numpad2: 'different',
  Digit3: 'later',
  Numpad3: 'later',
};

/** Silent while somebody types, a dialog is open, or a key is held down: nobody decides by leaning on a key. */
export function useReviewKeys(acts: ReviewActs): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || busy(event.target)) return;
      const answer = ANSWERS[event.code];
      const by = stepOf(event.code);
      if (answer !== undefined) latest.current.answer(answer);
      else if (event.code === 'KeyU') latest.current.undo();
      else if (by !== null) latest.current.move(by);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** Onwards is down, or to the side where reading goes on. */
function stepOf(code: string): 1 | -1 | null {
  const onwards = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (code === 'ArrowDown' || code === onwards) return 1;
  return code === 'ArrowUp' || code === 'ArrowLeft' || code === 'ArrowRight' ? -1 : null;
}

function busy(target: EventTarget | null): boolean {
  const types =
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
  return types || document.querySelector('[role="dialog"]') !== null;
}
