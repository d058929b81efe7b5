import { WrongUsage } from '#server/platform/config';
import { flagsOf, talking } from './talk.ts';

/** `empty-chair sample remove`: the sample company goes, and nothing else. */
export async function sampleCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = flagsOf(args, {}, 1);
  if (positionals[0] !== 'remove') throw new WrongUsage('sample takes one word: remove.');
  return talking(values, async (talk) => {
    const left: unknown = await talk.call('POST', '/sample/removal', {});
    if (talk.json) process.stdout.write(`${JSON.stringify(left)}\n`);
    talk.tell('The sample company was removed.');
    return 0;
  });
}
