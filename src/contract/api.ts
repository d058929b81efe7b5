import { calendarContract } from '#contract/calendar';
import { casesContract } from '#contract/cases';
import { consentContract } from '#contract/consent';
import { customersContract } from '#contract/customers';
import { decisionsContract } from '#contract/decisions';
import { healthContract } from '#contract/health';
import { identityContract } from '#contract/identity';
import { importsContract } from '#contract/imports';
import { improvementsContract } from '#contract/improvements';
import { ingestContract } from '#contract/ingest';
import { journeysContract } from '#contract/journeys';
import { listeningContract } from '#contract/listening';
import { notesContract } from '#contract/notes';
import { openDoorsContract } from '#contract/open-doors';
import { operationsContract } from '#contract/operations';
import { organizationContract } from '#contract/organization';
import { promisesContract } from '#contract/promises';
import { resolutionContract } from '#contract/resolution';
import { rightsContract } from '#contract/rights';
import { segmentsContract } from '#contract/segments';
import { sessionContract } from '#contract/session';
import { silosContract } from '#contract/silos';
import { termsContract } from '#contract/terms';
import { tiesContract } from '#contract/ties';
import { todayContract } from '#contract/today';
import { viewsContract } from '#contract/views';

/** The one door: REST under /api/v1. What is not here is not served; a test holds the two equal. */
export const api = {
  health: healthContract,
  session: sessionContract,
  organization: organizationContract,
  calendar: calendarContract,
  imports: importsContract,
  ingest: ingestContract,
  silos: silosContract,
  customers: customersContract,
  identity: identityContract,
  resolution: resolutionContract,
  segments: segmentsContract,
  ties: tiesContract,
  promises: promisesContract,
  consent: consentContract,
  terms: termsContract,
  notes: notesContract,
  rights: rightsContract,
  journeys: journeysContract,
  listening: listeningContract,
  cases: casesContract,
  decisions: decisionsContract,
  improvements: improvementsContract,
  openDoors: openDoorsContract,
  today: todayContract,
  views: viewsContract,
  operations: operationsContract,
};
