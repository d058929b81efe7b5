import type { IconName } from '#web/design/Icon.tsx';

/** The ten rooms and the home, in the order of the side. */
export const ROOMS = [
  { id: 'today', to: '/', icon: 'today' },
  { id: 'customers', to: '/customers', icon: 'people' },
  { id: 'journeys', to: '/journeys', icon: 'path' },
  { id: 'listening', to: '/listening', icon: 'ear' },
  { id: 'cases', to: '/cases', icon: 'baton' },
  { id: 'proactive', to: '/proactive', icon: 'forward' },
  { id: 'decisions', to: '/decisions', icon: 'chair' },
  { id: 'improvements', to: '/improvements', icon: 'bulb' },
  { id: 'measures', to: '/measures', icon: 'measure' },
  { id: 'open-doors', to: '/open-doors', icon: 'door' },
  { id: 'one-language', to: '/one-language', icon: 'word' },
] as const satisfies readonly { id: string; to: string; icon: IconName }[];
export type RoomId = (typeof ROOMS)[number]['id'];

/** Places that are not rooms: reached from the side's foot and from the palette. */
export const PLACES = [
  { id: 'imports', to: '/imports', icon: 'drop' },
  { id: 'silos', to: '/silos', icon: 'swap' },
  { id: 'organization', to: '/organization', icon: 'people' },
  { id: 'audit', to: '/audit', icon: 'log' },
  { id: 'erasures', to: '/erasures', icon: 'cross' },
  { id: 'models', to: '/identity/models', icon: 'link' },
  { id: 'values', to: '/organization/values', icon: 'link' },
  { id: 'calendar', to: '/organization/calendar', icon: 'today' },
] as const satisfies readonly { id: string; to: string; icon: IconName }[];

/** A place that belongs to a room and stands under its name. */
export const REVIEWS = {
  id: 'reviews',
  to: '/identity/reviews',
  icon: 'people',
  right: 'customer.rule',
} as const;

/** Lists beside the customers: reached from their page and from the palette. */
export const LISTS = [
  { id: 'segments', to: '/segments', icon: 'people', right: 'customer.read' },
  { id: 'companies', to: '/companies', icon: 'people', right: 'customer.read' },
] as const satisfies readonly { id: string; to: string; icon: IconName; right: string }[];

/** Some places are only for those who answer for what is in them. */
export function seesPlace(id: (typeof PLACES)[number]['id'], may: (right: string) => boolean): boolean {
  if (id === 'audit') return may('audit.read');
  if (id === 'models') return may('identity-model.choose');
  if (id === 'values') return may('survivorship.choose');
  if (id === 'calendar') return may('calendar.arrange');
  return id !== 'erasures' || may('customer.answer-person');
}
