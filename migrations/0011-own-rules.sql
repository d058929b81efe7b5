-- What an organization arranges for itself: which word wins, lists it looks at again and again, and the days on which it is closed.

-- Which word wins was chosen so, and since when; an empty list gave it back to the built-in table.
create table survivorship_choice (
  id uuid primary key,
  attribute text not null,
  criteria text[] not null,
  by_employee uuid,
  at timestamptz not null
);
comment on table survivorship_choice is 'history: which word was held to win, and since when';
insert into survivorship_choice (id, attribute, criteria, by_employee, at)
select gen_random_uuid(), attribute, criteria, by_employee, at from survivorship;

-- A list with its filters, order and columns under a name. It holds how a list is looked at, never what is in it: whoever opens
-- it sees what they may see.
create table list_view (
  id uuid primary key,
  place text not null,
  name text not null,
  search text not null,
  shared text not null check (shared in ('mine', 'division', 'everybody')),
  division_id uuid,
  by_employee uuid not null,
  at timestamptz not null,
  removed_at timestamptz,
  check ((shared = 'division') = (division_id is not null))
);
create index list_view_place on list_view (place) where removed_at is null;
create table list_view_default (
  employee_id uuid not null,
  place text not null,
  view_id uuid not null,
  primary key (employee_id, place)
);

-- Days that differ from their weekday: closed all day, or open until an hour. `from_minute` and `to_minute` are minutes of the day.
create table calendar_day (
  day date primary key,
  name text not null,
  from_minute int check (from_minute between 0 and 1439),
  to_minute int check (to_minute between 1 and 1440),
  origin text not null check (origin in ('hand', 'file', 'suggested')),
  by_employee uuid,
  at timestamptz not null,
  check ((from_minute is null) = (to_minute is null) and (from_minute is null or from_minute < to_minute))
);
-- The week: minutes of the day when open by weekday, 0 = Sunday; a weekday without a row is closed. No row at all: the country's.
create table calendar_week (
  weekday int primary key check (weekday between 0 and 6),
  from_minute int not null check (from_minute between 0 and 1439),
  to_minute int not null check (to_minute between 1 and 1440),
  check (from_minute < to_minute)
);
create table calendar_change (
  id uuid primary key,
  -- What changed and what was before, so that it can be taken back: days, or the whole week.
  before jsonb not null,
  after jsonb not null,
  by_employee uuid,
  at timestamptz not null
);
comment on table calendar_change is 'history: when the organization was open, as it was believed';

alter function remove_sample() rename to remove_sample_0010;
create function remove_sample() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (select sample from organization) = 'none' then
    raise exception 'there is no sample';
  end if;
  delete from list_view_default where employee_id in (select id from employee where sample)
     or view_id in (select v.id from list_view v join employee e on e.id = v.by_employee where e.sample);
  delete from list_view where by_employee in (select id from employee where sample);
  delete from survivorship where by_employee in (select id from employee where sample);
  delete from survivorship_choice where by_employee in (select id from employee where sample);
  update calendar_day set by_employee = null where by_employee in (select id from employee where sample);
  delete from calendar_change where by_employee in (select id from employee where sample);
  perform remove_sample_0010();
end $$;
