import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { mappingSchema } from '#contract/mapping';
import { takeIn } from '#server/customers/ingest/intake.actions';
import { here, hostile } from './hostile.fixture.ts';
import { startImport } from './import.actions.ts';
import { openTestDesk, uploaded } from './import.fixture.ts';
import { imports } from './import.store.ts';
import type { ImportDesk } from './import-desk.actions.ts';
import { runImport } from './import-run.actions.ts';

/** Identity spoofed and shared, through both doors: who becomes one customer, and who stays apart. */
const groups = z.array(z.array(z.string()));
const corpus = z.object({
  phone_same: groups,
  phone_different: groups,
  email_same: groups,
  email_different: groups,
  email_invalid: z.array(z.string()),
  name_same: groups,
  name_not_proof: groups,
  israeli_id_valid: z.array(z.string()),
  israeli_id_invalid: z.array(z.string()),
  shared_identifier: z.object({ values: z.array(z.string()) }),
});
const told: Partial<z.infer<typeof corpus>> = here
  ? corpus.parse(JSON.parse(hostile('hebrew-hostile/identity.json').toString('utf8')))
  : {};

let desk: ImportDesk;
let close: () => Promise<void>;
beforeAll(async () => ({ desk, close } = await openTestDesk()));
afterAll(() => close());

type Person = Readonly<Record<string, string>>;
const FIELDS = ['reference', 'name', 'phone', 'email', 'nationalId'] as const;
let silos = 0;

const MAPPING = (code: string) =>
  mappingSchema.parse({
    mapping: 1,
    source: { code, name: { he: code, en: code }, kind: 'crm' },
    file: { format: 'csv', encoding: 'utf-8', delimiter: ',' },
    rows: 'person',
    fields: Object.fromEntries(FIELDS.map((field) => [`customer.${field}`, { column: field }])),
  });

/** Each in a silo of their own, as persons of a file or as items of a live call; how many customers they became. */
async function customersOf(
  people: readonly Person[],
  door: 'import' | 'intake',
): Promise<{ customers: number; aside: number }> {
  const codes: string[] = [];
  let aside = 0;
  for (const person of people) {
    const code = `people-${++silos}`;
    codes.push(code);
    const cells = FIELDS.map(
      (field) => `"${(person[field] ?? (field === 'reference' ? code : '')).replaceAll('"', '""')}"`,
    );
    const text = `${FIELDS.join(',')}\n${door === 'import' ? cells.join(',') : `seed-${code},,,,`}\n`;
    const id = await startImport(desk, {
      uploadId: await uploaded(desk, text),
      fileName: 'x.csv',
      fileBytes: text.length,
      mapping: MAPPING(code),
      startedBy: null,
      sample: false,
    });
    if (door === 'import') {
      await runImport(desk, id);
      const [row] = await imports(desk.world.db, { id });
      expect(row?.counters.received).toBe(1);
      if (row?.counters.stored !== 1) aside++;
      continue;
    }
    const source = await desk.world.db
      .selectFrom('source')
      .select('id')
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    const item = {
      externalId: code,
      occurredAt: '2026-03-01T10:00:00Z',
      kind: 'chat',
      channel: 'chat',
      customer: { reference: code, ...person },
    };
    const taken = await takeIn(
      desk.world,
      desk.writer,
      source.id,
      Buffer.from(JSON.stringify({ interactions: [item] })),
    );
    if (!taken.ok || taken.value.stored !== 1) aside++;
  }
  const { rows } = await sql<{ n: number }>`
    select count(distinct m.customer_id) as n from membership m join source_record r on r.id = m.record_id join source s on s.id = r.source_id
     where s.code = any(${codes}::text[])`.execute(desk.world.db);
  return { customers: rows[0]?.n ?? 0, aside };
}
const forget = async (): Promise<void> => {
  await desk.world.db.deleteFrom('block_key').execute();
  await desk.world.db.deleteFrom('meeting_key').execute();
  await desk.world.db.deleteFrom('identity_key').execute();
};

/** The same writing of another number: the last seven digits change, wherever signs stand between them. */
function otherDigits(phone: string, digits: Readonly<Record<string, string>>): string {
  const letters = [...phone];
  let left = 7;
  for (let at = letters.length - 1; at >= 0 && left > 0; at--) {
    const letter = letters[at] ?? '';
    if (!/\p{N}/u.test(letter)) continue;
    const arabic = letter >= '\u0660' && letter <= '\u0669';
    const plain = arabic ? String(letter.charCodeAt(0) - 0x660) : letter;
    const other = digits[plain] ?? plain;
    letters[at] = arabic ? String.fromCharCode(0x660 + Number(other)) : other;
    left--;
  }
  return letters.join('');
}

const DOORS = ['import', 'intake'] as const;
const dana = { name: 'דנה אבוקסיס' };

describe.skipIf(!here).each(DOORS)('identities made to mislead, by %s', (door) => {
  const became = async (people: readonly Person[]): Promise<string> => {
    await forget();
    const { customers, aside } = await customersOf(people, door);
    return aside === 0 ? `${customers}` : `${customers}, ${aside} aside`;
  };

  it('one phone in every writing is one customer', async () => {
    const groups = told.phone_same ?? [];
    expect(groups.flat().length).toBeGreaterThan(5);
    for (const group of groups) {
      // 1234567 is what people type to get past a form: it names nobody, in none of its writings.
      expect(await became(group.map((phone) => ({ ...dana, phone })))).toBe(`${group.length}`);
      const digits = { 1: '5', 2: '6', 3: '4', 4: '7', 5: '3', 6: '9', 7: '1' };
      expect(await became(group.map((phone) => ({ ...dana, phone: otherDigits(phone, digits) })))).toBe('1');
    }
  });

  it('phones that differ join nobody, though the name is the same', async () => {
    const groups = told.phone_different ?? [];
    expect(groups.length).toBe(3);
    for (const group of groups)
      expect(await became(group.map((phone) => ({ ...dana, phone }))), group.join(' · ')).toBe(
        `${group.length}`,
      );
  });

  it('one mail address in every writing is one customer', async () => {
    const groups = told.email_same ?? [];
    expect(groups.length).toBe(2);
    for (const group of groups) {
      // A mailbox called "user" is an office's, and names nobody.
      const office = group.some((email) => email.startsWith('user@'));
      expect(await became(group.map((email) => ({ ...dana, email }))), group.join(' · ')).toBe(
        office ? '2' : '1',
      );
      const others = group.map((email) => ({ ...dana, email: email.replace(/^[^@]+/, 'dana.abuksis') }));
      expect(await became(others), group.join(' · ')).toBe('1');
    }
  });

  it('mail addresses that only look alike join nobody', async () => {
    const groups = told.email_different ?? [];
    expect(groups.length).toBe(3);
    for (const group of groups)
      expect(await became(group.map((email) => ({ ...dana, email }))), group.join(' · ')).toBe(
        `${group.length}`,
      );
  });

  it('what is no mail address joins nobody and stops no row; what is no text of a field is set aside', async () => {
    for (const email of told.email_invalid ?? []) {
      const verdict = await became([
        { name: 'דנה אבוקסיס', email },
        { name: 'דנה אבוקסיס', email },
      ]);
      expect(verdict, email.slice(0, 40)).toBe(email.length > 254 ? '0, 2 aside' : '2');
    }
  });

  it('one name in every writing joins with the same phone, and is never a proof by itself', async () => {
    const groups = told.name_same ?? [];
    expect(groups.length).toBe(5);
    for (const group of groups)
      expect(await became(group.map((name) => ({ name, phone: '050-5647391' }))), group.join(' · ')).toBe(
        '1',
      );
    for (const group of [...groups, ...(told.name_not_proof ?? [])])
      expect(await became(group.map((name) => ({ name }))), group.join(' · ')).toBe(`${group.length}`);
  });

  it('an identity number joins when its check digit is right, in every writing, and never when it is wrong', async () => {
    // The example in every manual is nobody's, and two digits are no identity number though zeros would make them one.
    const NOBODYS = new Set(['123456782', '18']);
    for (const nationalId of told.israeli_id_valid ?? [])
      expect(
        await became([
          { ...dana, nationalId },
          { ...dana, nationalId: nationalId.padStart(9, '0') },
        ]),
        nationalId,
      ).toBe(NOBODYS.has(nationalId) ? '2' : '1');
    expect(
      await became([
        { ...dana, nationalId: '512319' },
        { ...dana, nationalId: '000512319' },
      ]),
    ).toBe('1');
    for (const nationalId of told.israeli_id_invalid ?? [])
      expect(
        await became([
          { ...dana, nationalId },
          { ...dana, nationalId },
        ]),
        nationalId,
      ).toBe('2');
  });

  it('what a family, an office or a form shares makes nobody one with another', async () => {
    const values = told.shared_identifier?.values ?? [];
    expect(values.length).toBeGreaterThan(10);
    for (const value of values) {
      const field = value.includes('@') ? 'email' : 'phone';
      const people = ['דנה אבוקסיס', 'עומר זילברמן', 'Ruth Carmeli'].map((name) => ({
        name,
        [field]: value,
      }));
      expect(await became(people), value).toBe('3');
    }
  });
});
