import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openLog } from './log.ts';

test.skipIf(!existsSync('/dev/full'))('a log whose disk is full loses its line and ends nobody', async () => {
  const unheard: unknown[] = [];
  const hear = (fault: unknown) => unheard.push(fault);
  process.on('uncaughtException', hear);
  const log = openLog('/dev/full');
  for (let line = 0; line < 5; line++) expect(() => log({ level: 'warn', event: 'test' })).not.toThrow();
  await new Promise((resolve) => setImmediate(resolve));
  process.off('uncaughtException', hear);
  expect(unheard).toEqual([]);
});
