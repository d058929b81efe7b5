import { useEffect, useState } from 'react';

/**
 * A dialog that goes away gives the keyboard back to what opened it; if that is gone as well, to the page. (The
 * component library does so only for dialogs that stay mounted while they are closed.)
 */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body && document.activeElement !== null) return;
        const back = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
        (back ? opener : document.getElementById('content'))?.focus({ preventScroll: true });
      });
    },
    [opener],
  );
}

/** Marks the first field of a form as the one that is focused when its dialog opens, unless another is marked. */
export function aimAtFirstField(form: HTMLFormElement | null): void {
  if (form === null || form.querySelector('[data-autofocus]') !== null) return;
  form.querySelector('input:not([type=hidden]), textarea, button')?.setAttribute('data-autofocus', '');
}
