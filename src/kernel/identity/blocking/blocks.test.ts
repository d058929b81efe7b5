import { describe, expect, it } from 'vitest';
import type { Schema } from '#kernel/identity/field';
import { createPool } from '#kernel/identity/record/pool';
import { makeBlocks } from './blocks.ts';
import { makeKeying } from './keys.ts';

const SCHEMA: Schema = ['given-name', 'surname', 'birth-date', 'city'];

function blocksOf(rows: readonly (readonly string[])[]) {
  const pool = createPool(SCHEMA);
  const records = rows.map((row) => pool.read(row));
  for (const record of records) pool.count(record, 1);
  return makeBlocks(records, makeKeying(SCHEMA));
}

describe('which pairs are compared', () => {
  it('two records that share several keys are visited once, strangers never', () => {
    const blocks = blocksOf([
      ['Dana', 'Levi', '1980-05-12', 'Haifa'],
      ['Dana', 'Levi', '1980-05-12', 'Haifa'],
      ['Levi', 'Dana', '1980-05-12', ''],
      ['Boris', 'Ivanov', '1951-01-30', 'Holon'],
    ]);
    const visited: string[] = [];
    blocks.visit((a, b) => visited.push(`${a}-${b}`));
    expect(visited.sort()).toEqual(['0-1', '0-2', '1-2']);
    expect(blocks.meet(0, 2)).toBe(true);
    expect(blocks.meet(0, 3)).toBe(false);
  });

  it('a crowd that no further field divides is skipped and counted', () => {
    const crowd = Array.from({ length: 500 }, () => ['Dana', 'Levi', '', 'Haifa']);
    const blocks = blocksOf(crowd);
    let visited = 0;
    blocks.visit(() => visited++);
    expect(visited).toBe(0);
    expect(blocks.skipped).toBeGreaterThan(0);
  });

  it('a crowd is divided by a further field before anything is skipped', () => {
    const crowd = Array.from({ length: 500 }, (_, at) => [
      'Dana',
      'Levi',
      `19${50 + (at % 50)}-0${1 + (at % 9)}-1${at % 5}`,
      '',
    ]);
    const blocks = blocksOf(crowd);
    expect(blocks.meet(0, 450)).toBe(true);
    expect(blocks.skipped).toBeLessThan(5);
  });
});
