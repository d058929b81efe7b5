import type { ColumnType, Generated } from 'kysely';

/** Rows of the migrated database. Written by `npm run tables`; a test holds it equal to the migrations. */
type Json = ColumnType<unknown, string, string>;
type JsonDefaulted = ColumnType<unknown, string | undefined, string>;

interface ApiKeyRow {
  id: string;
  name: string;
  kind: 'ingest' | 'read' | 'outward';
  source_id: string | null;
  secret_hash: Buffer;
  created_at: Generated<Date>;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

interface AssessmentRow {
  perspective_id: string;
  seq: number;
  verdict: 'for' | 'for-with-conditions' | 'against' | 'cannot-tell';
  words: string;
  by_employee: string;
  at: Date;
}

interface AttachmentRow {
  record_id: string;
  id: string;
  name_cipher: Buffer;
  media_type: string;
  bytes: number;
  content_cipher: Buffer;
  by_employee: string;
  at: Date;
}

interface AuditRow {
  seq: number;
  day: string;
  at: Date;
  actor: string;
  action: string;
  object_type: string;
  object_id: string | null;
  outcome: 'done' | 'refused';
  request_id: string | null;
  facts: JsonDefaulted;
  previous_hash: Buffer;
  hash: Buffer;
}

interface AuditHeadRow {
  id: Generated<boolean>;
  seq: number;
  hash: Buffer;
}

interface AuthAccountRow {
  id: string;
  user_id: string;
  account_id: string;
  provider_id: string;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: Date | null;
  refresh_token_expires_at: Date | null;
  scope: string | null;
  password: string | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

interface AuthSessionRow {
  id: string;
  user_id: string;
  token: string;
  expires_at: Date;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

interface AuthUserRow {
  id: string;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

interface AuthVerificationRow {
  id: string;
  identifier: string;
  value: string;
  expires_at: Date;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

interface BlockKeyRow {
  type: string;
  value_hash: Buffer;
  record_id: string;
}

interface CalendarChangeRow {
  id: string;
  before: Json;
  after: Json;
  by_employee: string | null;
  at: Date;
}

interface CalendarDayRow {
  day: string;
  name: string;
  from_minute: number | null;
  to_minute: number | null;
  origin: 'hand' | 'file' | 'suggested';
  by_employee: string | null;
  at: Date;
}

interface CalendarWeekRow {
  weekday: number;
  from_minute: number;
  to_minute: number;
}

interface CaseEventRow {
  record_id: string;
  case_id: string;
  seq: number;
  type:
    | 'opened'
    | 'offered'
    | 'accepted'
    | 'returned'
    | 'noted'
    | 'told'
    | 'compensated'
    | 'closed'
    | 'reopened';
  by_employee: string;
  from_division_id: string | null;
  to_division_id: string | null;
  body_cipher: Buffer | null;
  at: Date;
}

interface CaseFileRow {
  record_id: string;
  id: string;
  number: number;
  interaction_id: string | null;
  subject_cipher: Buffer;
  state: 'open' | 'closed';
  holder_division_id: string;
  holder_employee_id: string | null;
  offered_division_id: string | null;
  told_customer_at: Date | null;
  next_word_at: Date | null;
  opened_by: string;
  opened_at: Date;
  held_since: Date;
  closed_at: Date | null;
  outcome: 'solved' | 'credited' | 'returned' | 'saved' | 'explained' | 'lost' | null;
  legal_threat: Generated<boolean>;
  pattern_id: string | null;
}

interface CompensationRow {
  record_id: string;
  id: string;
  case_id: string;
  kind: 'credit' | 'refund' | 'waiver' | 'gift';
  harm: string;
  amount_minor: number;
  currency: string;
  policy_version: number;
  clause: string;
  by_employee: string;
  at: Date;
}

interface CompensationPolicyRow {
  version: number;
  clause: string;
  role: string;
  harm: string;
  limit_minor: number;
  words_he: string;
  words_en: string;
  from_at: Date;
}

interface ConnectionRow {
  id: string;
  kind: 'mailbox' | 'webhook';
  source_id: string;
  settings: Json;
  mapping: Json;
  secret_cipher: Buffer | null;
  old_secret_cipher: Buffer | null;
  old_secret_until: Date | null;
  state: 'running' | 'paused';
  reached: Json;
  rows: Generated<number>;
  last_run_at: Date | null;
  failure: string | null;
  created_by: string | null;
  created_at: Date;
}

interface ConsentRow {
  record_id: string;
  id: string;
  purpose: 'advertising' | 'survey' | 'profiling' | 'sharing';
  channel: string;
  answer: 'given' | 'refused' | 'withdrawn';
  text_version: string | null;
  origin: 'hand' | 'import';
  source_id: string | null;
  proof_cipher: Buffer | null;
  by_employee: string | null;
  at: Date;
  said_at: Date;
  import_id: string | null;
}

interface ConsumerRow {
  name: string;
  cursor_xid: Generated<string>;
  cursor: Generated<number>;
  moved_at: Generated<Date>;
}

interface CorrectionRow {
  record_id: string;
  id: string;
  attribute: string;
  withdraws: string | null;
  value_cipher: Buffer | null;
  reason_cipher: Buffer;
  terms: Generated<number[]>;
  by_employee: string;
  at: Date;
}

interface CrowdedKeyRow {
  value: Buffer;
  since: Date;
}

interface CustomerRow {
  id: string;
  created_at: Date;
}

interface CustomerAliasRow {
  old_id: string;
  customer_id: string;
  ruling_id: string;
}

interface DecisionRow {
  id: string;
  kind: 'price' | 'product' | 'policy' | 'process' | 'communication' | 'project';
  title: string;
  question: string;
  motives: string;
  gain: string;
  trust: string;
  benefit_minor: number | null;
  target_served: string | null;
  segment: Json;
  prediction: string;
  review_on: string | null;
  state: 'draft' | 'voting' | 'vetoed' | 'cleared' | 'closed' | 'withdrawn';
  proposer_id: string;
  vote_until: Date | null;
  evidence_hash: Buffer | null;
  evidence_cipher: Buffer | null;
  frozen_at: Date | null;
  override_id: string | null;
  closed_at: Date | null;
  created_at: Date;
}

interface DecisionEventRow {
  decision_id: string;
  seq: number;
  type:
    | 'proposed'
    | 'scenario'
    | 'brought'
    | 'agreed'
    | 'agreed-on-conditions'
    | 'vetoed'
    | 'veto-withdrawn'
    | 'overridden'
    | 'changed'
    | 'closed'
    | 'withdrawn';
  by_employee: string;
  words: string | null;
  body: JsonDefaulted;
  at: Date;
}

interface DecisionScenarioRow {
  decision_id: string;
  record_id: string;
  customer_id: string;
  pseudonym: string;
  drawn_by: string;
  added_at: Date;
}

interface DivisionRow {
  id: string;
  code: string;
  name_he: string;
  name_en: string;
  position: Generated<number>;
  sample: Generated<boolean>;
}

interface EdgeRow {
  id: string;
  record_a: string;
  record_b: string;
  kind: 'deterministic' | 'probabilistic' | 'manual-same' | 'manual-different';
  rule: string;
  evidence: JsonDefaulted;
  ruling_id: string;
  created_at: Date;
  retracted_at: Date | null;
  bits: number | null;
  model_version: string | null;
  retracted_by: string | null;
}

interface EmployeeRow {
  id: string;
  user_id: string | null;
  name: string;
  email: string;
  division_id: string | null;
  role:
    | 'owner'
    | 'cx-lead'
    | 'division-manager'
    | 'agent'
    | 'customer-representative'
    | 'executive'
    | 'analyst'
    | 'privacy-officer'
    | 'employee';
  profession: string | null;
  reports_to: string | null;
  language: Generated<'he' | 'en'>;
  address_form: Generated<'feminine' | 'masculine' | 'plural'>;
  sample: Generated<boolean>;
  created_at: Generated<Date>;
  deactivated_at: Date | null;
}

interface ErasureRow {
  id: string;
  number: number;
  customer_id: string;
  record_ids: string[];
  slots: number[];
  reason: string;
  asked_at: Date;
  by_employee: string | null;
  erased_at: Date;
  counts: Json;
}

interface ErasureDoneRow {
  erasure_id: string;
  at: Date;
}

interface HouseholdWordRow {
  id: string;
  record_a: string;
  record_b: string;
  word: 'same' | 'different';
  reason: string | null;
  by_employee: string;
  at: Date;
  withdrawn_at: Date | null;
}

interface IdeaRow {
  id: string;
  title: string;
  body: string;
  author_id: string;
  pattern_id: string | null;
  state: 'raised' | 'assessing' | 'pilot' | 'accepted' | 'declined';
  created_at: Date;
}

interface IdeaEventRow {
  idea_id: string;
  seq: number;
  type: 'raised' | 'commented' | 'moved';
  words: string;
  by_employee: string;
  at: Date;
}

interface IdentityKeyRow {
  type: 'phone' | 'email' | 'national-id';
  value_hash: Buffer;
  class: Generated<'personal' | 'shared' | 'blocked'>;
  reason: string | null;
  record_count: Generated<number>;
  first_seen: Date;
  last_seen: Date;
  looked_at: Date | null;
}

interface IdentityModelRow {
  version: string;
  body_cipher: Buffer;
  records: number;
  by_employee: string | null;
  at: Date;
}

interface IdentityModelSwitchRow {
  id: string;
  version: string;
  by_employee: string | null;
  at: Date;
}

interface IdentityReviewRow {
  id: string;
  record_a: string;
  record_b: string;
  cause: 'likely' | 'close' | 'shared-key' | 'model';
  bits: number;
  model_version: string;
  asked_at: Date;
  answer: 'same' | 'different' | 'later' | null;
  answered_at: Date | null;
  answered_by: string | null;
  ruling_id: string | null;
  leaving: string[] | null;
  key_type: string | null;
  key_hash: Buffer | null;
  run_id: string | null;
  chance: number | null;
  stake: number | null;
  weighed_at: Date | null;
}

interface ImportRow {
  id: string;
  source_id: string;
  file_name: string;
  file_bytes: number;
  mapping: Json;
  state: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed' | 'taking-back' | 'taken-back';
  failure: string | null;
  rows_total: number | null;
  bytes_read: Generated<number>;
  received: Generated<number>;
  stored: Generated<number>;
  duplicate: Generated<number>;
  quarantined: Generated<number>;
  rejected: Generated<number>;
  started_by: string | null;
  sample: Generated<boolean>;
  created_at: Generated<Date>;
  started_at: Date | null;
  finished_at: Date | null;
  taken_back_by: string | null;
  taken_back_at: Date | null;
}

interface ImportErrorRow {
  import_id: string;
  row_number: number;
  status: 'quarantined' | 'rejected';
  reason: string;
  raw_cipher: Buffer;
}

interface IntakeKeyRow {
  source_id: string;
  external_hash: Buffer;
  interaction_id: string | null;
  record_id: string;
  contents: Buffer[];
  import_id: string | null;
}

interface InteractionRow {
  record_id: string;
  id: string;
  source_id: string;
  import_id: string | null;
  occurred_at: Date;
  received_at: Date;
  day: string;
  kind: string;
  channel: string;
  direction: string;
  division_id: string | null;
  touchpoint_id: string | null;
  measure: string | null;
  score: number | null;
  amount: number | null;
  currency: string | null;
  version: Generated<number>;
  item_cipher: Buffer;
}

interface InteractionPastRow {
  record_id: string;
  id: string;
  version: number;
  replaced_at: Date;
  item_cipher: Buffer;
  import_id: string | null;
}

interface JourneyRow {
  id: string;
  code: string;
  name_he: string;
  name_en: string;
  sample: Generated<boolean>;
  created_at: Generated<Date>;
}

interface LetterRow {
  month: string;
  content_cipher: Buffer;
  chain_head: string;
  written_at: Date;
  sent_at: Date | null;
  sent_to: Generated<number>;
}

interface ListViewRow {
  id: string;
  place: string;
  name: string;
  search: string;
  shared: 'mine' | 'division' | 'everybody';
  division_id: string | null;
  by_employee: string;
  at: Date;
  removed_at: Date | null;
}

interface ListViewDefaultRow {
  employee_id: string;
  place: string;
  view_id: string;
}

interface LookRow {
  id: Generated<boolean>;
  day: string;
  tested: number;
  enough_history: boolean;
  at: Date;
}

interface MasteryRow {
  id: string;
  source_id: string;
  thing: 'terms' | 'promises' | 'consent' | 'preferences' | 'corrections';
  master: 'here' | 'silo';
  by_employee: string | null;
  at: Date;
}

interface MeetingKeyRow {
  value: Buffer;
  record_id: string;
}

interface MembershipRow {
  record_id: string;
  customer_id: string;
  ruling_id: string;
  from_at: Date;
}

interface MembershipPastRow {
  record_id: string;
  customer_id: string;
  ruling_id: string;
  from_at: Date;
  to_at: Date;
  closed_by: string;
}

interface OneTimeLinkRow {
  id: string;
  purpose: 'owner' | 'invitation' | 'reset';
  secret_hash: Buffer;
  employee_id: string | null;
  created_at: Generated<Date>;
  expires_at: Date;
  used_at: Date | null;
}

interface OrganizationRow {
  id: Generated<boolean>;
  name: string;
  language: Generated<'he' | 'en'>;
  country: Generated<string>;
  time_zone: Generated<string>;
  currency: Generated<string>;
  unit_word: Generated<'hativa' | 'agaf' | 'mahlaka'>;
  sample: Generated<'none' | 'loading' | 'loaded'>;
  created_at: Generated<Date>;
}

interface OutboxRow {
  seq: Generated<number>;
  xid: Generated<string>;
  kind: string;
  ids: Generated<string[]>;
  facts: JsonDefaulted;
  at: Generated<Date>;
}

interface OutgoingMailRow {
  id: string;
  kind: 'letter' | 'invitation' | 'reset';
  employee_id: string;
  subject: string;
  state: 'waiting' | 'sent' | 'failed';
  tries: Generated<number>;
  failure: string | null;
  created_at: Date;
  sent_at: Date | null;
}

interface OutwardChangeRow {
  record_id: string;
  id: string;
  seq: number;
  source_id: string;
  thing: string;
  subject: string;
  body_cipher: Buffer;
  at: Date;
}

interface OutwardDeliveryRow {
  record_id: string;
  change_id: string;
  webhook_id: string;
  seq: number;
  state: 'waiting' | 'delivered' | 'dead' | 'passed';
  tries: Generated<number>;
  next_at: Date;
  status: number | null;
  fault: string | null;
  last_at: Date | null;
}

interface OutwardFileRow {
  source_id: string;
  seq: number;
  by_employee: string | null;
  at: Date;
}

interface OutwardFillRow {
  source_id: string;
  after_record: string;
}

interface OutwardHeadRow {
  id: Generated<boolean>;
  seq: number;
}

interface OutwardToldRow {
  record_id: string;
  thing: string;
  subject: string;
  source_id: string;
  change_id: string;
  content_hash: Buffer;
  at: Date;
}

interface OutwardWebhookRow {
  id: string;
  source_id: string;
  url: string;
  secret_cipher: Buffer;
  old_secret_cipher: Buffer | null;
  old_secret_until: Date | null;
  state: 'running' | 'paused';
  failures: Generated<number>;
  waits_until: Date | null;
  fault: string | null;
  last_at: Date | null;
  created_by: string | null;
  created_at: Date;
}

interface PatternRow {
  id: string;
  slice_kind: 'theme' | 'signal';
  slice: string;
  bucket: 'day' | 'week';
  short_history: boolean;
  bucket_start: string;
  observed: number;
  expected: number;
  customers: number;
  p: number;
  q: number;
  series: Json;
  tested: number;
  status: Generated<'new' | 'owned' | 'improving' | 'closed'>;
  division_id: string | null;
  found_at: Date;
  manner: Generated<'burst' | 'slow'>;
  buckets: Generated<number>;
}

interface PerspectiveRow {
  id: string;
  idea_id: string;
  profession:
    | 'cost'
    | 'staff'
    | 'expenses'
    | 'time'
    | 'packaging-marketing'
    | 'suppliers'
    | 'contracts-law'
    | 'return';
  asked_of: string;
  asked_by: string;
  question: string;
  asked_at: Date;
}

interface PledgeRow {
  record_id: string;
  id: string;
  source_id: string | null;
  reference_hash: Buffer;
  text_cipher: Buffer;
  made_at: Date;
  due_at: Date | null;
  state: 'open' | 'kept' | 'broken' | 'moved';
  resolved_at: Date | null;
  channel: string;
  promised_by: string | null;
  performed_by: string | null;
  interaction_id: string | null;
  origin: Generated<'export' | 'hand' | 'text'>;
  made_by: string | null;
  first_due_at: Date | null;
  overdue_at: Date | null;
}

interface PledgeDismissalRow {
  record_id: string;
  interaction_id: string;
  start_at: number;
  by_employee: string;
  at: Date;
}

interface PledgeEventRow {
  record_id: string;
  id: string;
  pledge_id: string;
  type: 'made' | 'moved' | 'kept' | 'broken' | 'overdue';
  due_before: Date | null;
  due_after: Date | null;
  by_employee: string | null;
  words_cipher: Buffer | null;
  at: Date;
}

interface PreferenceRow {
  record_id: string;
  id: string;
  topic: 'channel' | 'language' | 'topics' | 'frequency' | 'quiet-hours';
  value_cipher: Buffer;
  origin: 'hand' | 'import';
  source_id: string | null;
  by_employee: string | null;
  at: Date;
  said_at: Date;
  import_id: string | null;
}

interface QuarantineRow {
  id: string;
  source_id: string;
  item_hash: Buffer;
  external_hash: Buffer | null;
  reason: string;
  raw_cipher: Buffer;
  import_id: string | null;
  received_at: Date;
  replayed_at: Date | null;
}

interface RecordKeyRow {
  source_id: string;
  person_hash: Buffer;
  record_id: string;
}

interface RecordNoteRow {
  record_id: string;
  id: string;
  added_to: string | null;
  words_cipher: Buffer;
  by_employee: string;
  at: Date;
  edited_at: Date | null;
}

interface ResolutionRulingRow {
  run_id: string;
  seq: number;
  ruling_id: string;
  undone_at: Date | null;
  kept: Generated<boolean>;
}

interface ResolutionRunRow {
  id: string;
  version: string;
  from_versions: string[];
  state: 'running' | 'paused' | 'cancelled' | 'done' | 'undoing' | 'undone';
  phase: Generated<'parting' | 'joining'>;
  cursor: string | null;
  total: number;
  seen: Generated<number>;
  joined: Generated<number>;
  parted: Generated<number>;
  asked: Generated<number>;
  spared: Generated<number>;
  kept: Generated<number>;
  worked_ms: Generated<number>;
  by_employee: string | null;
  started_at: Date;
  finished_at: Date | null;
  undone_at: Date | null;
}

interface ReviewBudgetRow {
  id: string;
  per_day: number;
  by_employee: string | null;
  at: Date;
}

interface RollupDayRow {
  day: string;
  touchpoint_id: string;
  source_id: string;
  kind: string;
  channel: string;
  measure: string;
  n: Generated<number>;
  scored: Generated<number>;
  score_sum: Generated<number>;
  score_squares: Generated<number>;
  promoters: Generated<number>;
  detractors: Generated<number>;
  satisfied: Generated<number>;
  amount_sum: Generated<number>;
}

interface RulingRow {
  id: string;
  type: 'create' | 'attach' | 'merge' | 'split' | 'undo';
  customer_ids: string[];
  before: Json;
  after: Json;
  explanation: Json;
  actor: string | null;
  reason: string | null;
  undoes: string | null;
  at: Date;
}

interface SavedMappingRow {
  source_id: string;
  mapping: Json;
  saved_at: Generated<Date>;
}

interface SegmentRow {
  id: string;
  name: string;
  conditions: Json;
  by_employee: string | null;
  at: Date;
  archived_at: Date | null;
}

interface SegmentVersionRow {
  segment_id: string;
  version: number;
  name: string;
  conditions: Json;
  by_employee: string | null;
  at: Date;
}

interface SiloCensusRow {
  source_id: string;
  subject: string;
  people: number;
  alone: number;
}

interface SiloCensusStateRow {
  id: Generated<boolean>;
  counted_at: Date;
}

interface SiloConflictRow {
  record_id: string;
  id: string;
  source_id: string;
  thing: string;
  subject: string;
  ours_cipher: Buffer;
  theirs_cipher: Buffer;
  times: Generated<number>;
  since: Date;
  last_at: Date;
  state: 'open' | 'ours' | 'theirs' | 'agreed';
  answered_by: string | null;
  answered_at: Date | null;
}

interface SiloMoveRow {
  source_id: string;
  subject: string;
  state: 'to-move' | 'moving' | 'here';
  division_id: string | null;
  employee_id: string | null;
  due: string | null;
  by_employee: string | null;
  at: Date;
}

interface SourceRow {
  id: string;
  code: string;
  name_he: string;
  name_en: string;
  kind: string;
  division_id: string | null;
  trust: Generated<number>;
  sample: Generated<boolean>;
  created_at: Generated<Date>;
}

interface SourceRecordRow {
  id: string;
  source_id: string;
  version: Generated<number>;
  input_hash: Buffer | null;
  key_slot: number;
  profile_cipher: Buffer;
  city: string | null;
  birth_year: number | null;
  gender: string | null;
  language: string | null;
  plan: string | null;
  product: string | null;
  customer_since: string | null;
  terms: Generated<number[]>;
  created_at: Date;
  updated_at: Date;
  company_hash: Buffer | null;
}

interface SourceRecordVersionRow {
  record_id: string;
  version: number;
  profile_cipher: Buffer;
  received_at: Date;
  import_id: string | null;
}

interface SpentSlotRow {
  slot: number;
  since: Date;
}

interface StageRow {
  id: string;
  journey_id: string;
  code: string;
  position: number;
  name_he: string;
  name_en: string;
}

interface SuppressionRow {
  way: 'reference' | 'national-id' | 'phone-and-name' | 'email-and-name' | 'phone' | 'email';
  value_hash: Buffer;
  erasure_id: string;
}

interface SurvivorshipRow {
  attribute: string;
  criteria: string[];
  by_employee: string;
  at: Date;
}

interface SurvivorshipChoiceRow {
  id: string;
  attribute: string;
  criteria: string[];
  by_employee: string | null;
  at: Date;
}

interface TermRow {
  record_id: string;
  id: string;
  term_id: string;
  what: 'agreed' | 'changed' | 'ended' | 'restored';
  kind: string;
  value_cipher: Buffer;
  valid_from: string;
  valid_to: string | null;
  division_id: string | null;
  reason_cipher: Buffer | null;
  source_id: string | null;
  import_id: string | null;
  by_employee: string | null;
  at: Date;
}

interface TextModelRow {
  id: string;
  kind: 'sentiment' | 'division';
  version: number;
  at: Date;
  by_employee: string | null;
  outcome: 'first' | 'not-worse' | 'worse' | 'worse-than-none' | 'unproven' | 'renewed';
  in_force: boolean;
  languages: string[];
  learned: Json;
  judged: Json;
  body_cipher: Buffer | null;
}

interface TouchpointRow {
  id: string;
  stage_id: string;
  code: string;
  position: number;
  name_he: string;
  name_en: string;
  channel: string | null;
  division_id: string | null;
  rules: Json;
}

interface VerbatimRow {
  record_id: string;
  interaction_id: string;
  source_id: string;
  occurred_at: Date;
  day: string;
  kind: string;
  channel: string;
  touchpoint_id: string | null;
  measure: string | null;
  score: number | null;
  terms: Generated<number[]>;
  analysed_with: number | null;
  language: string | null;
  sentiment: 'positive' | 'negative' | 'neutral' | 'mixed' | null;
  sentiment_score: number | null;
  confidence: number | null;
  themes: Generated<string[]>;
  signals: Generated<string[]>;
  suggested_division_id: string | null;
  division_confidence: number | null;
  division_id: string | null;
  evidence: Json;
  sentiment_model: Generated<number>;
  division_model: Generated<number>;
  reading: Json;
}

interface VerbatimCorrectionRow {
  id: string;
  record_id: string;
  interaction_id: string;
  field: 'division' | 'sentiment' | 'theme';
  before: string | null;
  after: string | null;
  by_employee: string;
  at: Date;
}

interface WebhookSeenRow {
  connection_id: string;
  message_hash: Buffer;
  at: Date;
}

export interface Tables {
  api_key: ApiKeyRow;
  assessment: AssessmentRow;
  attachment: AttachmentRow;
  audit: AuditRow;
  audit_head: AuditHeadRow;
  auth_account: AuthAccountRow;
  auth_session: AuthSessionRow;
  auth_user: AuthUserRow;
  auth_verification: AuthVerificationRow;
  block_key: BlockKeyRow;
  calendar_change: CalendarChangeRow;
  calendar_day: CalendarDayRow;
  calendar_week: CalendarWeekRow;
  case_event: CaseEventRow;
  case_file: CaseFileRow;
  compensation: CompensationRow;
  compensation_policy: CompensationPolicyRow;
  connection: ConnectionRow;
  consent: ConsentRow;
  consumer: ConsumerRow;
  correction: CorrectionRow;
  crowded_key: CrowdedKeyRow;
  customer: CustomerRow;
  customer_alias: CustomerAliasRow;
  decision: DecisionRow;
  decision_event: DecisionEventRow;
  decision_scenario: DecisionScenarioRow;
  division: DivisionRow;
  edge: EdgeRow;
  employee: EmployeeRow;
  erasure: ErasureRow;
  erasure_done: ErasureDoneRow;
  household_word: HouseholdWordRow;
  idea: IdeaRow;
  idea_event: IdeaEventRow;
  identity_key: IdentityKeyRow;
  identity_model: IdentityModelRow;
  identity_model_switch: IdentityModelSwitchRow;
  identity_review: IdentityReviewRow;
  import: ImportRow;
  import_error: ImportErrorRow;
  intake_key: IntakeKeyRow;
  interaction: InteractionRow;
  interaction_past: InteractionPastRow;
  journey: JourneyRow;
  letter: LetterRow;
  list_view: ListViewRow;
  list_view_default: ListViewDefaultRow;
  look: LookRow;
  mastery: MasteryRow;
  meeting_key: MeetingKeyRow;
  membership: MembershipRow;
  membership_past: MembershipPastRow;
  one_time_link: OneTimeLinkRow;
  organization: OrganizationRow;
  outbox: OutboxRow;
  outgoing_mail: OutgoingMailRow;
  outward_change: OutwardChangeRow;
  outward_delivery: OutwardDeliveryRow;
  outward_file: OutwardFileRow;
  outward_fill: OutwardFillRow;
  outward_head: OutwardHeadRow;
  outward_told: OutwardToldRow;
  outward_webhook: OutwardWebhookRow;
  pattern: PatternRow;
  perspective: PerspectiveRow;
  pledge: PledgeRow;
  pledge_dismissal: PledgeDismissalRow;
  pledge_event: PledgeEventRow;
  preference: PreferenceRow;
  quarantine: QuarantineRow;
  record_key: RecordKeyRow;
  record_note: RecordNoteRow;
  resolution_ruling: ResolutionRulingRow;
  resolution_run: ResolutionRunRow;
  review_budget: ReviewBudgetRow;
  rollup_day: RollupDayRow;
  ruling: RulingRow;
  saved_mapping: SavedMappingRow;
  segment: SegmentRow;
  segment_version: SegmentVersionRow;
  silo_census: SiloCensusRow;
  silo_census_state: SiloCensusStateRow;
  silo_conflict: SiloConflictRow;
  silo_move: SiloMoveRow;
  source: SourceRow;
  source_record: SourceRecordRow;
  source_record_version: SourceRecordVersionRow;
  spent_slot: SpentSlotRow;
  stage: StageRow;
  suppression: SuppressionRow;
  survivorship: SurvivorshipRow;
  survivorship_choice: SurvivorshipChoiceRow;
  term: TermRow;
  text_model: TextModelRow;
  touchpoint: TouchpointRow;
  verbatim: VerbatimRow;
  verbatim_correction: VerbatimCorrectionRow;
  webhook_seen: WebhookSeenRow;
}
