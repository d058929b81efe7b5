import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeySlots, openKeySlots } from './key-slots.ts';

/** Slots in a folder of their own; the operating system's temporary folder is swept with them. */
export function testSlots(master: Buffer): KeySlots {
  return openKeySlots(join(mkdtempSync(join(tmpdir(), 'empty-chair-keys-')), 'record.keys'), master);
}
