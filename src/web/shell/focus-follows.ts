import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/**
 * The keyboard goes along when the room changes: to the field that the room begins with, where there is one and no
 * finger would be surprised by a keyboard, else to the content.
 */
export function useFocusFollows(): void {
  const shown = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (shown === undefined) return;
    const content = document.getElementById('content');
    const first = window.matchMedia('(pointer: fine)').matches
      ? content?.querySelector<HTMLElement>('[data-autofocus]')
      : null;
    if (before.current !== undefined || first) (first ?? content)?.focus({ preventScroll: true });
    before.current = shown;
  }, [shown]);
}

/**
 * A button that did its work may be gone after it ("accept the baton"): then the keyboard goes on at the part of the
 * page where it stood, and not at the page's beginning.
 */
export function useFocusStays(): void {
  useEffect(() => {
    let around: Element[] = [];
    const remember = ({ target }: FocusEvent): void => {
      around = [];
      for (let at = target instanceof Element ? target : null; at !== null; at = at.parentElement)
        around.push(at);
    };
    const watch = new MutationObserver(() => {
      if (document.activeElement !== document.body || around[0]?.isConnected !== false) return;
      const place = around.find((one) => one.isConnected && one.matches(PLACES));
      around = [];
      if (!(place instanceof HTMLElement)) return;
      if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    });
    document.addEventListener('focusin', remember);
    watch.observe(document.body, { childList: true, subtree: true });
    return () => {
      watch.disconnect();
      document.removeEventListener('focusin', remember);
    };
  }, []);
}

const PLACES = 'section, article, li, [role="dialog"], #content';
