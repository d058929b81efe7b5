import { sql } from 'kysely';
import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Mapping } from '#contract/mapping';
import { consentsOf, preferenceFacts } from '#server/customers/consent/consent.store';
import { standingOn } from '#server/customers/consent/consent-of';
import { destroySpentKeys } from '#server/customers/rights/spent-keys.actions';
import { termWords } from '#server/customers/terms/term.store';
import { mintActor, type SystemActor } from '#server/platform/access';
import { newId } from '#server/platform/ids';
import { testActor } from '#server/platform/world.fixture';
import { startImport } from './import.actions.ts';
import { openTestDesk, ticketMapping, uploaded } from './import.fixture.ts';
import type { ImportDesk } from './import-desk.actions.ts';
import { runImport } from './import-run.actions.ts';
import { finishTakingBack, previewTakeBack, takeBackAgain, takeBackImport } from './take-back.actions.ts';

let desk: ImportDesk;
let ownerPool: Pool;
let close: () => Promise<void>;
beforeAll(async () => ({ desk, ownerPool, close } = await openTestDesk()));
afterAll(() => close());
beforeEach(async () => {
  await ownerPool.query(
    `truncate source, import, interaction, interaction_past, verbatim, rollup_day, pledge, pledge_event, consent, preference, term, source_record,
       source_record_version, record_key, intake_key, identity_key, block_key, meeting_key, customer, customer_alias, membership, membership_past,
       edge, ruling, quarantine, spent_slot, outbox cascade`,
  );
});
const machine = mintActor<SystemActor>({ kind: 'system', name: 'test' });
const HEADER = 'id,at,kind,who,name,text,yes,quiet,promise,due,discount\n';
const mapping = (source: string): Mapping =>
  ticketMapping(source, {
    kind: { column: 'kind' },
    'customer.name': { column: 'name' },
    'attributes.consent.advertising.mail': { column: 'yes' },
    'attributes.consent.text': { constant: 'v3' },
    'attributes.preference.quiet': { column: 'quiet' },
    'attributes.term.discount': { column: 'discount' },
    'pledge.reference': { column: 'promise' },
    'pledge.dueAt': { column: 'due' },
  });

/** A row without its last cell says nothing of a discount. */
const whole = (row: string): string => (row.split(',').length === 10 ? `${row},` : row);

async function bring(rows: readonly string[], source = 'desk'): Promise<string> {
  const text = `${HEADER}${rows.map(whole).join('\n')}\n`;
  const id = await startImport(desk, {
    uploadId: await uploaded(desk, text),
    fileName: 'x.csv',
    fileBytes: text.length,
    mapping: mapping(source),
    startedBy: null,
    sample: false,
  });
  await runImport(desk, id);
  return id;
}
async function takeBack(id: string): Promise<void> {
  expect(await takeBackImport(desk, machine, id)).toMatchObject({ ok: true });
  await finishTakingBack(desk, id);
}
const recordIds = async (): Promise<string[]> =>
  (await desk.world.db.selectFrom('source_record').select('id').orderBy('id').execute()).map(({ id }) => id);
const answer = async (): Promise<string> => {
  const ids = await recordIds();
  return standingOn(
    ids.map((recordId) => ({
      recordId,
      addresses: { mail: ['d@person.example'], phone: [], sms: [], whatsapp: [], post: [], app: [] },
    })),
    await consentsOf(desk.world.db, desk.world, ids),
    { purpose: 'advertising', channel: 'mail' },
  ).answer;
};
const count = async (table: 'consent' | 'preference' | 'pledge' | 'pledge_event' | 'spent_slot') =>
  (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(desk.world.db)).rows[0]?.n;

describe('what an import said of consent, preferences and promises', () => {
  it('goes with it, and the strictest of what is left holds again', async () => {
    await bring(['a,01/02/2026,ticket,x1,Dana,hello,yes,,,']);
    expect(await answer()).toBe('yes');
    const no = await bring(['b,02/02/2026,ticket,x1,Dana,hello,no,20:00-08:00,,']);
    expect(await answer()).toBe('no');
    const yes = await bring(['c,03/02/2026,ticket,x1,Dana,hello,yes,,,']);
    expect(await answer()).toBe('yes');
    expect(await previewTakeBack(desk, machine, no)).toMatchObject({ value: { consents: 2 } });
    await takeBack(yes);
    expect(await answer()).toBe('no');
    expect(await count('preference')).toBe(1);
    await takeBack(no);
    expect(await answer()).toBe('yes');
    expect(await preferenceFacts(desk.world.db, desk.world, await recordIds())).toEqual([]);
    expect(await count('consent')).toBe(1);
  });

  it('goes from a record that only another silo keeps alive, and what a person of ours wrote down stays', async () => {
    await bring(['a,01/02/2026,ticket,x1,Dana,hello,,,,']);
    const id = await bring(['b,02/02/2026,ticket,x1,Dana,hello,yes,,,']);
    const [recordId = ''] = await recordIds();
    await desk.world.db
      .insertInto('consent')
      .values({
        record_id: recordId,
        id: newId(),
        purpose: 'advertising',
        channel: 'mail',
        answer: 'refused',
        text_version: null,
        origin: 'hand',
        source_id: null,
        import_id: null,
        proof_cipher: null,
        by_employee: testActor().employeeId,
        at: desk.world.now(),
        said_at: new Date('2026-01-01'),
      })
      .execute();
    expect(await answer()).toBe('yes');
    await takeBack(id);
    expect(await answer()).toBe('no');
    expect(await count('consent')).toBe(1);
  });

  it('takes its word on what was agreed along, and the one before holds again', async () => {
    await bring(['a,01/02/2026,ticket,x1,Dana,hello,,,,,10 percent']);
    const later = await bring(['b,02/02/2026,ticket,x1,Dana,hello,,,,,20 percent']);
    const words = async () =>
      (await termWords(desk.world.db, desk.world, await recordIds())).map(
        ({ what, value }) => `${what} ${value}`,
      );
    expect(await words()).toEqual(['agreed 10 percent', 'changed 20 percent']);
    await takeBack(later);
    expect(await words()).toEqual(['agreed 10 percent']);
  });

  it('cannot be deleted but by taking that import back', async () => {
    const id = await bring(['b,02/02/2026,ticket,x1,Dana,hello,yes,,,']);
    await expect(sql`select take_back_said(${id}, 10)`.execute(desk.world.db)).rejects.toThrow(
      /not being taken back/,
    );
    // A database of one role alone cannot refuse its own application; there the function is the only way in our code.
    expect(await count('consent')).toBe(1);
  });

  it('leaves no trace of a promise that went, and does not touch one to which somebody of ours added a word', async () => {
    await bring(['a,01/02/2026,promise-made,x1,Dana,hello,,,P1,10/02/2026']);
    const moved = await bring(['b,02/02/2026,promise-made,x1,Dana,hello,,,P1,20/02/2026']);
    expect(await count('pledge_event')).toBe(1);
    await takeBack(moved);
    expect([await count('pledge'), await count('pledge_event')]).toEqual([1, 0]);

    const other = await bring(['c,02/02/2026,promise-made,x1,Dana,hello,,,P1,25/02/2026']);
    const pledge = await desk.world.db
      .selectFrom('pledge')
      .select(['record_id', 'id'])
      .executeTakeFirstOrThrow();
    const by = testActor().employeeId;
    await sql`insert into pledge_event (record_id, id, pledge_id, type, by_employee, at)
      values (${pledge.record_id}, ${newId()}, ${pledge.id}, 'moved', ${by}, now())`.execute(desk.world.db);
    await takeBack(other);
    expect(await desk.world.db.selectFrom('pledge').select('id').execute()).toEqual([{ id: pledge.id }]);
    // The import that made the promise cannot go while that word stands.
    const [first] = await desk.world.db.selectFrom('import').select('id').orderBy('created_at').execute();
    expect(await takeBackImport(desk, machine, first?.id ?? '')).toMatchObject({
      refusal: { code: 'hangs', data: { hanging: [{ what: 'promise', name: 'moved' }] } },
    });
  });

  it('is stored in any number: six thousand words of consent in one batch', async () => {
    const channels = ['mail', 'phone', 'sms', 'whatsapp', 'post', 'app'];
    const purposes = ['advertising', 'survey'];
    const fields = purposes.flatMap((purpose) => channels.map((channel) => `${purpose}.${channel}`));
    const text = `id,at,who,text,yes\n${Array.from({ length: 500 }, (_, n) => `r${n},01/02/2026,p${n},hello,yes`).join('\n')}\n`;
    const id = await startImport(desk, {
      uploadId: await uploaded(desk, text),
      fileName: 'x.csv',
      fileBytes: text.length,
      mapping: ticketMapping('many', {
        ...Object.fromEntries(fields.map((name) => [`attributes.consent.${name}`, { column: 'yes' }])),
        'attributes.consent.proof': { column: 'text' },
      }),
      startedBy: null,
      sample: false,
    });
    await runImport(desk, id);
    expect(await count('consent')).toBe(6_000);
    const [recordId = ''] = await recordIds();
    const said = await consentsOf(desk.world.db, desk.world, [recordId]);
    expect(said).toHaveLength(12);
    expect(said[0]).toMatchObject({ answer: 'given', proof: 'hello' });
    await takeBack(id);
    expect(await count('consent')).toBe(0);
  });
});

describe('the keys of what was taken back', () => {
  const isGone = (slot: number): boolean => desk.world.vault.slots.key(slot) === null;
  const slotsInUse = async (): Promise<number[]> =>
    (
      await sql<{ slot: number }>`
        select key_slot as slot from source_record
        union select ('x' || encode(substr(raw_cipher, 2, 4), 'hex'))::bit(32)::bigint from import_error
        union select ('x' || encode(substr(raw_cipher, 2, 4), 'hex'))::bit(32)::bigint from quarantine order by 1`.execute(
        desk.world.db,
      )
    ).rows.map(({ slot }) => slot);
  const ROWS = [
    'b,02/02/2026,ticket,x2,Omer,hello,,,,',
    'c,02/02/2026,ticket,x3,Gil,hello,,,,',
    'd,31/02/2026,ticket,x4,Ruth,hello,,,,',
    ',02/02/2026,ticket,x5,Noa,hello,,,,',
  ];

  it('are destroyed, those of rows set aside too, and no other', async () => {
    await bring(['a,01/02/2026,ticket,x1,Dana,hello,,,,']);
    const kept = await slotsInUse();
    const id = await bring(ROWS);
    const brought = (await slotsInUse()).filter((slot) => !kept.includes(slot));
    expect(brought.length).toBeGreaterThanOrEqual(4);
    await takeBack(id);
    expect(brought.every(isGone)).toBe(true);
    expect(kept.length).toBe(1);
    expect(kept.some(isGone)).toBe(false);
    expect(await count('spent_slot')).toBe(0);
  });

  for (const cut of [
    'before a key is touched',
    'when some keys are gone',
    'before the note of it is gone',
  ] as const)
    it(`go at the next start when the power went ${cut}`, async () => {
      await bring(['a,01/02/2026,ticket,x1,Dana,hello,,,,']);
      const kept = await slotsInUse();
      const id = await bring(ROWS);
      const brought = (await slotsInUse()).filter((slot) => !kept.includes(slot));
      const { vault } = desk.world;
      const destroy = async (slots: readonly number[]): Promise<void> => {
        if (cut !== 'before a key is touched')
          await vault.slots.destroy(cut === 'when some keys are gone' ? slots.slice(0, 2) : slots);
        throw new Error('the power went');
      };
      const dying: ImportDesk = {
        ...desk,
        world: { ...desk.world, vault: { ...vault, slots: { ...vault.slots, destroy } } },
      };
      expect((await takeBackImport(dying, machine, id)).ok).toBe(true);
      await expect(finishTakingBack(dying, id)).rejects.toThrow('the power went');
      // The rows are gone and the import says so; nothing but the note knows of the keys.
      expect(await slotsInUse()).toEqual(kept);
      expect(await count('spent_slot')).toBe(brought.length);
      expect(await destroySpentKeys(desk.world)).toBe(brought.length);
      expect(brought.every(isGone)).toBe(true);
      expect(kept.some(isGone)).toBe(false);
      expect(await destroySpentKeys(desk.world)).toBe(0);
    });

  it('of a record that still stands are never destroyed, whatever was noted', async () => {
    await bring(['a,01/02/2026,ticket,x1,Dana,hello,,,,']);
    const [slot = -1] = await slotsInUse();
    await sql`insert into spent_slot (slot, since) values (${slot}, now())`.execute(desk.world.db);
    expect(await destroySpentKeys(desk.world)).toBe(0);
    expect(isGone(slot)).toBe(false);
  });

  it('stay destroyed under an older copy of the database, which takes the import back again', async () => {
    await bring(['a,01/02/2026,ticket,x1,Dana,hello,,,,']);
    const id = await bring([...ROWS, 'e,02/02/2026,ticket,x1,Dana,again,yes,,,']);
    const tables = [
      'import',
      'import_error',
      'quarantine',
      'interaction',
      'verbatim',
      'rollup_day',
      'source_record',
      'source_record_version',
      'record_key',
      'intake_key',
      'identity_key',
      'block_key',
      'meeting_key',
      'customer',
      'membership',
      'consent',
    ];
    for (const table of tables) await ownerPool.query(`create table older_${table} as table ${table}`);
    await takeBack(id);
    const after = [await recordIds(), await slotsInUse(), await count('consent')];
    await ownerPool.query(`truncate ${tables.join(', ')} cascade`);
    for (const table of tables) {
      const { rows } = await ownerPool.query<{ names: string }>(
        `select string_agg(quote_ident(attname), ', ') as names from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
        [table],
      );
      const names = rows[0]?.names ?? '';
      await ownerPool.query(`insert into ${table} (${names}) select ${names} from older_${table}`);
      await ownerPool.query(`drop table older_${table}`);
    }
    expect((await recordIds()).length).toBe(3);
    expect(await takeBackAgain(desk)).toBe(1);
    expect([await recordIds(), await slotsInUse(), await count('consent')]).toEqual(after);
    expect(
      (await desk.world.db.selectFrom('import').select('state').where('id', '=', id).execute())[0]?.state,
    ).toBe('taken-back');
    expect(await takeBackAgain(desk)).toBe(0);
  });
});
