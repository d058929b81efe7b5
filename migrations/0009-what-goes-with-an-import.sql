-- Which import said it, so that consent and preferences go when their import is taken back. What was said before this
-- release is known by the row that says the same of the same record at the same moment.
alter table consent add column import_id uuid;
alter table preference add column import_id uuid;
update consent c set import_id = i.import_id from interaction i
 where c.origin = 'import' and i.record_id = c.record_id and i.source_id = c.source_id and i.occurred_at = c.said_at and i.import_id is not null;
update preference p set import_id = i.import_id from interaction i
 where p.origin = 'import' and i.record_id = p.record_id and i.source_id = p.source_id and i.occurred_at = p.said_at and i.import_id is not null;
create index consent_import on consent (import_id) where import_id is not null;
create index preference_import on preference (import_id) where import_id is not null;

-- Part of what one import said of consent, preferences and terms, and what the clock and the silo noted of promises that are gone.
-- It runs with the owner's rights because these are history to the application. Gives how many rows went.
create function take_back_said(taking uuid, at_most int) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  n int;
  more int;
begin
  if not exists (select 1 from import where id = taking and state = 'taking-back') then
    raise exception 'this import is not being taken back';
  end if;
  delete from consent where (record_id, id) in (select record_id, id from consent where import_id = taking limit at_most);
  get diagnostics n = row_count;
  delete from preference where (record_id, id) in (select record_id, id from preference where import_id = taking limit at_most);
  get diagnostics more = row_count;
  n := n + more;
  delete from term where (record_id, id) in (select record_id, id from term where import_id = taking limit at_most);
  get diagnostics more = row_count;
  return n + more;
end $$;

-- What became of promises that are gone, on these records; what a person of ours wrote stays.
create function forget_lost_promises(records uuid[]) returns void language sql security definer set search_path = public, pg_temp as $$
  delete from pledge_event e where e.record_id = any(records) and e.by_employee is null
     and not exists (select 1 from pledge p where p.record_id = e.record_id and p.id = e.pledge_id);
$$;

-- Keys that seal nothing any more. They lie outside the database and are overwritten there after the commit that removed
-- their rows; until then they stand here, so that no crash between the two can leave one behind.
create table spent_slot (
  slot bigint primary key,
  since timestamptz not null
);

-- Records may be spread over several databases one day and have no triggers: whoever removes them notes their slots.
alter function take_back_records(uuid, uuid[]) rename to take_back_records_before_0009;
create function take_back_records(taking uuid, candidates uuid[]) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
  slots int[];
  n int;
begin
  select array_agg(id), array_agg(key_slot) into ids, slots from source_record where id = any(candidates);
  n := take_back_records_before_0009(taking, candidates);
  insert into spent_slot (slot, since)
    select c.slot, now() from unnest(ids, slots) as c(id, slot) where not exists (select 1 from source_record r where r.id = c.id)
    on conflict do nothing;
  return n;
end $$;

alter function remove_sample() rename to remove_sample_before_0009;
create function remove_sample() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[];
  slots int[];
begin
  select array_agg(r.id), array_agg(r.key_slot) into ids, slots from source_record r join source s on s.id = r.source_id where s.sample;
  perform remove_sample_before_0009();
  insert into spent_slot (slot, since)
    select c.slot, now() from unnest(ids, slots) as c(id, slot) where not exists (select 1 from source_record r where r.id = c.id)
    on conflict do nothing;
end $$;

-- A row that was set aside has a key of its own, which its ciphertext names: a byte that says so, then the slot.
create function spend_aside_slots() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into spent_slot (slot, since)
    select ('x' || encode(substr(raw_cipher, 2, 4), 'hex'))::bit(32)::bigint, now() from gone where get_byte(raw_cipher, 0) = 2
    on conflict do nothing;
  return null;
end $$;
create trigger spend_slots after delete on quarantine
  referencing old table as gone for each statement execute function spend_aside_slots();
create trigger spend_slots after delete on import_error
  referencing old table as gone for each statement execute function spend_aside_slots();
