-- What was learned from one's own words: how customers say what they feel, and whose cases are whose. A model holds hashes,
-- never a word; still it is sealed, and only the one in force is kept: of the others stays what they learned from and how
-- right they were.
create table text_model (
  id uuid primary key,
  kind text not null check (kind in ('sentiment', 'division')),
  version int not null,
  at timestamptz not null,
  by_employee uuid,
  outcome text not null check (outcome in ('first', 'not-worse', 'worse', 'worse-than-none', 'unproven', 'renewed')),
  in_force boolean not null,
  -- In which languages it decides.
  languages text[] not null,
  -- Counts per class, source and language, and from when to when; never a text.
  learned jsonb not null,
  -- Figures on texts that were held out, beside the reading without learning and the model before.
  judged jsonb not null,
  body_cipher bytea,
  unique (kind, version),
  check (in_force = (body_cipher is not null))
);
create unique index text_model_in_force on text_model (kind) where in_force;

-- With which models a verbatim was read (0: without any), what they had a say in, the three divisions they named, and what was
-- felt of each theme.
alter table verbatim add column sentiment_model int not null default 0;
alter table verbatim add column division_model int not null default 0;
alter table verbatim add column reading jsonb;

alter function remove_sample() rename to remove_sample_0011;
create function remove_sample() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (select sample from organization) = 'none' then
    raise exception 'there is no sample';
  end if;
  -- What was learned from invented customers is not worth anything of real ones.
  delete from text_model;
  perform remove_sample_0011();
end $$;
