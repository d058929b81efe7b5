import { z } from 'zod';
import { type Import, importSchema, takeBackSchema } from '#contract/imports';
import { WrongUsage } from '#server/platform/config';
import { Away, flagsOf, Refused, type Talk, talking } from './talk.ts';

/**
 * `empty-chair imports list` and `imports take-back ID [--look]`: what came in, and how a whole import goes again. Taking back
 * is followed to its end; cut off, it goes on by itself, and asking again follows on.
 */
const POLL_MS = 400;
const WAIT_FOR_SERVER_MS = 120_000;

export async function importsCommand(args: readonly string[]): Promise<number> {
  const [act, ...rest] = args;
  if (act === 'list') {
    const { values } = flagsOf(rest, {}, 0);
    return talking(values, listed);
  }
  if (act !== 'take-back') throw new WrongUsage('imports takes list, or take-back ID.');
  const { values, positionals } = flagsOf(rest, { look: { type: 'boolean' } }, 1);
  const id = z.uuid().safeParse(positionals[0]);
  if (!id.success)
    throw new WrongUsage('imports take-back takes the id of an import; "imports list" shows them.');
  return talking(values, (talk) => (values.look === true ? look(talk, id.data) : takeBack(talk, id.data)));
}

async function listed(talk: Talk): Promise<number> {
  const imports = z.array(importSchema).parse(await talk.call('GET', '/imports'));
  if (talk.json) process.stdout.write(`${JSON.stringify(imports)}\n`);
  else if (imports.length === 0) talk.tell('Nothing was imported yet.');
  else for (const one of imports) talk.tell(lineOf(one));
  return 0;
}

function lineOf({ id, createdAt, state, source, fileName, received, stored }: Import): string {
  return `${id}  ${createdAt.slice(0, 16).replace('T', ' ')}  ${state}  ${source.code}  ${fileName}  ${received} received, ${stored} stored`;
}

/** What would go and what stands against it; 1 when something does. */
async function look(talk: Talk, id: string): Promise<number> {
  const brought = takeBackSchema.parse(await talk.call('GET', `/imports/${id}/take-back`));
  if (talk.json) process.stdout.write(`${JSON.stringify({ import: id, ...brought })}\n`);
  const { interactions, restored, records, customers, promises, consents } = brought;
  talk.tell(
    `It would take ${interactions} interactions (an earlier version of ${restored} returns), ${records} records, ${customers} customers, ${promises} promises and ${consents} words of consent or preference.`,
  );
  if (brought.hanging.length === 0) return 0;
  tellHanging(brought.hanging);
  return 1;
}

function tellHanging(hanging: z.infer<typeof takeBackSchema>['hanging']): void {
  process.stderr.write('It cannot be taken back: acts of people hang on its rows.\n');
  for (const { what, name, id } of hanging) process.stderr.write(`  ${what} ${name} (${id})\n`);
}

async function takeBack(talk: Talk, id: string): Promise<number> {
  const began = Date.now();
  const before = importSchema.parse(await talk.call('GET', `/imports/${id}`));
  if (before.state === 'taken-back') return ended(talk, { id, began, rows: 0 });
  if (before.state !== 'taking-back') {
    const brought = takeBackSchema.parse(await talk.call('GET', `/imports/${id}/take-back`));
    if (brought.hanging.length > 0) {
      tellHanging(brought.hanging);
      if (talk.json)
        process.stdout.write(`${JSON.stringify({ error: 'HANGS', import: id, hanging: brought.hanging })}\n`);
      return 1;
    }
    await talk.call('POST', `/imports/${id}/take-back`, {});
  }
  talk.tell(`Taking back ${before.fileName}: ${before.stored} rows were stored.`);
  await followed(talk, id);
  return ended(talk, { id, began, rows: before.stored });
}

function ended(talk: Talk, { id, began, rows }: { id: string; began: number; rows: number }): number {
  const seconds = Math.round((Date.now() - began) / 10) / 100;
  if (talk.json) process.stdout.write(`${JSON.stringify({ import: id, state: 'taken-back', seconds })}\n`);
  talk.tell(
    rows === 0
      ? 'It was taken back; nothing of it is left.'
      : `Taken back in ${seconds} s; nothing of it is left.`,
  );
  return 0;
}

/** Resolves when it is taken back; a server that goes away is waited for, because taking back goes on by itself. */
async function followed(talk: Talk, id: string): Promise<void> {
  let silentSince: number | null = null;
  let told = Date.now();
  for (;;) {
    await new Promise((done) => setTimeout(done, POLL_MS));
    try {
      if (importSchema.parse(await talk.call('GET', `/imports/${id}`)).state === 'taken-back') return;
      silentSince = null;
      if (Date.now() - told < 2_000) continue;
      told = Date.now();
      const left = takeBackSchema.parse(await talk.call('GET', `/imports/${id}/take-back`));
      talk.tell(`${left.interactions} interactions and ${left.records} records are left.`);
    } catch (fault) {
      if (!(fault instanceof Away)) throw fault;
      if (silentSince === null) talk.tell('The server went away; taking back goes on by itself. Waiting…');
      silentSince ??= Date.now();
      if (Date.now() - silentSince > WAIT_FOR_SERVER_MS)
        throw new Refused(fault.code, `${fault.message} Taking back goes on by itself when it is back.`);
      talk.again();
    }
  }
}
