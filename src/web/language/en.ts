import cases from './en/cases.json';
import companies from './en/companies.json';
import customers from './en/customers.json';
import decisions from './en/decisions.json';
import identity from './en/identity.json';
import imports from './en/imports.json';
import improvements from './en/improvements.json';
import journeys from './en/journeys.json';
import listening from './en/listening.json';
import openDoors from './en/open-doors.json';
import organization from './en/organization.json';
import rights from './en/rights.json';
import segments from './en/segments.json';
import session from './en/session.json';
import shell from './en/shell.json';
import silos from './en/silos.json';
import ties from './en/ties.json';
import today from './en/today.json';
import words from './en/words.json';

export const en = {
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
