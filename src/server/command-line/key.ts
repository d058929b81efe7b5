import { z } from 'zod';
import { KEY_KINDS } from '#contract/operations';
import { WrongUsage } from '#server/platform/config';
import { flagsOf, talking } from './talk.ts';

/** `empty-chair key create`: prints the key once; only its hash is kept. */
const keySchema = z.object({
  id: z.string(),
  key: z.string(),
  kind: z.string(),
  name: z.string(),
  source: z.string().nullable(),
});

export async function keyCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = flagsOf(
    args,
    { kind: { type: 'string' }, name: { type: 'string' }, source: { type: 'string' } },
    1,
  );
  if (
    positionals[0] !== 'create' ||
    !KEY_KINDS.some((kind) => kind === values.kind) ||
    values.name === undefined
  )
    throw new WrongUsage('key create takes --kind ingest|read|outward --name NAME.');
  const { kind, name, source } = values;
  return talking(values, async (talk) => {
    const made = keySchema.parse(
      await talk.call('POST', '/keys', { kind, name, ...(source === undefined ? {} : { source }) }),
    );
    process.stdout.write(talk.json ? `${JSON.stringify(made)}\n` : `${made.key}\n`);
    if (!talk.json) process.stderr.write('This key is shown once. Keep it safe.\n');
    return 0;
  });
}
