-- What a person may ask for: to know, to have it mended, to be forgotten, and to stay forgotten.

create table erasure (
  id uuid primary key,
  number bigint not null unique,
  customer_id uuid not null,
  record_ids uuid[] not null,
  -- Key slots to overwrite. They are gone from the disk when done_at is set; a start finishes what a crash interrupted.
  slots int[] not null,
  reason text not null,
  asked_at timestamptz not null,
  by_employee uuid,
  erased_at timestamptz not null,
  counts jsonb not null
);
create sequence erasure_number start 1;
create index erasure_customer on erasure (customer_id);
comment on table erasure is 'history: who was forgotten, when, by whom; no word of who it was';

create table erasure_done (
  erasure_id uuid primary key references erasure (id),
  -- Backups of the keys that are older than this can still open older copies of the rows.
  at timestamptz not null
);
comment on table erasure_done is 'history: from when the keys of the forgotten are gone from the disk';

-- What a file or a call may not bring back. Keyed hashes only; `way` says what was hashed.
create table suppression (
  way text not null check (way in ('reference', 'national-id', 'phone-and-name', 'email-and-name', 'phone', 'email')),
  value_hash bytea not null,
  erasure_id uuid not null references erasure (id),
  primary key (way, value_hash)
);
comment on table suppression is 'history: who may not come back';

-- Deletes everything of these records but what is history about ourselves (cases without their words, compensation,
-- rulings, the audit). Runs with the owner's rights, because the application may delete no history; it reaches only
-- records that an erasure of this very transaction names.
create function erase_records(erasing uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone uuid[];
begin
  select record_ids into gone from erasure where id = erasing and not exists (select 1 from erasure_done d where d.erasure_id = erasing);
  if gone is null then
    raise exception 'there is no such erasure to carry out';
  end if;
  delete from verbatim_correction where record_id = any(gone);
  delete from verbatim where record_id = any(gone);
  delete from interaction_past where record_id = any(gone);
  delete from interaction where record_id = any(gone);
  delete from pledge where record_id = any(gone);
  update case_file set interaction_id = null where record_id = any(gone);
  delete from edge where record_a = any(gone) or record_b = any(gone);
  delete from membership_past where record_id = any(gone);
  delete from membership where record_id = any(gone);
  update identity_key k set record_count = k.record_count - b.n
    from (select type, value_hash, count(*) as n from block_key where record_id = any(gone) group by 1, 2) b
   where b.type = k.type and b.value_hash = k.value_hash;
  delete from block_key where record_id = any(gone);
  delete from identity_key where record_count <= 0 and class = 'personal';
  delete from intake_key where record_id = any(gone);
  delete from record_key where record_id = any(gone);
  delete from source_record_version where record_id = any(gone);
  delete from source_record where id = any(gone);
  delete from customer c where id in (select customer_id from erasure where id = erasing) and not exists (select 1 from membership m where m.customer_id = c.id);
end $$;
