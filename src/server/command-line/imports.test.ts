import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { importSchema } from '#contract/imports';
import { SLOT_BYTES } from '#server/platform/vault/key-slots';
import {
  beginImport,
  callServer,
  commandHere,
  type Running,
  scratch,
  startServer,
  watchImport,
} from '#server/process.fixture';

let place: Awaited<ReturnType<typeof scratch>>;
let home: string;
let server: Running | null = null;
beforeAll(async () => {
  place = await scratch();
  home = join(place.path, 'home');
  server = await startServer(home);
});
afterAll(async () => {
  await server?.stop();
  await place.remove();
});

const MAPPING = {
  mapping: 1,
  source: { code: 'desk', name: { he: 'מוקד', en: 'Desk' }, kind: 'help-desk' },
  file: { format: 'csv', encoding: 'utf-8', delimiter: ',', dateOrder: 'ymd' },
  rows: 'interaction',
  fields: {
    externalId: { column: 'id' },
    occurredAt: { column: 'at' },
    kind: { constant: 'ticket' },
    channel: { constant: 'mail' },
    text: { column: 'text' },
    'customer.reference': { column: 'who' },
    'attributes.consent.advertising.mail': { column: 'yes' },
  },
};
const file = (from: number, rows: number): string =>
  [
    'id,at,who,text,yes',
    ...Array.from({ length: rows }, (_, n) => `t${from + n},2026-01-05,p${from + n},hello ${n},yes`),
    '',
  ].join('\n');
const words = (...more: readonly string[]): string[] => [...more, '--home', home, '--json'];
const only = (out: string): unknown => JSON.parse(out);

/** Slots of the key file that nobody can use any more. */
function destroyed(): number {
  const bytes = readFileSync(join(home, 'keys', 'record.keys'));
  let gone = 0;
  for (let at = 0; at < bytes.length; at += SLOT_BYTES)
    if (bytes.subarray(at, at + SLOT_BYTES).every((byte) => byte === 0)) gone++;
  return gone;
}
function running(): Running {
  if (server === null) throw new Error('no server runs');
  return server;
}
const brought = async (text: string): Promise<string> => {
  const id = await beginImport(running(), text, MAPPING);
  await watchImport(running(), id, ({ state }) => state === 'done');
  return id;
};

describe('imports on the command line', () => {
  test('are listed, looked at and taken back, with what it did as JSON and an exit code', async () => {
    const id = await brought(file(0, 50));
    const listed = await commandHere(words('imports', 'list'));
    expect(listed.code).toBe(0);
    expect(
      z
        .array(importSchema)
        .parse(only(listed.out))
        .map((one) => one.id),
    ).toContain(id);
    const looked = await commandHere(words('imports', 'take-back', id, '--look'));
    expect([looked.code, only(looked.out)]).toMatchObject([
      0,
      { import: id, interactions: 50, records: 50, customers: 50, consents: 50, hanging: [] },
    ]);
    expect(destroyed()).toBe(0);
    const taken = await commandHere(words('imports', 'take-back', id));
    expect([taken.code, only(taken.out)]).toMatchObject([0, { import: id, state: 'taken-back' }]);
    expect(destroyed()).toBe(50);
    // Whoever asks again is told the same, and nothing more happens.
    expect((await commandHere(words('imports', 'take-back', id))).code).toBe(0);
  });

  test('a word that is wrong, an import that nobody knows and one that has not ended get a sentence and their code', async () => {
    for (const wrong of [
      ['imports'],
      ['imports', 'take'],
      ['imports', 'take-back', 'x'],
      ['imports', 'list', 'x'],
    ])
      expect((await commandHere(words(...wrong))).code, wrong.join(' ')).toBe(2);
    const unknown = await commandHere(words('imports', 'take-back', '00000000-0000-4000-8000-000000000000'));
    expect(unknown.code).toBe(1);
    expect(only(unknown.out)).toMatchObject({ error: 'NOT_FOUND' });
  });

  test('a taking back that is killed again and again ends by itself, with every key gone and nobody else touched', async () => {
    const kept = await brought(file(10_000, 10));
    const id = await brought(file(20_000, 4_000));
    const before = destroyed();
    expect((await callServer(running(), 'POST', `/imports/${id}/take-back`, {})).status).toBe(200);
    const left: number[] = [];
    for (let kill = 0; kill < 4; kill++) {
      const look = async (): Promise<number> =>
        z
          .object({ interactions: z.number(), records: z.number() })
          .transform(({ interactions, records }) => interactions + records)
          .parse((await callServer(running(), 'GET', `/imports/${id}/take-back`)).json);
      const stood = left.at(-1) ?? 8_000;
      let stands = await look();
      for (let tries = 0; tries < 2_000 && stands >= stood && stands > 0; tries++) stands = await look();
      left.push(stands);
      await running().kill();
      server = await startServer(home);
    }
    await watchImport(running(), id, ({ state }) => state === 'taken-back');
    expect(left[0], 'it was in the middle when it was killed').toBeGreaterThan(0);
    await running().stop();
    // The last keys may go at the next start; a command that starts the product for itself sees to it as well.
    server = null;
    const doctor = await commandHere(words('doctor'));
    expect(doctor.code, doctor.out).toBe(0);
    expect(destroyed() - before).toBe(4_000);
    server = await startServer(home);
    const { json } = await callServer(running(), 'GET', `/imports/${kept}/take-back`);
    expect(json).toMatchObject({ interactions: 10, records: 10, consents: 10 });
    const log = await readFile(join(home, 'keys', 'removals.log'), 'utf8');
    expect(log.split('\n').filter((line) => line.includes(id))).toHaveLength(1);
  });

  test('one that nobody serves is taken back by the command itself', async () => {
    const id = await brought(file(50_000, 20));
    await running().stop();
    server = null;
    const taken = await commandHere(words('imports', 'take-back', id));
    expect([taken.code, only(taken.out)]).toMatchObject([0, { state: 'taken-back' }]);
    server = await startServer(home);
  });
});
