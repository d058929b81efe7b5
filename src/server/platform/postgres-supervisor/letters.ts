import type { ClientBase } from 'pg';
import { StartRefusal } from '#server/platform/start-refusal';

/**
 * A database whose locale is `C` takes Hebrew letters for punctuation: searching and comparing would silently
 * find nothing. Every database is therefore asked, ours and foreign ones, before anything is written.
 */
export async function refuseIfLettersAreUnknown(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ encoding: string; knows: boolean; trigrams: boolean }>(`
    select current_setting('server_encoding') as encoding,
           lower('É') = 'é' and 'שלום' ~ '^[[:alpha:]]+$' as knows,
           exists (select from pg_extension where extname = 'pg_trgm') as trigrams`);
  const found = rows[0];
  if (found?.encoding === 'UTF8' && found.knows && (!found.trigrams || (await seesTrigrams(client)))) return;
  throw new StartRefusal(
    `This database does not know Hebrew letters (encoding ${found?.encoding ?? 'unknown'}).`,
    `Create it anew: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'.`,
  );
}

async function seesTrigrams(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ count: number }>(
    `select coalesce(array_length(show_trgm('שלום'), 1), 0)::int as count`,
  );
  return (rows[0]?.count ?? 0) > 0;
}
