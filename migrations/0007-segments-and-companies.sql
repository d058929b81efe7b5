-- Conditions that somebody gave a name, so that a decision, a journey and a survey mean the same people by it.
create table segment (
  id uuid primary key,
  name text not null,
  conditions jsonb not null,
  by_employee uuid,
  at timestamptz not null,
  archived_at timestamptz
);
create unique index segment_name on segment (lower(name)) where archived_at is null;
-- What it meant before is kept: a figure of then was of those people.
create table segment_version (
  segment_id uuid not null,
  version int not null,
  name text not null,
  conditions jsonb not null,
  by_employee uuid,
  at timestamptz not null,
  primary key (segment_id, version)
);
comment on table segment_version is 'history: what a segment meant, and since when';

-- The company that a person belongs to, as the silo wrote it: equal when its name says the same. The words are sealed.
alter table source_record add column company_hash bytea;
create index source_record_company on source_record (company_hash) where company_hash is not null;

-- What people say of households: two customers live together, or do not though a phone or an address is shared. Linked, not
-- merged; on records, so that a split leaves each word where it was said.
create table household_word (
  id uuid primary key,
  record_a uuid not null,
  record_b uuid not null,
  word text not null check (word in ('same', 'different')),
  reason text,
  by_employee uuid not null,
  at timestamptz not null,
  withdrawn_at timestamptz,
  check (record_a < record_b)
);
create index household_word_a on household_word (record_a);
create index household_word_b on household_word (record_b);

-- Few edges are words of people; each batch asks whether there is one.
create index edge_said_different on edge (record_a, record_b) where kind = 'manual-different' and retracted_at is null;

alter function erase_records(uuid) rename to erase_records_0006;
create function erase_records(erasing uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone uuid[];
begin
  select record_ids into gone from erasure where id = erasing and not exists (select 1 from erasure_done d where d.erasure_id = erasing);
  if gone is null then
    raise exception 'there is no such erasure to carry out';
  end if;
  delete from household_word where record_a = any(gone) or record_b = any(gone);
  perform erase_records_0006(erasing);
end $$;

alter function remove_sample() rename to remove_sample_0006;
create function remove_sample() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone uuid[];
begin
  if (select sample from organization) = 'none' then
    raise exception 'there is no sample';
  end if;
  select coalesce(array_agg(r.id), '{}') into gone from source_record r join source s on s.id = r.source_id where s.sample;
  delete from household_word where record_a = any(gone) or record_b = any(gone);
  delete from segment_version where segment_id in (select id from segment where by_employee in (select id from employee where sample));
  delete from segment where by_employee in (select id from employee where sample);
  perform remove_sample_0006();
end $$;

alter function take_back_records(uuid, uuid[]) rename to take_back_records_0006;
create function take_back_records(taking uuid, candidates uuid[]) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  free uuid[];
begin
  -- A record of whom somebody said where they live stays.
  select coalesce(array_agg(c.id), '{}') into free from unnest(candidates) as c(id)
   where not exists (select 1 from household_word h where (h.record_a = c.id or h.record_b = c.id) and h.withdrawn_at is null);
  return take_back_records_0006(taking, free);
end $$;
