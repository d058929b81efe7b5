import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDesk, ticketMapping } from '#server/customers/import/import.fixture';
import type { ImportDesk } from '#server/customers/import/import-desk.actions';
import { mintActor, type SystemActor } from '#server/platform/access';
import { openEgress } from '#server/platform/egress/egress';
import { permissionOf } from '#server/platform/egress/permission';
import { testActor } from '#server/platform/world.fixture';
import {
  changeConnectionSecret,
  connect,
  disconnect,
  listConnections,
  pauseConnection,
  resumeConnection,
} from './connection.actions.ts';
import { takeHook } from './webhook.actions.ts';
import { newWebhookSecret, refusalOf, type SignedCall, signatureOf } from './webhook-signature.ts';

let desk: ImportDesk;
let close: () => Promise<void>;
let now = new Date('2026-03-01T09:00:00Z');
beforeAll(async () => ({ desk, close } = await openTestDesk(() => now)));
afterAll(() => close());

const machine = mintActor<SystemActor>({ kind: 'system', name: 'test' });
const body = Buffer.from(
  JSON.stringify({
    interactions: [
      { externalId: 'h1', occurredAt: '2026-03-01T08:00:00Z', kind: 'ticket', channel: 'web', text: 'שלום' },
    ],
  }),
);

const closedEgress = openEgress({ permission: permissionOf([]) });
let calls = 0;
function signed(secret: string, more: Partial<SignedCall> & { at?: Date } = {}): SignedCall {
  const id = more.id ?? `msg_${++calls}`;
  const timestamp = more.timestamp ?? String(Math.floor((more.at ?? now).getTime() / 1000));
  return { id, timestamp, body, signatures: signatureOf(secret, id, timestamp, more.body ?? body), ...more };
}

async function newHook(mapping?: ReturnType<typeof ticketMapping>) {
  const made = await connect(
    desk.world,
    machine,
    {
      kind: 'webhook',
      source: { code: `hook-${++calls}`, name: { he: 'וובהוק', en: 'Hook' }, kind: 'other', trust: 50 },
      ...(mapping === undefined ? {} : { mapping }),
    },
    closedEgress,
  );
  if (!made.ok || made.value.secret === null) throw new Error('no hook');
  return { id: made.value.connection.id, secret: made.value.secret };
}

describe('a signed call', () => {
  it('is signed as the standard says: identifier, time and body with points between', () => {
    // The example of the specification, signed here by nothing but the standard’s own sentence.
    const content =
      '{"type":"contact.created","timestamp":"2022-11-03T20:26:10.344522Z","data":{"id":"1f81eb52-5198-4599-803e-771906343485"}}';
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const mac = createHmac('sha256', Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64'))
      .update(`msg_2KWPBgLlAfxdpx2AI54pPJ85f4W.1674087231.${content}`)
      .digest('base64');
    const call: SignedCall = {
      id: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W',
      timestamp: '1674087231',
      signatures: `v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg== v1,${mac}`,
      body: Buffer.from(content),
    };
    const at = new Date(1674087231_000);
    expect(refusalOf(call, [secret], at)).toBeNull();
    expect(signatureOf(secret, 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W', '1674087231', Buffer.from(content))).toBe(
      `v1,${mac}`,
    );
    expect(refusalOf(call, [newWebhookSecret(), secret], at)).toBeNull();
    for (const [wrong, secrets, when] of [
      [call, [], at],
      [call, [''], at],
      [call, ['whsec_'], at],
      [call, [newWebhookSecret()], at],
      [{ ...call, signatures: undefined }, [secret], at],
      [{ ...call, signatures: '' }, [secret], at],
      [{ ...call, signatures: 'v1,' }, [secret], at],
      [{ ...call, signatures: `v2,${mac}` }, [secret], at],
      [{ ...call, id: 'msg_other' }, [secret], at],
      [{ ...call, id: undefined }, [secret], at],
      [{ ...call, timestamp: '1674087232' }, [secret], at],
      [{ ...call, timestamp: 'soon' }, [secret], at],
      [{ ...call, body: Buffer.from(`${content} `) }, [secret], at],
      [call, [secret], new Date(1674087231_000 + 301_000)],
      [call, [secret], new Date(1674087231_000 - 301_000)],
    ] as const)
      expect(refusalOf(wrong, secrets, when), JSON.stringify([wrong.signatures, secrets])).not.toBeNull();
    expect(refusalOf(call, [secret], new Date(1674087231_000 + 299_000))).toBeNull();
    expect(refusalOf(call, [secret], new Date(1674087231_000 - 299_000))).toBeNull();
  });

  it('is let in by no empty secret, whoever signs with nothing', () => {
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const mac = createHmac('sha256', '').update(`msg_0.${timestamp}.`).update(body).digest('base64');
    const call: SignedCall = { id: 'msg_0', timestamp, body, signatures: `v1,${mac}` };
    for (const secrets of [[], [''], ['whsec_'], ['', 'whsec_']])
      expect(refusalOf(call, secrets, now)).toBe('no-secret');
  });

  it('is stored once; the same message again is nobody’s', async () => {
    const { id, secret } = await newHook();
    const call = signed(secret);
    expect(await takeHook(desk.world, desk.writer, id, call)).toMatchObject({
      ok: true,
      value: { received: 1, stored: 1 },
    });
    expect(await takeHook(desk.world, desk.writer, id, call)).toEqual({
      ok: false,
      refusal: 'bad-signature',
    });
    const again = await takeHook(desk.world, desk.writer, id, signed(secret));
    expect(again).toMatchObject({ ok: true, value: { stored: 0, duplicate: 1 } });
    expect((await listConnections(desk.world)).find((one) => one.id === id)).toMatchObject({
      rows: 1,
      lastRunAt: now.toISOString(),
      failure: null,
    });
  });

  it('to an address that is not there, not signed, or signed with another silo’s secret, learns nothing', async () => {
    const mine = await newHook();
    const other = await newHook();
    for (const [id, call] of [
      [mine.id, signed(other.secret)],
      [mine.id, { ...signed(mine.secret), signatures: undefined }],
      [mine.id, signed(mine.secret, { at: new Date(now.getTime() - 301_000) })],
      [mine.id, signed(mine.secret, { at: new Date(now.getTime() + 301_000) })],
      ['00000000-0000-7000-8000-000000000000', signed(mine.secret)],
      ['nowhere', signed(mine.secret)],
    ] as const)
      expect(await takeHook(desk.world, desk.writer, id, call)).toEqual({
        ok: false,
        refusal: 'bad-signature',
      });
  });

  it('waits while its silo is paused, and may come again when what it brought was not JSON', async () => {
    const { id, secret } = await newHook();
    expect((await pauseConnection(desk.world, machine, id)).ok).toBe(true);
    const call = signed(secret);
    expect(await takeHook(desk.world, desk.writer, id, call)).toEqual({ ok: false, refusal: 'paused' });
    await resumeConnection(desk.world, machine, id);
    const broken = signed(secret, { body: Buffer.from('{') });
    expect(await takeHook(desk.world, desk.writer, id, broken)).toEqual({
      ok: false,
      refusal: 'bad-request',
    });
    expect((await takeHook(desk.world, desk.writer, id, call)).ok).toBe(true);
    expect((await disconnect(desk.world, machine, id)).ok).toBe(true);
    expect(await takeHook(desk.world, desk.writer, id, signed(secret))).toEqual({
      ok: false,
      refusal: 'bad-signature',
    });
  });

  it('counts with two secrets for a day while one is changed; the secret rests sealed', async () => {
    const { id, secret } = await newHook();
    const changed = await changeConnectionSecret(desk.world, machine, id);
    if (!changed.ok) throw new Error('not changed');
    expect(changed.value.secret).not.toBe(secret);
    expect((await takeHook(desk.world, desk.writer, id, signed(secret))).ok).toBe(true);
    expect((await takeHook(desk.world, desk.writer, id, signed(changed.value.secret))).ok).toBe(true);
    now = new Date(now.getTime() + 25 * 3_600_000);
    expect((await takeHook(desk.world, desk.writer, id, signed(secret))).ok).toBe(false);
    expect((await takeHook(desk.world, desk.writer, id, signed(changed.value.secret))).ok).toBe(true);
    const row = await desk.world.db
      .selectFrom('connection')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(Buffer.concat([row.secret_cipher ?? Buffer.alloc(0)]).includes(secret.slice(6, 20))).toBe(false);
    expect(JSON.stringify(await listConnections(desk.world))).not.toContain('whsec_');
  });

  it('of any shape becomes rows by a mapping; what does not fit is set aside', async () => {
    const mapping = ticketMapping('hooked', {
      text: { column: 'data.words' },
      externalId: { column: 'data.id' },
      occurredAt: { column: 'timestamp' },
      'customer.reference': { column: 'data.who' },
    });
    const { id, secret } = await newHook(mapping);
    const event = (ref: string, timestamp: string): object => ({
      type: 'x',
      timestamp,
      data: { id: ref, words: 'שלום', who: 'w' },
    });
    const call = (value: unknown): SignedCall => signed(secret, { body: Buffer.from(JSON.stringify(value)) });
    expect(
      await takeHook(desk.world, desk.writer, id, call(event('1', '2026-03-01T08:00:00Z'))),
    ).toMatchObject({ ok: true, value: { stored: 1 } });
    expect(
      await takeHook(
        desk.world,
        desk.writer,
        id,
        call([event('2', '2026-03-01T08:00:00Z'), event('3', '2026-02-31T08:00:00Z')]),
      ),
    ).toMatchObject({ ok: true, value: { received: 2, stored: 1, quarantined: 1 } });
  });

  it('is arranged by the owner or the CX lead only', async () => {
    const { id } = await newHook();
    const agent = testActor({ role: 'agent' });
    expect(await changeConnectionSecret(desk.world, agent, id)).toEqual({ ok: false, refusal: 'forbidden' });
    expect(await pauseConnection(desk.world, agent, id)).toEqual({ ok: false, refusal: 'forbidden' });
    expect(await disconnect(desk.world, agent, id)).toEqual({ ok: false, refusal: 'forbidden' });
  });
});
