import type { calendarContract } from '#contract/calendar';
import { readOrganization } from '#server/organization/organization.policy';
import { isRole, type Right } from '#server/platform/access';
import type { Rights } from '#server/platform/http/serve';

/** Who says when the organization is open. */
export const arrangeCalendar: Right = {
  name: 'calendar.arrange',
  sentence: 'The owner and the CX lead say when the organization is open.',
  allows: (actor) => isRole(actor, 'owner', 'cx-lead'),
};

export const calendarRights: Rights<typeof calendarContract> = {
  read: readOrganization,
  change: arrangeCalendar,
  takeBack: arrangeCalendar,
  readFile: arrangeCalendar,
};
