import type { consentContract } from '#contract/consent';
import type { customersContract } from '#contract/customers';
import type { identityContract } from '#contract/identity';
import type { importsContract } from '#contract/imports';
import type { ingestContract } from '#contract/ingest';
import type { notesContract } from '#contract/notes';
import type { promisesContract } from '#contract/promises';
import type { resolutionContract } from '#contract/resolution';
import type { rightsContract } from '#contract/rights';
import type { segmentsContract } from '#contract/segments';
import type { silosContract } from '#contract/silos';
import type { termsContract } from '#contract/terms';
import type { tiesContract } from '#contract/ties';
import { isRole, type Right } from '#server/platform/access';
import type { Rights } from '#server/platform/http/serve';

/** Who may see customers, say who is who, and bring files. */
export const readCustomers: Right = {
  name: 'customer.read',
  sentence:
    'Everybody who serves, leads, represents or analyses customers sees their record; the customer is visible to every division.',
  allows: (actor) =>
    isRole(
      actor,
      'owner',
      'cx-lead',
      'division-manager',
      'agent',
      'customer-representative',
      'executive',
      'privacy-officer',
      'analyst',
    ) ||
    (actor.kind === 'key' && actor.keyKind === 'read') ||
    actor.kind === 'system',
};

export const seeContactDetails: Right = {
  name: 'customer.see-contact-details',
  sentence:
    'Phones, mail, identity number, birth date and street are seen by those who serve the customer or answer for privacy; not by analysts, executives or read keys.',
  allows: (actor) =>
    isRole(actor, 'owner', 'cx-lead', 'division-manager', 'agent', 'privacy-officer') ||
    actor.kind === 'system',
};

export const splitCustomers: Right = {
  name: 'customer.rule',
  sentence:
    'Agents, managers, the CX lead and the owner may say that two records are one person or are not, and take it back.',
  allows: (actor) => isRole(actor, 'owner', 'cx-lead', 'division-manager', 'agent'),
};

export const writeOfCustomers: Right = {
  name: 'customer.write',
  sentence:
    'Those who serve the customer write down promises, notes, corrections, consent and preferences, and attach files.',
  allows: (actor) => isRole(actor, 'owner', 'cx-lead', 'division-manager', 'agent'),
};

export const chooseModel: Right = {
  name: 'identity-model.choose',
  sentence: 'The owner and the CX lead teach the model of identity and switch a version on.',
  allows: (actor) => isRole(actor, 'owner', 'cx-lead'),
};

export const chooseSurvivorship: Right = {
  name: 'survivorship.choose',
  sentence: 'The owner and the CX lead choose which source wins where sources differ.',
  allows: (actor) => isRole(actor, 'owner', 'cx-lead'),
};

export const bringFiles: Right = {
  name: 'import.run',
  sentence:
    'The owner, the CX lead, managers and analysts may import files; so may the command line on this machine.',
  allows: (actor) =>
    isRole(actor, 'owner', 'cx-lead', 'division-manager', 'analyst') || actor.kind === 'system',
};

export const connectSilos: Right = {
  name: 'connection.change',
  sentence:
    'The owner and the CX lead connect silos, pause them and change their secrets; so may the command line.',
  allows: (actor) => isRole(actor, 'owner', 'cx-lead') || actor.kind === 'system',
};

export const chooseMaster: Right = {
  name: 'silo.choose-master',
  sentence:
    'The owner alone says that the master of a kind of thing is here: from then on a silo is told of it.',
  allows: (actor) => isRole(actor, 'owner'),
};

export const callSilos: Right = {
  name: 'silo.call',
  sentence:
    "The owner says to which address a silo's changes are called; the sample's people may not, and nobody sees the secret again.",
  allows: (actor) => actor.kind === 'employee' && actor.role === 'owner' && !actor.sample,
};

export const carryChanges: Right = {
  name: 'silo.carry',
  sentence:
    'The owner and the CX lead take the changes for a silo away as a file, and have calls made again.',
  allows: (actor) => isRole(actor, 'owner', 'cx-lead'),
};

export const settleConflicts: Right = {
  name: 'silo.settle',
  sentence:
    'The owner, the CX lead and managers say who moves what lives only in a silo, and what holds where a silo says otherwise.',
  allows: (actor) => isRole(actor, 'owner', 'cx-lead', 'division-manager'),
};

export const hearChanges: Right = {
  name: 'outward.read',
  sentence: 'A key of kind outward reads what its one silo is to be told, and nothing else.',
  allows: (actor) => actor.kind === 'key' && actor.keyKind === 'outward' && actor.sourceId !== null,
};

export const takeBackImports: Right = {
  name: 'import.take-back',
  sentence: 'The owner and the CX lead take a whole import back; so may the command line on this machine.',
  allows: (actor) => isRole(actor, 'owner', 'cx-lead') || actor.kind === 'system',
};

export const readImports: Right = {
  name: 'import.read',
  sentence: 'Everybody who works here may see which silos speak and how their imports went.',
  allows: (actor) => actor.kind === 'employee' || actor.kind === 'system',
};

export const sendInteractions: Right = {
  name: 'intake.send',
  sentence: 'A key of kind ingest writes for its one source and reads nothing.',
  allows: (actor) => actor.kind === 'key' && actor.keyKind === 'ingest' && actor.sourceId !== null,
};

export const answerPerson: Right = {
  name: 'customer.answer-person',
  sentence:
    'The privacy officer and the owner answer what a person asks for: the file of everything known of them, and to be forgotten.',
  allows: (actor) => isRole(actor, 'owner', 'privacy-officer'),
};

export const rightsRights: Rights<typeof rightsContract> = {
  previewErasure: answerPerson,
  erase: answerPerson,
  erasures: answerPerson,
  certificate: answerPerson,
};

export const customersRights: Rights<typeof customersContract> = {
  list: readCustomers,
  read: readCustomers,
  timeline: readCustomers,
  count: readCustomers,
  searchTimeline: readCustomers,
  correct: writeOfCustomers,
  withdrawCorrection: writeOfCustomers,
  corrections: readCustomers,
  survivorship: readCustomers,
  setSurvivorship: chooseSurvivorship,
  previewSurvivorship: chooseSurvivorship,
  trust: readCustomers,
  setTrust: chooseSurvivorship,
};

export const nameSegments: Right = {
  name: 'segment.name',
  sentence: 'The owner, the CX lead, managers, representatives of the customer and analysts name segments.',
  allows: (actor) =>
    isRole(actor, 'owner', 'cx-lead', 'division-manager', 'customer-representative', 'analyst'),
};

export const segmentsRights: Rights<typeof segmentsContract> = {
  list: readCustomers,
  save: nameSegments,
  change: nameSegments,
  archive: nameSegments,
  restore: nameSegments,
  people: readCustomers,
};

export const tiesRights: Rights<typeof tiesContract> = {
  household: readCustomers,
  say: splitCustomers,
  withdraw: splitCustomers,
  companies: readCustomers,
  company: readCustomers,
};

export const identityRights: Rights<typeof identityContract> = {
  read: readCustomers,
  why: readCustomers,
  whyNot: readCustomers,
  previewMerge: readCustomers,
  merge: splitCustomers,
  previewSplit: readCustomers,
  split: splitCustomers,
  undo: splitCustomers,
  reviews: splitCustomers,
  answer: splitCustomers,
  takeBackAnswer: splitCustomers,
  setReviewBudget: chooseModel,
  models: readCustomers,
  learn: chooseModel,
  shadow: chooseModel,
  switchOn: chooseModel,
};

export const resolutionRights: Rights<typeof resolutionContract> = {
  runs: readCustomers,
  foresee: chooseModel,
  start: chooseModel,
  act: chooseModel,
};

export const promisesRights: Rights<typeof promisesContract> = {
  ledger: readCustomers,
  rates: readCustomers,
  read: readCustomers,
  make: writeOfCustomers,
  move: writeOfCustomers,
  settle: writeOfCustomers,
  suggested: readCustomers,
  dismiss: writeOfCustomers,
};

export const consentRights: Rights<typeof consentContract> = {
  read: readCustomers,
  say: writeOfCustomers,
  prefer: writeOfCustomers,
};

export const termsRights: Rights<typeof termsContract> = {
  list: readCustomers,
  agree: writeOfCustomers,
  change: writeOfCustomers,
  end: writeOfCustomers,
  restore: writeOfCustomers,
};

export const silosRights: Rights<typeof silosContract> = {
  list: readImports,
  read: readImports,
  setMaster: chooseMaster,
  planMove: settleConflicts,
  recount: settleConflicts,
  conflicts: settleConflicts,
  answerConflict: settleConflicts,
  reopenConflict: settleConflicts,
  callTo: callSilos,
  changeCallSecret: callSilos,
  pauseCalls: callSilos,
  resumeCalls: callSilos,
  stopCalls: callSilos,
  deliveries: carryChanges,
  replay: carryChanges,
};

export const notesRights: Rights<typeof notesContract> = {
  write: writeOfCustomers,
  change: writeOfCustomers,
  add: writeOfCustomers,
};

export const importsRights: Rights<typeof importsContract> = {
  preview: bringFiles,
  previewValue: bringFiles,
  start: bringFiles,
  connectors: bringFiles,
  list: readImports,
  read: readImports,
  cancel: bringFiles,
  previewTakeBack: takeBackImports,
  takeBack: takeBackImports,
  sources: readImports,
};

export const ingestRights: Rights<typeof ingestContract> = {
  store: sendInteractions,
  connections: readImports,
  connect: connectSilos,
  pauseConnection: connectSilos,
  resumeConnection: connectSilos,
  changeSecret: connectSilos,
  disconnect: connectSilos,
  quarantine: bringFiles,
  replay: bringFiles,
};
