import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sayConsent } from '#server/customers/consent/consent.actions';
import { makePledge } from '#server/customers/promises/pledge.actions';
import { correctValue } from '#server/customers/record/correction.actions';
import { allowed, type LiveHouse, openLiveHouse } from '#server/customers/record/live.fixture';
import { readTimeline, searchTimeline } from '#server/customers/record/whole-timeline.actions';
import { eraseCustomer } from '#server/customers/rights/erasure.actions';
import { testActor } from '#server/platform/world.fixture';
import { isImage, mediaTypeOf } from './file-type.ts';
import { addToNote, attach, changeNote, readAttachment, writeNote } from './note.actions.ts';

let house: LiveHouse;
let desk: string;
let id: string;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
beforeAll(async () => {
  house = await openLiveHouse();
  desk = await house.silo('desk');
  await house.send(
    desk,
    Array.from({ length: 30 }, (_, n) => ({
      externalId: `${n}`,
      occurredAt: new Date(Date.UTC(2026, 0, 1 + n, 10)).toISOString(),
      kind: n % 3 === 0 ? 'complaint' : 'call',
      channel: n % 2 === 0 ? 'phone' : 'mail',
      customer: { reference: '7', name: 'דנה אלמוג' },
      text: n === 20 ? 'הספה הוורודה לא הגיעה' : `פנייה ${n}`,
    })),
  );
  id = await house.customer('דנה');
});
afterAll(() => house.close());
const attachBytes = (content: Buffer, name = 'חוזה.pdf') =>
  attach(house.world, house.agent, { id, name, content });
const timeline = async (more: object = {}) =>
  allowed(await readTimeline(house.world, house.agent, { id, limit: 200, ...more })).items;

describe('an internal note', () => {
  test('is mended by its writer for a quarter of an hour; afterwards words are only added', async () => {
    const note = allowed(await writeNote(house.world, house.agent, { id, words: 'ביקשה חשבונית' }));
    expect(await changeNote(house.world, house.other, { id: note.id, words: 'אחר' })).toEqual({
      ok: false,
      refusal: 'not-the-writer',
    });
    house.at('2026-03-01T08:45:00Z');
    const mended = allowed(
      await changeNote(house.world, house.agent, { id: note.id, words: 'ביקשה שתי חשבוניות' }),
    );
    expect(mended).toMatchObject({ words: 'ביקשה שתי חשבוניות', editedAt: '2026-03-01T08:45:00.000Z' });
    house.at('2026-03-01T08:45:01Z');
    expect(await changeNote(house.world, house.agent, { id: note.id, words: 'שוב' })).toEqual({
      ok: false,
      refusal: 'too-late',
    });
    const added = allowed(await addToNote(house.world, house.other, { id: note.id, words: 'נשלחו' }));
    expect(added).toMatchObject({ addedTo: note.id, by: { name: 'Owner' } });
    const shown = (await timeline({ type: 'note' })).map(({ text, direction }) => [text, direction]);
    expect(shown).toEqual([
      ['נשלחו', 'internal'],
      ['ביקשה שתי חשבוניות', 'internal'],
    ]);
  });
});

describe('an attachment', () => {
  test('is what its bytes say, at most ten megabytes, and comes back byte by byte', async () => {
    expect(await attachBytes(Buffer.from('<html><script>alert(1)</script>'))).toEqual({
      ok: false,
      refusal: 'not-taken',
    });
    expect(await attachBytes(Buffer.from([0x4d, 0x5a, 0x90, 0]))).toEqual({
      ok: false,
      refusal: 'not-taken',
    });
    expect(await attachBytes(Buffer.alloc(0))).toEqual({ ok: false, refusal: 'not-taken' });
    const most = Buffer.alloc(10 * 1024 * 1024, 7);
    PNG.copy(most);
    expect(await attachBytes(Buffer.concat([most, Buffer.from([1])]))).toEqual({
      ok: false,
      refusal: 'too-large',
    });
    const kept = allowed(await attachBytes(most, '../../תמונה\u202e.png'));
    const file = allowed(await readAttachment(house.world, house.agent, kept.id));
    expect(file.content.equals(most)).toBe(true);
    expect(file).toMatchObject({ name: '..-..-תמונה.png', mediaType: 'image/png', showable: true });
    const analyst = testActor({ role: 'analyst' });
    expect(await readAttachment(house.world, analyst, kept.id)).toEqual({ ok: false, refusal: 'forbidden' });
    expect((await timeline({ type: 'attachment' })).map(({ subject }) => subject)).toEqual([
      '..-..-תמונה.png',
    ]);
  });

  test.each([
    ['a document', Buffer.from('%PDF-1.7'), 'application/pdf'],
    ['an image', PNG, 'image/png'],
    ['plain words', Buffer.from('שלום'), 'text/plain'],
    ['a page', Buffer.from('  <svg xmlns="x">'), null],
    ['a script', Buffer.from('#!/bin/sh'), null],
    ['noise', Buffer.from([0, 1, 2, 3]), null],
  ])('%s is told by its first bytes', (_, bytes, type) => {
    expect(mediaTypeOf(bytes)).toBe(type);
    expect(isImage(type ?? '')).toBe(type === 'image/png');
  });
});

describe('the timeline', () => {
  test('holds everything of every kind, newest first, and its pages are the whole', async () => {
    allowed(
      await correctValue(house.world, house.agent, { id, attribute: 'city', value: 'חיפה', reason: 'אמרה' }),
    );
    allowed(
      await makePledge(house.world, house.agent, {
        id,
        text: 'נחזור',
        dueDay: '2026-03-03',
        channel: 'phone',
        promisedBy: house.service,
        performedBy: house.operations,
      }),
    );
    allowed(
      await sayConsent(house.world, house.agent, {
        id,
        purpose: 'survey',
        channels: ['sms'],
        answer: 'refused',
        proof: 'אמרה',
      }),
    );
    const whole = await timeline();
    expect(new Set(whole.map(({ type }) => type))).toEqual(
      new Set(['interaction', 'note', 'attachment', 'correction', 'promise', 'consent']),
    );
    expect(whole.map(({ at }) => at)).toEqual(
      whole
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    for (const limit of [1, 3, 7]) {
      const paged: string[] = [];
      for (let after: string | undefined; ; ) {
        const page = allowed(
          await readTimeline(house.world, house.agent, { id, limit, ...(after && { after }) }),
        );
        paged.push(...page.items.map((item) => item.id));
        if (page.next === null) break;
        after = page.next;
      }
      expect(paged, `pages of ${limit}`).toEqual(whole.map((item) => item.id));
    }
  });

  test('shows a channel, a kind, a type, a division or a period of it', async () => {
    const whole = await timeline();
    const [mail, complaints] = [await timeline({ channel: 'mail' }), await timeline({ kind: 'complaint' })];
    expect(mail.map((one) => one.id)).toEqual(
      whole.filter((one) => one.channel === 'mail').map((one) => one.id),
    );
    expect(complaints).toHaveLength(10);
    expect(await timeline({ from: '2026-01-05', to: '2026-01-06' })).toHaveLength(2);
    expect((await timeline({ division: 'operations' })).map(({ type }) => type)).toEqual(['promise']);
    expect(await timeline({ division: 'nobody' })).toEqual([]);
  });

  test('is searched within, also in notes, also with points and final letters as they come', async () => {
    const search = async (words: string) =>
      allowed(await searchTimeline(house.world, house.agent, { id, limit: 10, words })).items.map(
        ({ text }) => text,
      );
    expect(await search('הוורודה הגיעה')).toEqual(['הספה הוורודה לא הגיעה']);
    expect(await search('חשבוניות')).toEqual(['ביקשה שתי חשבוניות']);
    expect(await search('zebra')).toEqual([]);
  });
});

test('forgetting the person takes promises, notes, corrections, consent and attachments along, and their keys', async () => {
  const tables = ['pledge', 'pledge_event', 'correction', 'consent', 'record_note', 'attachment'] as const;
  const rows = async (table: (typeof tables)[number]) =>
    Number(
      (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(house.world.db))
        .rows[0]?.n,
    );
  for (const table of tables) expect(await rows(table), table).toBeGreaterThan(0);
  const { rows: copy } = await sql<{ place: string; sealed: Buffer }>`
    select 'note:' || id as place, words_cipher as sealed from record_note
    union all select 'attachment.name:' || id, name_cipher from attachment
    union all select 'attachment:' || id, content_cipher from attachment
    union all select 'correction:' || id, value_cipher from correction where value_cipher is not null
    union all select 'correction.reason:' || id, reason_cipher from correction
    union all select 'consent:' || id, proof_cipher from consent where proof_cipher is not null`.execute(
    house.world.db,
  );
  expect(copy.every(({ place, sealed }) => house.world.vault.read(place, sealed) !== null)).toBe(true);
  const officer = testActor({ role: 'privacy-officer' });
  await house.world.db
    .insertInto('employee')
    .values({ id: officer.employeeId, name: 'Officer', email: 'o@example.test', role: 'privacy-officer' })
    .execute();
  const asked = { id, reason: 'מכתב', askedOn: '2026-03-01', password: 'right' };
  allowed(await eraseCustomer(house.world, house.writer, officer, asked, async () => true));
  for (const table of tables) expect(await rows(table), table).toBe(0);
  expect(copy.filter(({ place, sealed }) => house.world.vault.read(place, sealed) !== null)).toEqual([]);
  expect(copy.length).toBeGreaterThan(5);
});
