import { useEffect, useRef } from 'react';

/**
 * Shortcuts go by the physical key, so that they work on a Hebrew keyboard: Ctrl or ⌘ with K opens the palette, "?"
 * tells the shortcuts. While somebody types, only the palette answers.
 */
export function useShortcuts(acts: { palette: () => void; shortcuts: () => void }): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.code === 'KeyK') {
        event.preventDefault();
        latest.current.palette();
      } else if (!typing(event.target) && (event.key === '?' || (event.shiftKey && event.code === 'Slash'))) {
        event.preventDefault();
        latest.current.shortcuts();
      }
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
