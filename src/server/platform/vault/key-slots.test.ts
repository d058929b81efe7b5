import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openKeySlots, SLOT_BYTES } from './key-slots.ts';
import { ErasedValue, openVault } from './vault.ts';

const master = randomBytes(32);
const newFile = (): string => join(mkdtempSync(join(tmpdir(), 'empty-chair-keys-')), 'record.keys');
const vaultOn = (file: string) =>
  openVault({ dataKeys: [randomBytes(32)], master, slots: openKeySlots(file, master) });

test('what a person said opens with the key of its record, in this process and in the next', async () => {
  const file = newFile();
  const vault = vaultOn(file);
  const [slot] = vault.slots.take(1);
  const sealed = vault.seal('interaction:1', 'שלום', slot);
  expect(vault.open('interaction:1', sealed)).toBe('שלום');
  expect(vault.slotOf(sealed)).toBe(slot);
  await vault.slots.keep();
  expect(vaultOn(file).open('interaction:1', sealed)).toBe('שלום');
});

test('a destroyed key opens nothing, not even from a copy of the database, and its neighbours stay whole', async () => {
  const file = newFile();
  const vault = vaultOn(file);
  const [one = -1, other = -1] = vault.slots.take(2);
  const mine = vault.seal('a', 'mine', one);
  const theirs = vault.seal('a', 'theirs', other);
  await vault.slots.keep();
  const before = readFileSync(file);
  await vault.slots.destroy([one]);
  expect(() => vault.open('a', mine)).toThrow(ErasedValue);
  expect(vault.read('a', mine)).toBeNull();
  expect(() => vault.seal('a', 'again', one)).toThrow(ErasedValue);
  expect(vault.open('a', theirs)).toBe('theirs');
  expect(vaultOn(file).read('a', mine)).toBeNull();
  const after = readFileSync(file);
  expect(after.length).toBe(before.length);
  expect(after.subarray(0, SLOT_BYTES).every((byte) => byte === 0)).toBe(true);
  expect(after.subarray(SLOT_BYTES)).toEqual(before.subarray(SLOT_BYTES));
});

test('a key that is destroyed while it is on its way to the disk is not there afterwards', async () => {
  const file = newFile();
  const slots = openKeySlots(file, master);
  slots.take(500);
  const keeping = slots.keep();
  await Promise.all([keeping, slots.destroy([499])]);
  expect(openKeySlots(file, master).key(499)).toBeNull();
  expect(openKeySlots(file, master).key(498)).toHaveLength(32);
});

test('slots go on where they ended, and one that a crash cut short is cut off', async () => {
  const file = newFile();
  const first = openKeySlots(file, master);
  first.take(3);
  await first.keep();
  first.close();
  appendFileSync(file, Buffer.alloc(17, 9));
  const second = openKeySlots(file, master);
  expect(statSync(file).size).toBe(3 * SLOT_BYTES);
  expect(second.take(2)).toEqual([3, 4]);
});

test('another thread reads what the writer has kept, and forgets what the writer destroyed', async () => {
  const file = newFile();
  const writer = vaultOn(file);
  const reader = vaultOn(file);
  const [slot = -1] = writer.slots.take(1);
  const sealed = writer.seal('a', 'word', slot);
  expect(() => reader.open('a', sealed)).toThrow(RangeError);
  await writer.slots.keep();
  expect(reader.open('a', sealed)).toBe('word');
  await writer.slots.destroy([slot]);
  reader.slots.forget([slot]);
  expect(reader.read('a', sealed)).toBeNull();
});

test('a slot copied over another does not open', async () => {
  const file = newFile();
  const slots = openKeySlots(file, master);
  slots.take(2);
  await slots.keep();
  slots.close();
  const bytes = readFileSync(file);
  bytes.copy(bytes, SLOT_BYTES, 0, SLOT_BYTES);
  writeFileSync(file, bytes);
  const reopened = openKeySlots(file, master);
  expect(reopened.key(0)).toHaveLength(32);
  expect(() => reopened.key(1)).toThrow(/does not belong/);
});

test('whatever is taken, kept and destroyed, in any order, every slot answers as it was last told', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          fc.record({ take: fc.integer({ min: 1, max: 5 }) }),
          fc.constant('keep' as const),
          fc.record({ destroy: fc.nat(40) }),
        ),
        { maxLength: 25 },
      ),
      async (steps) => {
        const file = newFile();
        const slots = openKeySlots(file, master);
        const keys: (Buffer | null)[] = [];
        for (const step of steps) {
          if (step === 'keep') await slots.keep();
          else if ('take' in step) for (const slot of slots.take(step.take)) keys[slot] = slots.key(slot);
          else if (step.destroy < keys.length) {
            await slots.destroy([step.destroy]);
            keys[step.destroy] = null;
          }
        }
        await slots.keep();
        slots.close();
        const reopened = openKeySlots(file, master);
        expect(reopened.count()).toBe(keys.length);
        for (const [slot, key] of keys.entries()) expect(reopened.key(slot)).toEqual(key);
        reopened.close();
      },
    ),
    { numRuns: 60 },
  );
});
