-- What an agent knows of a customer and may write down: promises with their whole history, corrections, consent,
-- preferences, internal notes and attachments. Everything hangs on a record, so that it follows the record through
-- merges and back, is sealed with the record's own key, and goes with its person.

-- A promise made by hand or found in words has no source; whoever moves its date leaves the first one standing.
alter table pledge alter column source_id drop not null;
alter table pledge add column origin text not null default 'export' check (origin in ('export', 'hand', 'text'));
alter table pledge add column made_by uuid;
alter table pledge add column first_due_at timestamptz;
-- When the clock noticed that the date had passed; null again when the date is moved.
alter table pledge add column overdue_at timestamptz;
update pledge set first_due_at = due_at;
create index pledge_id on pledge (id);
create index pledge_ledger on pledge (coalesce(due_at, made_at) desc, id desc);
create index pledge_pending on pledge (due_at) where overdue_at is null and state in ('open', 'moved');

create table pledge_event (
  record_id uuid not null,
  id uuid not null,
  pledge_id uuid not null,
  type text not null check (type in ('made', 'moved', 'kept', 'broken', 'overdue')),
  due_before timestamptz,
  due_after timestamptz,
  -- Null when a silo said it, or the clock.
  by_employee uuid,
  words_cipher bytea,
  at timestamptz not null,
  primary key (record_id, id)
);
create index pledge_event_pledge on pledge_event (record_id, pledge_id, at);
comment on table pledge_event is 'history: what became of a promise, by whom, and every date it ever had';

-- "That is no promise": words of ours that somebody looked at.
create table pledge_dismissal (
  record_id uuid not null,
  interaction_id uuid not null,
  start_at int not null,
  by_employee uuid not null,
  at timestamptz not null,
  primary key (record_id, interaction_id, start_at)
);

-- A value said by a person of ours, who, when and why. It wins until it is withdrawn, which is a row as well.
create table correction (
  record_id uuid not null,
  id uuid not null,
  attribute text not null,
  withdraws uuid,
  value_cipher bytea,
  reason_cipher bytea not null,
  terms int4[] not null default '{}',
  by_employee uuid not null,
  at timestamptz not null,
  primary key (record_id, id),
  check ((withdraws is null) = (value_cipher is not null))
);
create index correction_id on correction (id);
create index correction_terms on correction using gin (terms);
comment on table correction is 'history: values corrected by hand, and corrections withdrawn';

-- Which value wins, by attribute, where the organization wants it otherwise than the built-in table.
create table survivorship (
  attribute text primary key,
  criteria text[] not null,
  by_employee uuid not null,
  at timestamptz not null
);

create table consent (
  record_id uuid not null,
  id uuid not null,
  purpose text not null check (purpose in ('advertising', 'survey', 'profiling', 'sharing')),
  channel text not null,
  answer text not null check (answer in ('given', 'refused', 'withdrawn')),
  text_version text,
  origin text not null check (origin in ('hand', 'import')),
  source_id uuid,
  proof_cipher bytea,
  by_employee uuid,
  at timestamptz not null,
  said_at timestamptz not null,
  primary key (record_id, id)
);
comment on table consent is 'history: what a person agreed to or refused, with text, time, source and proof';

create table preference (
  record_id uuid not null,
  id uuid not null,
  topic text not null check (topic in ('channel', 'language', 'topics', 'frequency', 'quiet-hours')),
  value_cipher bytea not null,
  origin text not null check (origin in ('hand', 'import')),
  source_id uuid,
  by_employee uuid,
  at timestamptz not null,
  said_at timestamptz not null,
  primary key (record_id, id)
);
comment on table preference is 'history: how a person wants to be met';

create table record_note (
  record_id uuid not null,
  id uuid not null,
  -- A note that was added to another, when that one could no longer be changed.
  added_to uuid,
  words_cipher bytea not null,
  by_employee uuid not null,
  at timestamptz not null,
  edited_at timestamptz,
  primary key (record_id, id)
);
create index record_note_id on record_note (id);
create index record_note_time on record_note (record_id, at desc, id desc);

create table attachment (
  record_id uuid not null,
  id uuid not null,
  name_cipher bytea not null,
  media_type text not null,
  bytes int not null check (bytes between 1 and 10485760),
  content_cipher bytea not null,
  by_employee uuid not null,
  at timestamptz not null,
  primary key (record_id, id)
);
create index attachment_id on attachment (id);
create index attachment_time on attachment (record_id, at desc, id desc);
-- Ciphertext does not compress.
alter table attachment alter column content_cipher set storage external;

-- Forgetting a person and removing the sample take these along. What earlier migrations do stays theirs: each is kept
-- under a name of its own and called from the new one.
alter function erase_records(uuid) rename to erase_records_0002;
create function erase_records(erasing uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone uuid[];
begin
  select record_ids into gone from erasure where id = erasing and not exists (select 1 from erasure_done d where d.erasure_id = erasing);
  if gone is null then
    raise exception 'there is no such erasure to carry out';
  end if;
  delete from pledge_event where record_id = any(gone);
  delete from pledge_dismissal where record_id = any(gone);
  delete from correction where record_id = any(gone);
  delete from consent where record_id = any(gone);
  delete from preference where record_id = any(gone);
  delete from record_note where record_id = any(gone);
  delete from attachment where record_id = any(gone);
  perform erase_records_0002(erasing);
end $$;

alter function remove_sample() rename to remove_sample_0001;
create function remove_sample() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone uuid[];
begin
  if (select sample from organization) = 'none' then
    raise exception 'there is no sample';
  end if;
  select coalesce(array_agg(r.id), '{}') into gone from source_record r join source s on s.id = r.source_id where s.sample;
  delete from pledge_event where record_id = any(gone);
  delete from pledge_dismissal where record_id = any(gone);
  delete from pledge where record_id = any(gone);
  delete from correction where record_id = any(gone);
  delete from consent where record_id = any(gone);
  delete from preference where record_id = any(gone);
  delete from record_note where record_id = any(gone);
  delete from attachment where record_id = any(gone);
  delete from survivorship where by_employee in (select id from employee where sample);
  perform remove_sample_0001();
end $$;
