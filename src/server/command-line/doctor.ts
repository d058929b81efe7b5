import { z } from 'zod';
import { flagsOf, talking } from './talk.ts';

/** `empty-chair doctor`: everything that can silently be wrong, looked at. */
const doctorSchema = z.object({
  well: z.boolean(),
  checks: z.array(z.object({ name: z.string(), well: z.boolean(), says: z.string() })),
});

export async function doctorCommand(args: readonly string[]): Promise<number> {
  const { values } = flagsOf(args, {}, 0);
  return talking(values, async (talk) => {
    const result = doctorSchema.parse(await talk.call('GET', '/operations/doctor'));
    if (talk.json) process.stdout.write(`${JSON.stringify(result)}\n`);
    for (const check of result.checks)
      talk.tell(`${check.well ? 'well' : 'SICK'}  ${check.name}: ${check.says}`);
    return result.well ? 0 : 1;
  });
}
