import type { ReactElement } from 'react';

/** The chair: a line drawing, decoration only. */
export function Chair({ size = 72 }: { size?: number }): ReactElement {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 72 72"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M22 8c-.6 11 .2 22 1.2 33M49.6 8.4c.5 10.8-.2 21.8-1 32.6" />
      <path d="M22 10.4c9.2-1.1 18.4-1 27.5.2M22.2 19.2c9.2-.8 18.2-.8 27.2.1M22.6 28.2c9-.6 17.8-.6 26.4.1" />
      <path d="M18 42.4c12-1.6 24-1.6 36 0l1.4 4.2c-13 1.5-25.8 1.5-38.8 0L18 42.400Z" />
      <path d="M19.6 47.2 17.2 65M52.6 47.2 55 65M25 48v11.500M47.2 48v11.5" />
      <path d="M18.6 56.200c11.6 1 23.2 1 35 .1" />
    </svg>
  );
}
