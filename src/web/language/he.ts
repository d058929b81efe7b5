import cases from './he/cases.json';
import companies from './he/companies.json';
import customers from './he/customers.json';
import decisions from './he/decisions.json';
import identity from './he/identity.json';
import imports from './he/imports.json';
import improvements from './he/improvements.json';
import journeys from './he/journeys.json';
import listening from './he/listening.json';
import openDoors from './he/open-doors.json';
import organization from './he/organization.json';
import rights from './he/rights.json';
import segments from './he/segments.json';
import session from './he/session.json';
import shell from './he/shell.json';
import silos from './he/silos.json';
import ties from './he/ties.json';
import today from './he/today.json';
import words from './he/words.json';

export const he = {
  shell,
  words,
  session,
  today,
  customers,
  segments,
  silos,
  ties,
  companies,
  identity,
  imports,
  organization,
  rights,
  journeys,
  listening,
  cases,
  decisions,
  improvements,
  'open-doors': openDoors,
};
