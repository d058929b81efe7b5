import type { Connector } from '#contract/mapping';
import { billing } from './billing/mapping.ts';
import { bot } from './bot/mapping.ts';
import { branchVisits } from './branch-visits/mapping.ts';
import { campaign } from './campaign/mapping.ts';
import { crm } from './crm/mapping.ts';
import { helpDesk } from './help-desk/mapping.ts';
import { phoneCentre } from './phone-centre/mapping.ts';
import { reviews } from './reviews/mapping.ts';
import { scheduling } from './scheduling/mapping.ts';
import { shop } from './shop/mapping.ts';
import { social } from './social/mapping.ts';
import { webEvents } from './web-events/mapping.ts';
import { whatsapp } from './whatsapp/mapping.ts';

/** What companies have, in the order in which the wizard offers it. A new one is a folder with a mapping and a sample, and a line here. */
export const CONNECTORS: readonly Connector[] = [
  crm,
  helpDesk,
  billing,
  phoneCentre,
  bot,
  scheduling,
  campaign,
  shop,
  reviews,
  social,
  branchVisits,
  webEvents,
  whatsapp,
];
