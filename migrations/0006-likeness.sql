-- Who may be who, beyond an identifier in common. Records meet under blind keys of two facts together (two words of the
-- name, a word and the birth date, the front of a mail address); what they then weigh is the model's to say.
create table meeting_key (
  value bytea not null,
  record_id uuid not null,
  primary key (value, record_id)
);
create index meeting_key_record on meeting_key (record_id);
-- A key that so many records hold finds nobody: counted, never silent.
create table crowded_key (
  value bytea primary key,
  since timestamptz not null
);

alter table edge drop constraint edge_kind_check;
alter table edge add constraint edge_kind_check check (kind in ('deterministic', 'probabilistic', 'manual-same', 'manual-different'));
-- The odds for one person at the time, in powers of two; null for what a person said.
alter table edge add column bits real;
alter table edge add column model_version text;

create table identity_model (
  version text primary key,
  -- Sealed: it knows how common the commonest names are.
  body_cipher bytea not null,
  records int not null,
  by_employee uuid,
  at timestamptz not null
);
comment on table identity_model is 'history: what agreement was held to be worth; a new belief is a new version';
create table identity_model_switch (
  id uuid primary key,
  version text not null,
  by_employee uuid,
  at timestamptz not null
);
comment on table identity_model_switch is 'history: which model decided from when on';

-- Pairs that wait for somebody to say whether they are one person.
create table identity_review (
  id uuid primary key,
  record_a uuid not null,
  record_b uuid not null,
  cause text not null check (cause in ('likely', 'close')),
  bits real not null,
  model_version text not null,
  asked_at timestamptz not null,
  answer text check (answer in ('same', 'different', 'later')),
  answered_at timestamptz,
  answered_by uuid,
  ruling_id uuid,
  check (record_a < record_b),
  unique (record_a, record_b)
);
create index identity_review_waiting on identity_review (bits desc, id) where answer is null;
create index identity_review_b on identity_review (record_b);

alter function erase_records(uuid) rename to erase_records_0004;
create function erase_records(erasing uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone uuid[];
begin
  select record_ids into gone from erasure where id = erasing and not exists (select 1 from erasure_done d where d.erasure_id = erasing);
  if gone is null then
    raise exception 'there is no such erasure to carry out';
  end if;
  delete from meeting_key where record_id = any(gone);
  delete from identity_review where record_a = any(gone) or record_b = any(gone);
  perform erase_records_0004(erasing);
end $$;

alter function remove_sample() rename to remove_sample_0004;
create function remove_sample() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone uuid[];
begin
  if (select sample from organization) = 'none' then
    raise exception 'there is no sample';
  end if;
  select coalesce(array_agg(r.id), '{}') into gone from source_record r join source s on s.id = r.source_id where s.sample;
  delete from meeting_key where record_id = any(gone);
  delete from crowded_key c where not exists (select 1 from meeting_key m where m.value = c.value);
  delete from identity_review where record_a = any(gone) or record_b = any(gone);
  perform remove_sample_0004();
end $$;

alter function take_back_records(uuid, uuid[]) rename to take_back_records_0005;
create function take_back_records(taking uuid, candidates uuid[]) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone uuid[];
  n int;
begin
  n := take_back_records_0005(taking, candidates);
  select coalesce(array_agg(c.id), '{}') into gone from unnest(candidates) as c(id)
   where not exists (select 1 from source_record r where r.id = c.id);
  delete from meeting_key where record_id = any(gone);
  delete from identity_review where record_a = any(gone) or record_b = any(gone);
  return n;
end $$;
