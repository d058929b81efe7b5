-- The words of an import's rows wait in long lists and go into the indexes of search by the thousand, sorted. When the
-- import has ended what still waits is settled, so that no later commit has to. Returns how many pages waited.
create function settle_word_indexes() returns bigint language sql security definer set search_path = public, pg_temp as $$
  select gin_clean_pending_list('source_record_terms') + gin_clean_pending_list('verbatim_terms')
       + gin_clean_pending_list('verbatim_themes') + gin_clean_pending_list('verbatim_signals');
$$;
