-- What is mastered here and told to the silos: terms, who holds the master of what, changes that wait for a silo, where a
-- silo differs, and who moves what still lives only there.

-- An agreed condition of a customer. Each row is one word on it; the last one stands.
create table term (
  record_id uuid not null,
  id uuid not null,
  -- The same for every word on one condition.
  term_id uuid not null,
  what text not null check (what in ('agreed', 'changed', 'ended', 'restored')),
  kind text not null,
  value_cipher bytea not null,
  valid_from date not null,
  valid_to date,
  division_id uuid,
  reason_cipher bytea,
  -- The silo that said it; null when a person of ours wrote it down.
  source_id uuid,
  -- And the import that brought its word.
  import_id uuid,
  by_employee uuid,
  at timestamptz not null,
  primary key (record_id, id),
  check ((source_id is null) = (by_employee is not null))
);
create index term_term on term (term_id);
create index term_import on term (import_id) where import_id is not null;
comment on table term is 'history: what was agreed with a customer, by which division, and every change of it';

-- Where the master of a kind of thing is, silo by silo. What has no row has its master in the silo: nothing goes out.
create table mastery (
  id uuid primary key,
  source_id uuid not null,
  thing text not null check (thing in ('terms', 'promises', 'consent', 'preferences', 'corrections')),
  master text not null check (master in ('here', 'silo')),
  by_employee uuid,
  at timestamptz not null
);
create index mastery_source on mastery (source_id, thing, at desc);
comment on table mastery is 'history: who said that a silo is fed from here, and from when';

-- A silo that is being told everything, because its master has just been moved here: how far.
create table outward_fill (
  source_id uuid primary key,
  after_record uuid not null
);

-- Numbers of changes are given under this row's lock: they appear in the order in which they are numbered.
create table outward_head (
  id boolean primary key default true check (id),
  seq bigint not null
);
insert into outward_head (id, seq) values (true, 0);

-- What a silo is told of one of its own records. The body names the person as that silo does, and is sealed with the
-- record's key; a notice that somebody was erased is sealed with the organization's, because the record's is gone.
create table outward_change (
  record_id uuid not null,
  id uuid not null,
  seq bigint not null,
  source_id uuid not null,
  thing text not null,
  subject text not null,
  body_cipher bytea not null,
  at timestamptz not null,
  primary key (record_id, id)
);
create index outward_change_source on outward_change (source_id, seq);

-- What a silo was told last of each subject.
create table outward_told (
  record_id uuid not null,
  thing text not null,
  subject text not null,
  source_id uuid not null,
  change_id uuid not null,
  content_hash bytea not null,
  at timestamptz not null,
  primary key (record_id, thing, subject)
);
create index outward_told_source on outward_told (source_id, thing);

-- Where changes of a silo are called to.
create table outward_webhook (
  id uuid primary key,
  source_id uuid not null unique,
  url text not null,
  secret_cipher bytea not null,
  old_secret_cipher bytea,
  old_secret_until timestamptz,
  state text not null check (state in ('running', 'paused')),
  -- Failures one after the other; the next call waits until then.
  failures int not null default 0,
  waits_until timestamptz,
  fault text,
  last_at timestamptz,
  created_by uuid,
  created_at timestamptz not null
);

create table outward_delivery (
  record_id uuid not null,
  change_id uuid not null,
  webhook_id uuid not null,
  seq bigint not null,
  state text not null check (state in ('waiting', 'delivered', 'dead', 'passed')),
  tries int not null default 0,
  next_at timestamptz not null,
  status int,
  fault text,
  last_at timestamptz,
  primary key (record_id, change_id, webhook_id)
);
create index outward_delivery_waiting on outward_delivery (webhook_id, seq) where state = 'waiting';
create index outward_delivery_order on outward_delivery (record_id, webhook_id, seq) where state = 'waiting';
create index outward_delivery_webhook on outward_delivery (webhook_id, seq desc);

-- Up to where changes were last taken away as a file.
create table outward_file (
  source_id uuid primary key,
  seq bigint not null,
  by_employee uuid,
  at timestamptz not null
);

-- A silo said something else than what is mastered here.
create table silo_conflict (
  record_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  thing text not null,
  subject text not null,
  ours_cipher bytea not null,
  theirs_cipher bytea not null,
  times int not null default 1,
  since timestamptz not null,
  last_at timestamptz not null,
  state text not null check (state in ('open', 'ours', 'theirs', 'agreed')),
  answered_by uuid,
  answered_at timestamptz,
  primary key (record_id, id)
);
create unique index silo_conflict_open on silo_conflict (record_id, thing, subject) where state = 'open';
create index silo_conflict_id on silo_conflict (id);
create index silo_conflict_source on silo_conflict (source_id, state, last_at desc);

-- Who moves what lives only in a silo, and by when.
create table silo_move (
  source_id uuid not null,
  subject text not null,
  state text not null check (state in ('to-move', 'moving', 'here')),
  division_id uuid,
  employee_id uuid,
  due date,
  by_employee uuid,
  at timestamptz not null,
  primary key (source_id, subject)
);

-- How many people each silo knows something of, and of how many it is the only one. Counted, not kept by the hot path.
create table silo_census (
  source_id uuid not null,
  subject text not null,
  people bigint not null,
  alone bigint not null,
  primary key (source_id, subject)
);
create table silo_census_state (
  id boolean primary key default true check (id),
  counted_at timestamptz not null
);

-- A key that reads the changes for one silo, and nothing else.
alter table api_key drop constraint api_key_kind_check;
alter table api_key add constraint api_key_kind_check check (kind in ('ingest', 'read', 'outward'));
alter table api_key drop constraint api_key_check;
alter table api_key add constraint api_key_check check (kind = 'read' or source_id is not null);

alter function erase_records(uuid) rename to erase_records_0007;
create function erase_records(erasing uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone uuid[];
begin
  select record_ids into gone from erasure where id = erasing and not exists (select 1 from erasure_done d where d.erasure_id = erasing);
  if gone is null then
    raise exception 'there is no such erasure to carry out';
  end if;
  delete from term where record_id = any(gone);
  delete from outward_delivery where record_id = any(gone);
  delete from outward_change where record_id = any(gone);
  delete from outward_told where record_id = any(gone);
  delete from silo_conflict where record_id = any(gone);
  perform erase_records_0007(erasing);
end $$;

alter function remove_sample() rename to remove_sample_0007;
create function remove_sample() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone uuid[];
  silos uuid[];
begin
  if (select sample from organization) = 'none' then
    raise exception 'there is no sample';
  end if;
  select coalesce(array_agg(id), '{}') into silos from source where sample;
  select coalesce(array_agg(id), '{}') into gone from source_record where source_id = any(silos);
  delete from term where record_id = any(gone);
  delete from outward_delivery where record_id = any(gone);
  delete from outward_change where record_id = any(gone) or source_id = any(silos);
  delete from outward_told where record_id = any(gone);
  delete from silo_conflict where record_id = any(gone);
  delete from mastery where source_id = any(silos);
  delete from outward_fill where source_id = any(silos);
  delete from outward_webhook where source_id = any(silos);
  delete from outward_file where source_id = any(silos);
  delete from silo_move where source_id = any(silos);
  delete from silo_census where source_id = any(silos);
  perform remove_sample_0007();
end $$;

alter function take_back_records(uuid, uuid[]) rename to take_back_records_0007;
create function take_back_records(taking uuid, candidates uuid[]) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  free uuid[];
  gone uuid[];
  n int;
begin
  -- A record of whom somebody wrote down what was agreed stays.
  select coalesce(array_agg(c.id), '{}') into free from unnest(candidates) as c(id)
   where not exists (select 1 from term t where t.record_id = c.id and t.by_employee is not null);
  n := take_back_records_0007(taking, free);
  select coalesce(array_agg(c.id), '{}') into gone from unnest(free) as c(id)
   where not exists (select 1 from source_record r where r.id = c.id);
  delete from term where record_id = any(gone);
  delete from outward_delivery where record_id = any(gone);
  delete from outward_change where record_id = any(gone);
  delete from outward_told where record_id = any(gone);
  delete from silo_conflict where record_id = any(gone);
  return n;
end $$;
