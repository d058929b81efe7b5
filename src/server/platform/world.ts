import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import type { Pool } from 'pg';
import type { Log } from './log.ts';
import type { Tables } from './tables.ts';
import type { Vault } from './vault/vault.ts';

/**
 * What every action needs and nothing reaches for by itself: the database, the vault, the clock, the log.
 * Made once by the composition and passed along; a test makes its own with a fixed clock.
 */
export interface World {
  readonly home: string;
  readonly db: Kysely<Tables>;
  readonly pool: Pool;
  readonly vault: Vault;
  readonly now: () => Date;
  readonly log: Log;
  readonly organization: { readonly timeZone: string; readonly country: string; readonly currency: string };
}

export type Db = Kysely<Tables> | Transaction<Tables>;
export type Trx = Transaction<Tables>;

export function openKysely(pool: Pool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
