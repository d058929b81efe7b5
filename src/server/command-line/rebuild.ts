import { z } from 'zod';
import { flagsOf, talking } from './talk.ts';

/** `empty-chair rebuild --compare`: counts everything again; 1 when anything differs or nothing was there to compare. */
const rebuildSchema = z.object({
  equal: z.boolean(),
  checked: z.number(),
  differences: z.array(z.object({ counter: z.string(), kept: z.string(), counted: z.string() })),
});

export async function rebuildCommand(args: readonly string[]): Promise<number> {
  const { values } = flagsOf(args, { compare: { type: 'boolean' } }, 0);
  return talking(values, async (talk) => {
    const result = rebuildSchema.parse(
      await talk.call('POST', '/operations/rebuild', { compare: values.compare === true }),
    );
    if (talk.json) process.stdout.write(`${JSON.stringify(result)}\n`);
    talk.tell(
      result.checked === 0
        ? 'There is nothing to compare.'
        : result.equal
          ? `${result.checked} counters equal their rows.`
          : `${result.differences.length} of ${result.checked} counters differ.`,
    );
    for (const difference of result.differences.slice(0, 20))
      talk.tell(`  ${difference.counter}: kept ${difference.kept}, counted ${difference.counted}`);
    return result.equal && result.checked > 0 ? 0 : 1;
  });
}
