import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import fastify from 'fastify';
import { z } from 'zod';
import { connect } from '#server/platform/database';
import { callServer, scratch, startServer } from '#server/process.fixture';
import { withOwnDatabase } from './own-database.ts';

/**
 * `node --conditions=source --import tsx bench/live-intake.ts [--calls 1500] [--callers 8]`
 *
 * Live calls of 20 interactions of known people (one in twenty is new) over HTTP, first to the whole product, a process of its
 * own with its PostgreSQL that brings every commit to the disk; then, the same calls, to a bare Fastify that does nothing but
 * insert them with one statement into a table with a primary key, on such a PostgreSQL too. Prints both rates, the wait for an
 * answer and the ratio.
 */
const { values } = parseArgs({
  options: { calls: { type: 'string' }, callers: { type: 'string' }, bare: { type: 'boolean' } },
});
const CALLS = Number(values.calls ?? 1_500);
const CALLERS = Number(values.callers ?? 8);
const TOGETHER = 20;
const RATIO_OWED = 0.6;
const PEOPLE = 4_000;
const GIVEN = ['דנה', 'עומר', 'רות', 'גיל', 'Noa', 'Avi', 'Maya', 'Tal'];
const WORDS = 'חיכיתי שעה לנציג ואף אחד לא ענה the technician came on time אבל החשבון עלה again '.split(' ');

if (values.bare === true) await serveBare();
else await compare();

async function compare(): Promise<void> {
  const place = await scratch();
  const server = await startServer(join(place.path, 'home'));
  const made = await callServer(server, 'POST', '/keys', { kind: 'ingest', name: 'Bench', source: 'bench' });
  const { key } = z.object({ key: z.string() }).parse(made.json);
  // Everybody is known before the measuring begins, and both ends are warm.
  await send(server.url, key, Math.ceil(PEOPLE / TOGETHER), 0);
  const whole = await send(server.url, key, CALLS, PEOPLE);
  await server.stop();
  await place.remove();

  const { child, url } = await startBare();
  await send(url, key, Math.ceil(PEOPLE / TOGETHER), 0);
  const bare = await send(url, key, CALLS, PEOPLE);
  child.kill('SIGTERM');
  await once(child, 'exit');
  process.stdout.write(
    `${CALLS} calls of ${TOGETHER} interactions by ${CALLERS} callers
product ${line(whole)}
bare    ${line(bare)}
ratio   ${(whole.perSecond / bare.perSecond).toFixed(3)} (owed ${RATIO_OWED})
`,
  );
}

interface Sent {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

function line({ perSecond, p50, p99 }: Sent): string {
  return `${Math.round(perSecond)} interactions/s, an answer after ${p50.toFixed(1)} ms at the median, ${p99.toFixed(1)} ms at p99`;
}

async function send(url: string, key: string, calls: number, from: number): Promise<Sent> {
  const waits: number[] = [];
  let next = 0;
  const began = performance.now();
  const caller = async (): Promise<void> => {
    while (next < calls) {
      const call = next++;
      const body = JSON.stringify({
        interactions: Array.from({ length: TOGETHER }, (_, at) => item(from + call * TOGETHER + at)),
      });
      const asked = performance.now();
      const response = await fetch(`${url}/api/v1/interactions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body,
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${response.status} ${text}`);
      waits.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  const seconds = (performance.now() - began) / 1_000;
  waits.sort((a, b) => a - b);
  const at = (share: number): number => waits[Math.floor(share * (waits.length - 1))] ?? 0;
  return { perSecond: (calls * TOGETHER) / seconds, p50: at(0.5), p99: at(0.99) };
}

function item(n: number): unknown {
  // The first PEOPLE rows are of as many people; of those after, one in twenty is of somebody new.
  const who = n < PEOPLE || n % 20 === 0 ? n : (n * 7_919) % PEOPLE;
  return {
    externalId: `l${n}`,
    occurredAt: new Date(Date.UTC(2026, 0, 1) + n * 1_000).toISOString(),
    kind: 'ticket',
    channel: 'phone',
    text: Array.from({ length: 12 }, (_, at) => WORDS[(n + at * 7) % WORDS.length]).join(' '),
    customer: {
      reference: `p${who}`,
      name: `${GIVEN[who % GIVEN.length]} ${WORDS[who % 7]}${who % 97}`,
      phone: `05${String(20_000_000 + who).padStart(8, '0')}`,
    },
  };
}

async function startBare(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', fileURLToPath(import.meta.url), '--bare'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  for await (const bytes of child.stdout) {
    const url = /http:\S+/.exec(String(bytes))?.[0];
    if (url !== undefined) return { child, url };
  }
  throw new Error('the bare server did not start');
}

async function serveBare(): Promise<void> {
  await withOwnDatabase(async (_, __, ownerUrl) => {
    const pool = connect(ownerUrl, { max: 4, applicationName: 'bench' });
    await pool.query('create table bare (id text primary key, item jsonb)');
    const server = fastify();
    server.post<{ Body: { interactions: { externalId: string }[] } }>(
      '/api/v1/interactions',
      async ({ body: { interactions } }) => {
        await pool.query(
          'insert into bare (id, item) select * from unnest($1::text[], $2::jsonb[]) on conflict do nothing',
          [interactions.map((one) => one.externalId), interactions.map((one) => JSON.stringify(one))],
        );
        return { stored: interactions.length };
      },
    );
    const stopped = once(process, 'SIGTERM');
    process.stdout.write(`${await server.listen({ port: 0, host: '127.0.0.1' })}\n`);
    await stopped;
    await server.close();
    await pool.end();
  });
}
