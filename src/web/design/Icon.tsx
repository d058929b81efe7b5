import type { ReactElement } from 'react';

/** Line icons drawn for this product; decoration only, the name stands beside or in an aria-label. */
const PATHS = {
  today: 'M4 11 12 4l8 7M6 10v9h12v-9M10 19v-5h4v5',
  people:
    'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM3.5 19c.5-3.3 2.6-5 5.5-5s5 1.7 5.5 5M15.5 5.300a3 3 0 0 1 0 5.400M17 14.300c2 .6 3.2 2.2 3.5 4.7',
  path: 'M6 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM18 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8 6h7a3 3 0 0 1 0 6H9a3 3 0 0 0 0 6h7',
  ear: 'M7 10a5 5 0 0 1 10 0c0 3.5-3.5 4-3.5 7a2.7 2.7 0 0 1-5 1.300M10 10a2 2 0 0 1 4 0c0 1.2-1.5 1.5-1.5 3',
  baton: 'M5 19 19 5M5 19l-1-2.500L16.5 4 19 5l1 2.500L7.5 20 5 19ZM8 13l3 3',
  forward: 'M5 12h11M12 7.500l4.5 4.5-4.5 4.500M20 5v14',
  chair: 'M7.5 3 8 12v9M8 12h9v9M8 15.5h9',
  bulb: 'M9 17c0-2-3-3.5-3-7a6 6 0 0 1 12 0c0 3.5-3 5-3 7ZM10 20.500h4',
  measure: 'M4 20h16M7 20v-6M12 20V6M17 20v-9',
  door: 'M6 21V4h9v17M4 21h16M15 6l3 1v14M12 12.500v.5',
  letter: 'M4 6h16v12H4ZM4 7l8 6 8-6',
  word: 'M5 5h14v10h-8l-4 4v-4H5ZM8.5 8.500h7M8.5 11.500h4',
  file: 'M7 3h7l4 4v14H7ZM14 3v4h4',
  drop: 'M12 4v11M8 11l4 4 4-4M5 19h14',
  search: 'M11 17a6 6 0 1 0 0-12 6 6 0 0 0 0 12ZM15.5 15.5 20 20',
  sun: 'M12 15.500a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.400M18.4 5.6 17 7M7 17l-1.4 1.4',
  moon: 'M19 14.500A7.5 7.5 0 0 1 9.5 5 7.5 7.5 0 1 0 19 14.500Z',
  globe: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM4 12h16M12 4c5 5 5 11 0 16M12 4c-5 5-5 11 0 16',
  leave: 'M10 4H5v16h5M14 8l4 4-4 4M18 12H9',
  log: 'M6 4h12v16H6ZM9 8.500h6M9 12h6M9 15.500h4',
  check: 'M5 12.5 10 17.5 19 7',
  cross: 'M6 6l12 12M18 6 6 18',
  clock: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM12 7.500V12l3 2',
  calendar: 'M5 6h14v13H5ZM5 10h14M9 4v4M15 4v4',
  alert: 'M12 4 3 19h18ZM12 10v4M12 16.500v.3',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  swap: 'M7 4v14M7 18l-3-3M7 18l3-3M17 20V6M17 6l-3 3M17 6l3 3',
  lock: 'M6 11h12v9H6ZM9 11V8a3 3 0 0 1 6 0v3',
  next: 'M9 6l6 6-6 6',
  link: 'M10 14a3.5 3.5 0 0 0 5 0l3.5-3.500a3.5 3.5 0 0 0-5-5L12 7M14 10a3.5 3.5 0 0 0-5 0l-3.5 3.500a3.5 3.5 0 0 0 5 5L12 17',
} as const;
export type IconName = keyof typeof PATHS;
const MIRRORED: ReadonlySet<IconName> = new Set(['next', 'forward', 'leave']);

export function Icon({ name, size = 20 }: { name: IconName; size?: number }): ReactElement {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      data-mirrored={MIRRORED.has(name) || undefined}
      style={{ flexShrink: 0 }}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
