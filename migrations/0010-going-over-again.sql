-- A model that was switched on goes over what was decided before it. One run, in chunks; what it joined and took apart are
-- rulings like any other, known by the run so that all of them can be withdrawn together.
create table resolution_run (
  id uuid primary key,
  version text not null,
  -- The models that had decided since everything was gone over last: where they all agree with this one, nothing changes.
  from_versions text[] not null,
  state text not null check (state in ('running', 'paused', 'cancelled', 'done', 'undoing', 'undone')),
  -- First what holds no longer is taken apart, then what belongs together is joined; each over all records in their order.
  phase text not null default 'parting' check (phase in ('parting', 'joining')),
  -- The last record that was gone over in this phase.
  cursor uuid,
  total int not null,
  seen int not null default 0,
  joined int not null default 0,
  parted int not null default 0,
  asked int not null default 0,
  -- Of those asked about: held together because of an open case, an open promise or an answer to "may we?".
  spared int not null default 0,
  -- Rulings that could not be withdrawn because somebody's word or a later record stands on them.
  kept int not null default 0,
  worked_ms bigint not null default 0,
  by_employee uuid,
  started_at timestamptz not null,
  finished_at timestamptz,
  undone_at timestamptz
);
-- One at a time.
create unique index resolution_run_alone on resolution_run ((true)) where state in ('running', 'paused', 'undoing');

create table resolution_ruling (
  run_id uuid not null,
  seq int not null,
  ruling_id uuid not null,
  undone_at timestamptz,
  kept boolean not null default false,
  primary key (run_id, seq)
);
create unique index resolution_ruling_ruling on resolution_ruling (ruling_id);

-- Which ruling ended an edge, so that withdrawing the ruling brings the edge again.
alter table edge add column retracted_by uuid;
create index edge_retracted_by on edge (retracted_by) where retracted_by is not null;

-- A question may also be whether a customer is still one: then `leaving` are the records that would go.
alter table identity_review drop constraint identity_review_cause_check;
alter table identity_review add constraint identity_review_cause_check check (cause in ('likely', 'close', 'shared-key', 'model'));
alter table identity_review add column leaving uuid[];
alter table identity_review add column key_type text;
alter table identity_review add column key_hash bytea;
alter table identity_review add column run_id uuid;
create index identity_review_run on identity_review (run_id) where run_id is not null;
-- What an answer is worth: the chance of one person, what hangs on the two, and both together.
alter table identity_review add column chance real;
alter table identity_review add column stake real;
alter table identity_review add column weighed_at timestamptz;

-- When the customers that had been joined by a key which now too many hold were looked at.
alter table identity_key add column looked_at timestamptz;
create index identity_key_unlooked on identity_key (type) where class = 'shared' and looked_at is null;

-- How many pairs a day are put before the team; the rest wait for later. The last row counts.
create table review_budget (
  id uuid primary key,
  per_day int not null check (per_day between 1 and 1000),
  by_employee uuid,
  at timestamptz not null
);
comment on table review_budget is 'history: how many pairs a day the team was asked about';

alter function erase_records(uuid) rename to erase_records_0009;
create function erase_records(erasing uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone uuid[];
begin
  select record_ids into gone from erasure where id = erasing and not exists (select 1 from erasure_done d where d.erasure_id = erasing);
  if gone is null then
    raise exception 'there is no such erasure to carry out';
  end if;
  delete from identity_review where leaving <@ gone;
  update identity_review set leaving = array(select l from unnest(leaving) as l where l <> all(gone)) where leaving && gone;
  perform erase_records_0009(erasing);
end $$;

alter function remove_sample() rename to remove_sample_0009;
create function remove_sample() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (select sample from organization) = 'none' then
    raise exception 'there is no sample';
  end if;
  delete from review_budget where by_employee in (select id from employee where sample);
  update resolution_run set by_employee = null where by_employee in (select id from employee where sample);
  perform remove_sample_0009();
  delete from resolution_ruling x where not exists (select 1 from ruling r where r.id = x.ruling_id);
  delete from resolution_run x where not exists (select 1 from resolution_ruling y where y.run_id = x.id);
end $$;
