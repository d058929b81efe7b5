-- Taking an import back meets what an agent wrote down: a record that somebody's word hangs on stays as it is, and what
-- only the import said of promises and consent goes with the record that it brought.
alter function take_back_records(uuid, uuid[]) rename to take_back_records_0003;
create function take_back_records(taking uuid, candidates uuid[]) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  free uuid[];
  gone uuid[];
  n int;
begin
  if not exists (select 1 from import where id = taking and state = 'taking-back') then
    raise exception 'this import is not being taken back';
  end if;
  select coalesce(array_agg(c.id), '{}') into free from unnest(candidates) as c(id)
   where not exists (select 1 from pledge_event e where e.record_id = c.id and e.by_employee is not null)
     and not exists (select 1 from pledge_dismissal d where d.record_id = c.id)
     and not exists (select 1 from correction x where x.record_id = c.id)
     and not exists (select 1 from consent x where x.record_id = c.id and x.by_employee is not null)
     and not exists (select 1 from preference x where x.record_id = c.id and x.by_employee is not null)
     and not exists (select 1 from record_note x where x.record_id = c.id)
     and not exists (select 1 from attachment x where x.record_id = c.id);
  n := take_back_records_0003(taking, free);
  select coalesce(array_agg(c.id), '{}') into gone from unnest(free) as c(id)
   where not exists (select 1 from source_record r where r.id = c.id);
  delete from pledge_event where record_id = any(gone);
  delete from consent where record_id = any(gone);
  delete from preference where record_id = any(gone);
  return n;
end $$;
