import { resolve } from 'node:path';
import { z } from 'zod';
import { flagsOf, type Talk, talking } from './talk.ts';

/** `empty-chair backup`: every row in one file and the keys in another, taken beside the running work. */
const backupSchema = z.object({
  id: z.string(),
  state: z.enum(['running', 'done', 'failed']),
  bytes: z.number(),
  expectedBytes: z.number(),
  secondsLeft: z.number().nullable(),
  file: z.string(),
  keys: z.string(),
  rows: z.number().nullable(),
  failure: z.string().nullable(),
});
const POLL_MS = 300;

export async function backupCommand(args: readonly string[]): Promise<number> {
  const { values } = flagsOf(args, { to: { type: 'string' } }, 0);
  return talking(values, async (talk) => {
    const began = Date.now();
    const directory = values.to === undefined ? {} : { directory: resolve(values.to) };
    const started = backupSchema.parse(await talk.call('POST', '/operations/backups', directory));
    const ended = await watch(talk, started.id);
    if (ended.state === 'failed') {
      process.stderr.write(`${ended.failure ?? 'The backup failed.'}\n`);
      return 1;
    }
    const seconds = Math.round((Date.now() - began) / 10) / 100;
    if (talk.json)
      process.stdout.write(
        `${JSON.stringify({ file: ended.file, keys: ended.keys, rows: ended.rows, seconds })}\n`,
      );
    talk.tell(`${ended.rows ?? 0} rows in ${seconds} s.\n  ${ended.file}\n  ${ended.keys}`);
    talk.tell('Keep the two files in different places: the first is unreadable without the second.');
    return 0;
  });
}

async function watch(talk: Talk, id: string): Promise<z.infer<typeof backupSchema>> {
  let told = '';
  for (;;) {
    const now = backupSchema.parse(await talk.call('GET', `/operations/backups/${id}`));
    if (now.state !== 'running') return now;
    const share = Math.min(99, Math.floor((100 * now.bytes) / now.expectedBytes));
    const left = now.secondsLeft === null ? '' : `, about ${now.secondsLeft} s left`;
    const line = `  ${share} %${left}`;
    if (line !== told) talk.tell(line);
    told = line;
    await new Promise((wake) => setTimeout(wake, POLL_MS));
  }
}
