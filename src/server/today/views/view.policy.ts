import type { ViewPlace, viewsContract } from '#contract/views';
import { readCases } from '#server/cases/case.policy';
import { readCustomers } from '#server/customers/customer.policy';
import { isEmployee, isRole, type Right } from '#server/platform/access';
import type { Rights } from '#server/platform/http/serve';

/** Who keeps views, and who sees those of others. */
export const keepViews: Right = {
  name: 'view.keep',
  sentence: 'Everybody who works here keeps views of lists, for themselves or their division.',
  allows: (actor) => isEmployee(actor),
};

export const shareWithEverybody: Right = {
  name: 'view.share-with-everybody',
  sentence: 'The owner, the CX lead, managers and analysts share views with everybody.',
  allows: (actor) => isRole(actor, 'owner', 'cx-lead', 'division-manager', 'analyst'),
};

export const tidyViews: Right = {
  name: 'view.tidy',
  sentence: 'The owner and the CX lead rename and remove views that others share.',
  allows: (actor) => isRole(actor, 'owner', 'cx-lead'),
};

/** A view is only told to those who may see its list at all. */
export const SEES: Readonly<Record<ViewPlace, Right>> = {
  '/cases': readCases,
  '/promises': readCustomers,
  '/listening': readCustomers,
  '/segments': readCustomers,
  '/decisions': keepViews,
  '/improvements': keepViews,
};

export const viewsRights: Rights<typeof viewsContract> = {
  list: keepViews,
  save: keepViews,
  change: keepViews,
  remove: keepViews,
  restore: keepViews,
  setDefault: keepViews,
};
