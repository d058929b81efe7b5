-- An import can be taken back: what it brought goes, what it replaced comes again.

alter table import drop constraint import_state_check;
alter table import add constraint import_state_check
  check (state in ('waiting', 'running', 'done', 'cancelled', 'failed', 'taking-back', 'taken-back'));
alter table import add column taken_back_by uuid references employee (id);
alter table import add column taken_back_at timestamptz;

-- Which import a replaced version had come with; null when it came live, or before this column was there.
alter table interaction_past add column import_id uuid;
create index interaction_past_import on interaction_past (import_id) where import_id is not null;
create index source_record_version_import on source_record_version (import_id) where import_id is not null;
create index intake_key_import on intake_key (import_id) where interaction_id is null and import_id is not null;

-- Removes records that nobody but one import ever spoke of. Runs with the owner's rights, because the application may
-- delete no history; it reaches only records whose every word came with an import that is being taken back, and none on
-- which a case, a gift, a decision or a correction hangs.
create function take_back_records(taking uuid, candidates uuid[]) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone uuid[];
begin
  if not exists (select 1 from import where id = taking and state = 'taking-back') then
    raise exception 'this import is not being taken back';
  end if;
  select coalesce(array_agg(c.id), '{}') into gone from unnest(candidates) as c(id)
   where exists (select 1 from source_record_version v where v.record_id = c.id and v.import_id = taking)
     and not exists (select 1 from source_record_version v where v.record_id = c.id and v.import_id is distinct from taking)
     and not exists (select 1 from intake_key k where k.record_id = c.id)
     and not exists (select 1 from interaction i where i.record_id = c.id)
     and not exists (select 1 from interaction_past i where i.record_id = c.id)
     and not exists (select 1 from case_file f where f.record_id = c.id)
     and not exists (select 1 from compensation g where g.record_id = c.id)
     and not exists (select 1 from decision_scenario s where s.record_id = c.id)
     and not exists (select 1 from verbatim_correction v where v.record_id = c.id);
  delete from pledge where record_id = any(gone);
  delete from edge where record_a = any(gone) or record_b = any(gone);
  delete from membership_past where record_id = any(gone);
  delete from membership where record_id = any(gone);
  update identity_key k set record_count = k.record_count - b.n
    from (select type, value_hash, count(*) as n from block_key where record_id = any(gone) group by 1, 2) b
   where b.type = k.type and b.value_hash = k.value_hash;
  delete from block_key where record_id = any(gone);
  delete from identity_key where record_count <= 0 and class = 'personal';
  delete from record_key where record_id = any(gone);
  delete from source_record_version where record_id = any(gone);
  delete from source_record where id = any(gone);
  return cardinality(gone);
end $$;

-- A silo that speaks by itself: a mailbox that is read, or a signed call that comes in.
create table connection (
  id uuid primary key,
  kind text not null check (kind in ('mailbox', 'webhook')),
  source_id uuid not null references source (id),
  -- Host, port, folder; never a secret.
  settings jsonb not null,
  mapping jsonb,
  secret_cipher bytea,
  -- While a secret is being changed, the one before it counts until then.
  old_secret_cipher bytea,
  old_secret_until timestamptz,
  state text not null check (state in ('running', 'paused')),
  -- How far a mailbox was read: uidvalidity and uid.
  reached jsonb,
  rows bigint not null default 0,
  last_run_at timestamptz,
  failure text,
  created_by uuid references employee (id),
  created_at timestamptz not null
);

-- What came in by a signed call, so that the same call is not taken twice.
create table webhook_seen (
  connection_id uuid not null references connection (id) on delete cascade,
  message_hash bytea not null,
  at timestamptz not null,
  primary key (connection_id, message_hash)
);
create index webhook_seen_at on webhook_seen (at);
