-- The foundation. Three laws hold for every table here:
--   1. Tables of one person carry record_id in their primary key and in every unique index, are never joined
--      across another column in hot paths, have no triggers, and record_id is never updated (Citus).
--   2. What identifies or quotes a person is ciphertext (bytea named *_cipher) or a keyed hash (bytea named *_hash).
--   3. Governance facts are appended: their comment starts with "history:" and the application's role may not
--      update or delete them.

create table organization (
  id boolean primary key default true check (id),
  name text not null,
  language text not null default 'he' check (language in ('he', 'en')),
  country text not null default 'IL',
  time_zone text not null default 'Asia/Jerusalem',
  currency text not null default 'ILS',
  unit_word text not null default 'agaf' check (unit_word in ('hativa', 'agaf', 'mahlaka')),
  sample text not null default 'none' check (sample in ('none', 'loading', 'loaded')),
  created_at timestamptz not null default now()
);

create table division (
  id uuid primary key,
  code text not null unique,
  name_he text not null,
  name_en text not null,
  position int not null default 0,
  sample boolean not null default false
);

-- Sign-in: the tables of better-auth's core, in our spelling. Session tokens are stored hashed.
create table auth_user (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table auth_session (
  id text primary key,
  user_id text not null references auth_user (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_session_user on auth_session (user_id);
create table auth_account (
  id text primary key,
  user_id text not null references auth_user (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create table auth_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_verification_identifier on auth_verification (identifier);

create table employee (
  id uuid primary key,
  user_id text unique references auth_user (id),
  name text not null,
  email text not null,
  division_id uuid references division (id),
  role text not null check (role in ('owner', 'cx-lead', 'division-manager', 'agent', 'customer-representative',
    'executive', 'analyst', 'privacy-officer', 'employee')),
  profession text,
  -- The proposer's line: a representative may not vote on what somebody above or below proposes.
  reports_to uuid references employee (id),
  language text not null default 'he' check (language in ('he', 'en')),
  address_form text not null default 'plural' check (address_form in ('feminine', 'masculine', 'plural')),
  sample boolean not null default false,
  created_at timestamptz not null default now(),
  deactivated_at timestamptz
);
create unique index employee_email on employee (lower(email));

-- One-time links: owner, invitation, reset. Only the hash is kept; a link serves one purpose, once.
create table one_time_link (
  id uuid primary key,
  purpose text not null check (purpose in ('owner', 'invitation', 'reset')),
  secret_hash bytea not null unique,
  employee_id uuid references employee (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

create table source (
  id uuid primary key,
  code text not null unique,
  name_he text not null,
  name_en text not null,
  kind text not null,
  division_id uuid references division (id),
  trust int not null default 50 check (trust between 0 and 100),
  sample boolean not null default false,
  created_at timestamptz not null default now()
);

create table api_key (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('ingest', 'read')),
  source_id uuid references source (id),
  secret_hash bytea not null unique,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  check (kind <> 'ingest' or source_id is not null)
);

-- One import of one file. The counters are exact at every moment: received = stored + duplicate + quarantined + rejected.
create table import (
  id uuid primary key,
  source_id uuid not null references source (id),
  file_name text not null,
  file_bytes bigint not null,
  mapping jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  failure text,
  rows_total bigint,
  bytes_read bigint not null default 0,
  received bigint not null default 0,
  stored bigint not null default 0,
  duplicate bigint not null default 0,
  quarantined bigint not null default 0,
  rejected bigint not null default 0,
  started_by uuid references employee (id),
  sample boolean not null default false,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  check (received = stored + duplicate + quarantined + rejected)
);

create table import_error (
  import_id uuid not null references import (id) on delete cascade,
  row_number bigint not null,
  status text not null check (status in ('quarantined', 'rejected')),
  reason text not null,
  raw_cipher bytea not null,
  primary key (import_id, row_number)
);

create table saved_mapping (
  source_id uuid primary key references source (id) on delete cascade,
  mapping jsonb not null,
  saved_at timestamptz not null default now()
);

-- What one silo knows of one person: the current version, and every version before it.
create table source_record (
  id uuid primary key,
  source_id uuid not null,
  version int not null default 1,
  input_hash bytea,
  -- The slot of the key that seals whatever belongs to this record; outside the database, and destroyed with its person.
  key_slot int not null,
  profile_cipher bytea not null,
  city text,
  birth_year int,
  gender text,
  language text,
  plan text,
  product text,
  customer_since date,
  terms int4[] not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index source_record_source on source_record (source_id);
create index source_record_terms on source_record using gin (terms);

create table source_record_version (
  record_id uuid not null,
  version int not null,
  profile_cipher bytea not null,
  received_at timestamptz not null,
  import_id uuid,
  primary key (record_id, version)
);

-- Uniqueness that spans persons lives in tables of its own.
create table record_key (
  source_id uuid not null,
  person_hash bytea not null,
  record_id uuid not null,
  primary key (source_id, person_hash)
);
create index record_key_record on record_key (record_id);

create table intake_key (
  source_id uuid not null,
  external_hash bytea not null,
  interaction_id uuid,
  record_id uuid not null,
  -- Every content seen under this id: an old file that comes again changes nothing.
  contents bytea[] not null,
  import_id uuid,
  primary key (source_id, external_hash)
);
create index intake_key_record on intake_key (record_id);

-- Identity: a customer is the current answer to "which records are the same person".
create table identity_key (
  type text not null check (type in ('phone', 'email', 'national-id')),
  value_hash bytea not null,
  class text not null default 'personal' check (class in ('personal', 'shared', 'blocked')),
  reason text,
  record_count int not null default 0,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  primary key (type, value_hash)
);
create table block_key (
  type text not null,
  value_hash bytea not null,
  record_id uuid not null,
  primary key (type, value_hash, record_id)
);
create index block_key_record on block_key (record_id);

create table customer (
  id uuid primary key,
  created_at timestamptz not null
);
create table customer_alias (
  old_id uuid primary key,
  customer_id uuid not null,
  ruling_id uuid not null
);
create index customer_alias_customer on customer_alias (customer_id);

create table membership (
  record_id uuid primary key,
  customer_id uuid not null,
  ruling_id uuid not null,
  from_at timestamptz not null
);
create index membership_customer on membership (customer_id);

create table membership_past (
  record_id uuid not null,
  customer_id uuid not null,
  ruling_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  closed_by uuid not null,
  primary key (record_id, from_at, closed_by)
);
comment on table membership_past is 'history: who we believed a record to be, and until when';

create table edge (
  id uuid primary key,
  record_a uuid not null,
  record_b uuid not null,
  kind text not null check (kind in ('deterministic', 'manual-same', 'manual-different')),
  rule text not null,
  evidence jsonb not null default '{}',
  ruling_id uuid not null,
  created_at timestamptz not null,
  retracted_at timestamptz,
  check (record_a < record_b)
);
create index edge_a on edge (record_a);
create index edge_b on edge (record_b);

create table ruling (
  id uuid primary key,
  type text not null check (type in ('create', 'attach', 'merge', 'split', 'undo')),
  customer_ids uuid[] not null,
  before jsonb not null,
  after jsonb not null,
  explanation jsonb not null,
  actor uuid,
  reason text,
  undoes uuid,
  at timestamptz not null
);
create index ruling_customers on ruling using gin (customer_ids);
comment on table ruling is 'history: why records became one customer, or ceased to be';

-- What happened. There is no customer column here: the customer is membership(record_id).
create table interaction (
  record_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  import_id uuid,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  day date not null,
  kind text not null,
  channel text not null,
  direction text not null,
  division_id uuid,
  touchpoint_id uuid,
  measure text,
  score real,
  amount bigint,
  currency text,
  version int not null default 1,
  item_cipher bytea not null,
  primary key (record_id, id)
);
create index interaction_timeline on interaction (record_id, occurred_at desc, id desc);
create index interaction_touchpoint on interaction (touchpoint_id, occurred_at desc) where touchpoint_id is not null;
create index interaction_kind_day on interaction (kind, day);
create index interaction_id on interaction (id);
create index interaction_import on interaction (import_id) where import_id is not null;

create table interaction_past (
  record_id uuid not null,
  id uuid not null,
  version int not null,
  replaced_at timestamptz not null,
  item_cipher bytea not null,
  primary key (record_id, id, version)
);

-- Words of customers, and what the analysis found in them. Evidence holds offsets into the text, never the words.
create table verbatim (
  record_id uuid not null,
  interaction_id uuid not null,
  source_id uuid not null,
  occurred_at timestamptz not null,
  day date not null,
  kind text not null,
  channel text not null,
  touchpoint_id uuid,
  measure text,
  score real,
  terms int4[] not null default '{}',
  analysed_with int,
  language text,
  sentiment text check (sentiment in ('positive', 'negative', 'neutral', 'mixed')),
  sentiment_score real,
  confidence real,
  themes text[] not null default '{}',
  signals text[] not null default '{}',
  suggested_division_id uuid,
  division_confidence real,
  division_id uuid,
  evidence jsonb,
  primary key (record_id, interaction_id)
);
create index verbatim_time on verbatim (occurred_at desc, interaction_id desc);
create index verbatim_interaction on verbatim (interaction_id);
create index verbatim_pending on verbatim (interaction_id) where analysed_with is null;
create index verbatim_terms on verbatim using gin (terms);
create index verbatim_themes on verbatim using gin (themes);
create index verbatim_signals on verbatim using gin (signals);
create index verbatim_touchpoint on verbatim (touchpoint_id, occurred_at desc) where touchpoint_id is not null;

create table verbatim_correction (
  id uuid not null,
  record_id uuid not null,
  interaction_id uuid not null,
  field text not null check (field in ('division', 'sentiment', 'theme')),
  before text,
  after text,
  by_employee uuid not null,
  at timestamptz not null,
  primary key (record_id, id)
);
comment on table verbatim_correction is 'history: what people corrected in the analysis';

-- Day rollups: counts, sums, squares, promoters, detractors, never averages. Kept by the ingest statement itself.
create table rollup_day (
  day date not null,
  touchpoint_id uuid not null,
  source_id uuid not null,
  kind text not null,
  channel text not null,
  measure text not null,
  n bigint not null default 0,
  scored bigint not null default 0,
  score_sum double precision not null default 0,
  score_squares double precision not null default 0,
  promoters bigint not null default 0,
  detractors bigint not null default 0,
  satisfied bigint not null default 0,
  amount_sum bigint not null default 0,
  primary key (day, touchpoint_id, source_id, kind, channel, measure)
);
create index rollup_touchpoint on rollup_day (touchpoint_id, day);

-- A promise to a customer ("pledge" in code: Promise is taken).
create table pledge (
  record_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  reference_hash bytea not null,
  text_cipher bytea not null,
  made_at timestamptz not null,
  due_at timestamptz,
  state text not null check (state in ('open', 'kept', 'broken', 'moved')),
  resolved_at timestamptz,
  channel text not null,
  promised_by uuid,
  performed_by uuid,
  interaction_id uuid,
  primary key (record_id, id),
  unique (record_id, source_id, reference_hash)
);
create index pledge_due on pledge (due_at) where state = 'open';

create table journey (
  id uuid primary key,
  code text not null unique,
  name_he text not null,
  name_en text not null,
  sample boolean not null default false,
  created_at timestamptz not null default now()
);
create table stage (
  id uuid primary key,
  journey_id uuid not null references journey (id) on delete cascade,
  code text not null,
  position int not null,
  name_he text not null,
  name_en text not null,
  unique (journey_id, code)
);
create table touchpoint (
  id uuid primary key,
  stage_id uuid not null references stage (id) on delete cascade,
  code text not null,
  position int not null,
  name_he text not null,
  name_en text not null,
  channel text,
  division_id uuid references division (id),
  rules jsonb not null,
  unique (stage_id, code)
);

create table pattern (
  id uuid primary key,
  slice_kind text not null check (slice_kind in ('theme', 'signal')),
  slice text not null,
  bucket text not null check (bucket in ('day', 'week')),
  short_history boolean not null,
  bucket_start date not null,
  observed int not null,
  expected double precision not null,
  customers int not null,
  p double precision not null,
  q double precision not null,
  series jsonb not null,
  tested int not null,
  status text not null default 'new' check (status in ('new', 'owned', 'improving', 'closed')),
  division_id uuid references division (id),
  found_at timestamptz not null,
  unique (slice_kind, slice, bucket_start)
);

-- The last nightly look for what grows faster than chance.
create table look (
  id boolean primary key default true check (id),
  day date not null,
  tested int not null,
  enough_history boolean not null,
  at timestamptz not null
);

create table case_file (
  record_id uuid not null,
  id uuid not null,
  number bigint not null,
  interaction_id uuid,
  subject_cipher bytea not null,
  state text not null check (state in ('open', 'closed')),
  holder_division_id uuid not null,
  holder_employee_id uuid,
  offered_division_id uuid,
  told_customer_at timestamptz,
  next_word_at timestamptz,
  opened_by uuid not null,
  opened_at timestamptz not null,
  held_since timestamptz not null,
  closed_at timestamptz,
  outcome text check (outcome in ('solved', 'credited', 'returned', 'saved', 'explained', 'lost')),
  legal_threat boolean not null default false,
  pattern_id uuid,
  primary key (record_id, id)
);
create index case_file_id on case_file (id);
create index case_file_open on case_file (holder_division_id, held_since) where state = 'open';
create sequence case_number start 1001;

create table case_event (
  record_id uuid not null,
  case_id uuid not null,
  seq int not null,
  type text not null check (type in ('opened', 'offered', 'accepted', 'returned', 'noted', 'told', 'compensated', 'closed', 'reopened')),
  by_employee uuid not null,
  from_division_id uuid,
  to_division_id uuid,
  body_cipher bytea,
  at timestamptz not null,
  primary key (record_id, case_id, seq)
);
comment on table case_event is 'history: the baton, what was said and what was given';

create table compensation_policy (
  version int not null,
  clause text not null,
  role text not null,
  harm text not null,
  limit_minor bigint not null,
  words_he text not null,
  words_en text not null,
  from_at timestamptz not null,
  primary key (version, clause)
);
comment on table compensation_policy is 'history: who may give what for which harm; versioned';

create table compensation (
  record_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('credit', 'refund', 'waiver', 'gift')),
  harm text not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  policy_version int not null,
  clause text not null,
  by_employee uuid not null,
  at timestamptz not null,
  primary key (record_id, id)
);
create index compensation_at on compensation (at);
comment on table compensation is 'history: what was given, under which clause';

create table decision (
  id uuid primary key,
  kind text not null check (kind in ('price', 'product', 'policy', 'process', 'communication', 'project')),
  title text not null,
  question text not null,
  motives text not null,
  gain text not null,
  trust text not null,
  benefit_minor bigint,
  target_served text,
  segment jsonb not null,
  prediction text not null,
  review_on date,
  state text not null check (state in ('draft', 'voting', 'vetoed', 'cleared', 'closed', 'withdrawn')),
  proposer_id uuid not null references employee (id),
  vote_until timestamptz,
  evidence_hash bytea,
  evidence_cipher bytea,
  frozen_at timestamptz,
  override_id uuid,
  closed_at timestamptz,
  created_at timestamptz not null
);

create table decision_event (
  decision_id uuid not null references decision (id),
  seq int not null,
  type text not null check (type in ('proposed', 'scenario', 'brought', 'agreed', 'agreed-on-conditions', 'vetoed', 'veto-withdrawn', 'overridden', 'changed', 'closed', 'withdrawn')),
  by_employee uuid not null,
  words text,
  body jsonb not null default '{}',
  at timestamptz not null,
  primary key (decision_id, seq)
);
comment on table decision_event is 'history: ballots, vetoes, overrides';

create table decision_scenario (
  decision_id uuid not null references decision (id),
  record_id uuid not null,
  customer_id uuid not null,
  pseudonym text not null,
  drawn_by text not null,
  added_at timestamptz not null,
  primary key (record_id, decision_id)
);

create table idea (
  id uuid primary key,
  title text not null,
  body text not null,
  author_id uuid not null references employee (id),
  pattern_id uuid references pattern (id),
  state text not null check (state in ('raised', 'assessing', 'pilot', 'accepted', 'declined')),
  created_at timestamptz not null
);
create table perspective (
  id uuid primary key,
  idea_id uuid not null references idea (id),
  profession text not null check (profession in ('cost', 'staff', 'expenses', 'time', 'packaging-marketing', 'suppliers', 'contracts-law', 'return')),
  asked_of uuid not null references employee (id),
  asked_by uuid not null references employee (id),
  question text not null,
  asked_at timestamptz not null,
  unique (idea_id, profession)
);
create table assessment (
  perspective_id uuid not null references perspective (id),
  seq int not null,
  verdict text not null check (verdict in ('for', 'for-with-conditions', 'against', 'cannot-tell')),
  words text not null,
  by_employee uuid not null references employee (id),
  at timestamptz not null,
  primary key (perspective_id, seq)
);
comment on table assessment is 'history: what a profession said of an idea';
create table idea_event (
  idea_id uuid not null references idea (id),
  seq int not null,
  type text not null check (type in ('raised', 'commented', 'moved')),
  words text not null,
  by_employee uuid not null references employee (id),
  at timestamptz not null,
  primary key (idea_id, seq)
);
comment on table idea_event is 'history: the fate of an idea';

create table letter (
  month date primary key,
  content_cipher bytea not null,
  chain_head text not null,
  written_at timestamptz not null,
  sent_at timestamptz,
  sent_to int not null default 0
);

create table outgoing_mail (
  id uuid primary key,
  kind text not null check (kind in ('letter', 'invitation', 'reset')),
  employee_id uuid not null references employee (id) on delete cascade,
  subject text not null,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  tries int not null default 0,
  failure text,
  created_at timestamptz not null,
  sent_at timestamptz
);

create table quarantine (
  id uuid primary key,
  source_id uuid not null,
  item_hash bytea not null,
  external_hash bytea,
  reason text not null,
  raw_cipher bytea not null,
  import_id uuid,
  received_at timestamptz not null,
  replayed_at timestamptz,
  unique (source_id, item_hash)
);

-- One row per batch and kind, ids only. A consumer reads, in order of (xid, seq), rows whose transaction is below
-- the snapshot's xmin: a transaction that began earlier and commits later can therefore never be passed over.
create table outbox (
  seq bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  kind text not null,
  ids uuid[] not null default '{}',
  facts jsonb not null default '{}',
  at timestamptz not null default now()
);
create index outbox_order on outbox (xid, seq);
create table consumer (
  name text primary key,
  cursor_xid xid8 not null default '0',
  cursor bigint not null default 0,
  moved_at timestamptz not null default now()
);

-- Who did or saw what: ids only, a hash chain per day, the head printed in the monthly letter.
create table audit (
  seq bigint primary key,
  day date not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  object_type text not null,
  object_id text,
  outcome text not null check (outcome in ('done', 'refused')),
  request_id text,
  facts jsonb not null default '{}',
  previous_hash bytea not null,
  hash bytea not null
);
create index audit_object on audit (object_type, object_id);
comment on table audit is 'history: who did or saw what';
-- A row lock on the chain's head makes writers queue; it holds no facts of its own.
create table audit_head (
  id boolean primary key default true check (id),
  seq bigint not null,
  hash bytea not null
);
insert into audit_head (id, seq, hash) values (true, 0, '\x00');

-- Removes the sample company and nothing else. It runs with the owner's rights, because the application's role may
-- delete no history; it can reach nothing that is not marked as sample.
create function remove_sample() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (select sample from organization) = 'none' then
    raise exception 'there is no sample';
  end if;
  delete from verbatim_correction where record_id in (select r.id from source_record r join source s on s.id = r.source_id where s.sample);
  delete from verbatim where source_id in (select id from source where sample);
  delete from interaction_past where record_id in (select r.id from source_record r join source s on s.id = r.source_id where s.sample);
  delete from interaction where source_id in (select id from source where sample);
  delete from pledge where source_id in (select id from source where sample);
  delete from compensation where record_id in (select r.id from source_record r join source s on s.id = r.source_id where s.sample);
  delete from case_event where record_id in (select r.id from source_record r join source s on s.id = r.source_id where s.sample);
  delete from case_file where record_id in (select r.id from source_record r join source s on s.id = r.source_id where s.sample);
  delete from decision_scenario where record_id in (select r.id from source_record r join source s on s.id = r.source_id where s.sample)
     or decision_id in (select d.id from decision d join employee e on e.id = d.proposer_id where e.sample);
  delete from decision_event where decision_id in (select d.id from decision d join employee e on e.id = d.proposer_id where e.sample);
  delete from decision where proposer_id in (select id from employee where sample);
  delete from assessment where by_employee in (select id from employee where sample)
     or perspective_id in (select p.id from perspective p join idea i on i.id = p.idea_id join employee e on e.id = i.author_id where e.sample);
  delete from perspective where asked_of in (select id from employee where sample) or asked_by in (select id from employee where sample)
     or idea_id in (select i.id from idea i join employee e on e.id = i.author_id where e.sample);
  delete from idea_event where by_employee in (select id from employee where sample)
     or idea_id in (select i.id from idea i join employee e on e.id = i.author_id where e.sample);
  delete from idea where author_id in (select id from employee where sample);
  update idea set pattern_id = null;
  delete from pattern;
  delete from look;
  delete from letter;
  delete from edge where record_a in (select r.id from source_record r join source s on s.id = r.source_id where s.sample)
     or record_b in (select r.id from source_record r join source s on s.id = r.source_id where s.sample);
  delete from membership_past where record_id in (select r.id from source_record r join source s on s.id = r.source_id where s.sample);
  delete from membership where record_id in (select r.id from source_record r join source s on s.id = r.source_id where s.sample);
  delete from block_key where record_id in (select r.id from source_record r join source s on s.id = r.source_id where s.sample);
  delete from identity_key k where not exists (select 1 from block_key b where b.type = k.type and b.value_hash = k.value_hash);
  delete from source_record_version where record_id in (select r.id from source_record r join source s on s.id = r.source_id where s.sample);
  delete from record_key where source_id in (select id from source where sample);
  delete from intake_key where source_id in (select id from source where sample);
  delete from quarantine where source_id in (select id from source where sample);
  delete from rollup_day where source_id in (select id from source where sample);
  delete from source_record where source_id in (select id from source where sample);
  delete from customer c where not exists (select 1 from membership m where m.customer_id = c.id);
  delete from customer_alias a where not exists (select 1 from customer c where c.id = a.customer_id);
  delete from ruling r where not exists (select 1 from customer c where c.id = any (r.customer_ids));
  delete from import where source_id in (select id from source where sample);
  delete from saved_mapping where source_id in (select id from source where sample);
  update interaction set touchpoint_id = null where touchpoint_id in (select t.id from touchpoint t join stage g on g.id = t.stage_id join journey j on j.id = g.journey_id where j.sample);
  update verbatim set touchpoint_id = null where touchpoint_id in (select t.id from touchpoint t join stage g on g.id = t.stage_id join journey j on j.id = g.journey_id where j.sample);
  delete from journey where sample;
  -- What one brought while sitting in a sample person's place stays; who sat there goes.
  update import set started_by = null where started_by in (select id from employee where sample);
  delete from one_time_link where employee_id in (select id from employee where sample);
  update employee set reports_to = null where reports_to in (select id from employee where sample);
  delete from auth_account where user_id in (select user_id from employee where sample);
  delete from auth_session where user_id in (select user_id from employee where sample);
  delete from source where sample and id not in (select source_id from api_key where source_id is not null);
  update source set sample = false where sample;
  with gone as (delete from employee where sample returning user_id)
  delete from auth_user where id in (select user_id from gone where user_id is not null);
  update organization set sample = 'none';
end $$;
