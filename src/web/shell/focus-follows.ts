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
