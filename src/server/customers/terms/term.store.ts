import { sql } from 'kysely';
import { TERM_KINDS, type TermKind } from '#contract/terms';
import { newId } from '#server/platform/ids';
import type { Db, Trx, World } from '#server/platform/world';
import type { TermWord } from './term-state.ts';

/** Words on agreed conditions: only ever added. */
export type StoredTermWord = TermWord & {
  readonly id: string;
  readonly recordId: string;
  readonly termId: string;
  readonly kind: TermKind;
  readonly value: string;
  readonly divisionId: string | null;
  readonly source: {
    readonly id: string;
    readonly code: string;
    readonly name: { readonly he: string; readonly en: string };
  } | null;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly reason: string | null;
  readonly at: Date;
};

/** Every word on every condition of these records, the oldest first. */
export async function termWords(
  db: Db,
  world: World,
  recordIds: readonly string[],
): Promise<StoredTermWord[]> {
  if (recordIds.length === 0) return [];
  return read(db, world, sql`t.record_id = any(${[...recordIds]}::uuid[])`);
}

/** Every word on one condition; its record is locked, so that two do not change it at once. */
export async function lockTerm(trx: Trx, world: World, termId: string): Promise<StoredTermWord[]> {
  await sql`
    select 1 from source_record r where r.id in (select record_id from term where term_id = ${termId}) for update`.execute(
    trx,
  );
  return read(trx, world, sql`t.term_id = ${termId}`);
}

async function read(db: Db, world: World, wanted: ReturnType<typeof sql>): Promise<StoredTermWord[]> {
  const { rows } = await sql<{
    id: string;
    recordId: string;
    termId: string;
    what: TermWord['what'];
    kind: string;
    sealed: Buffer;
    validFrom: string;
    validTo: string | null;
    divisionId: string | null;
    reason: Buffer | null;
    sourceId: string | null;
    code: string | null;
    he: string | null;
    en: string | null;
    by: string | null;
    byName: string | null;
    at: Date;
  }>`
    select t.id, t.record_id as "recordId", t.term_id as "termId", t.what, t.kind, t.value_cipher as sealed,
           t.valid_from::text as "validFrom", t.valid_to::text as "validTo", t.division_id as "divisionId", t.reason_cipher as reason,
           t.source_id as "sourceId", s.code, s.name_he as he, s.name_en as en, t.by_employee as by, e.name as "byName", t.at
      from term t left join source s on s.id = t.source_id left join employee e on e.id = t.by_employee
     where ${wanted} order by t.at, t.id`.execute(db);
  return rows.flatMap((row): StoredTermWord[] => {
    const value = world.vault.read(`term:${row.id}`, row.sealed);
    const kind = TERM_KINDS.find((one) => one === row.kind);
    if (value === null || kind === undefined) return [];
    const { id, recordId, termId, what, validFrom, validTo, divisionId, at } = row;
    return [
      {
        ...{ id, recordId, termId, what, kind, value, validFrom, validTo, divisionId, at },
        reason: row.reason === null ? null : world.vault.read(`term.reason:${id}`, row.reason),
        source:
          row.sourceId === null
            ? null
            : { id: row.sourceId, code: row.code ?? '', name: { he: row.he ?? '', en: row.en ?? '' } },
        by: row.by === null ? null : { id: row.by, name: row.byName ?? '' },
      },
    ];
  });
}

export interface NewTermWord {
  readonly recordId: string;
  readonly slot: number;
  /** Null begins a condition. */
  readonly termId: string | null;
  readonly what: TermWord['what'];
  readonly kind: TermKind;
  readonly value: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly divisionId: string | null;
  readonly reason: string | null;
  readonly sourceId: string | null;
  /** The import that brought it; null for a live call and a person. */
  readonly importId: string | null;
  readonly by: string | null;
  readonly at: Date;
}

/** Gives the id of the condition. */
export async function insertTermWord(trx: Trx, world: World, word: NewTermWord): Promise<string> {
  const [termId = ''] = await insertTermWords(trx, world, [word]);
  return termId;
}

/** A statement takes so many words at most, by the number of its parameters. */
const AT_ONCE = 2_000;

/** Gives the ids of the conditions, in the order of the words. */
export async function insertTermWords(
  trx: Trx,
  world: World,
  words: readonly NewTermWord[],
): Promise<string[]> {
  const rows = words.map((word) => {
    const id = newId();
    return {
      record_id: word.recordId,
      id,
      term_id: word.termId ?? id,
      what: word.what,
      kind: word.kind,
      value_cipher: world.vault.seal(`term:${id}`, word.value, word.slot),
      valid_from: word.validFrom,
      valid_to: word.validTo,
      division_id: word.divisionId,
      reason_cipher:
        word.reason === null ? null : world.vault.seal(`term.reason:${id}`, word.reason, word.slot),
      source_id: word.sourceId,
      import_id: word.importId,
      by_employee: word.by,
      at: word.at,
    };
  });
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await trx
      .insertInto('term')
      .values(rows.slice(from, from + AT_ONCE))
      .execute();
  return rows.map((row) => row.term_id);
}

export async function divisionExists(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('division').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}
