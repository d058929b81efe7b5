/**
 * Writes the sample company as the ten files that a real one would export, and `truth.json` beside them.
 * Rows are streamed in blocks; progress is told after each.
 */
import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mapping } from '#contract/mapping';
import type { SiloCode } from '#sample/story/happening';
import { type CompanyWish, companyStory } from './company.ts';
import { type Export, exportsOf } from './exports.ts';
import { mappingPath, readMapping } from './mapping-files.ts';
import { type Truth, truthOf } from './truth.ts';
import { toWindows1255 } from './windows-1255.ts';

const BLOCK = 256 * 1024;

export type WrittenFile = {
  silo: SiloCode;
  path: string;
  mapping: Mapping;
  mappingPath: string;
  /** Rows without the header; faulty and repeated ones are counted. */
  rows: number;
};
export type Progress = { file: string; rows: number };
export type WriteWish = Partial<CompanyWish> &
  Pick<CompanyWish, 'endsOn'> & {
    directory: string;
    onProgress?: (progress: Progress) => void;
    /** A file that is whole, while the next is being written. */
    onFile?: (file: WrittenFile) => void;
  };

/** Files come in the order in which they should be imported: people first. */
export async function writeCompany(wish: WriteWish): Promise<{ files: WrittenFile[]; truth: Truth }> {
  const { directory, seed = 1, customers = 5000, months = 18, endsOn, onProgress, onFile } = wish;
  const story = companyStory({ seed, customers, months, endsOn });
  await mkdir(directory, { recursive: true });
  const files: WrittenFile[] = [];
  let total = 0;
  for (const exported of exportsOf(story)) {
    const { code, file } = exported.sheet;
    const path = join(directory, file);
    const rows = await write(path, exported, (sofar) => onProgress?.({ file, rows: total + sofar }));
    total += rows;
    const name = `ornet-${code}` as const;
    const written = { silo: code, path, mapping: readMapping(name), mappingPath: mappingPath(name), rows };
    files.push(written);
    onFile?.(written);
  }
  const truth = truthOf(story);
  await writeFile(join(directory, 'truth.json'), JSON.stringify(truth));
  return { files, truth };
}

async function write(path: string, { sheet, rows }: Export, told: (rows: number) => void): Promise<number> {
  const bytes =
    sheet.encoding === 'windows-1255' ? toWindows1255 : (text: string) => Buffer.from(text, 'utf8');
  const file = await open(path, 'w');
  let written = 0;
  try {
    let block = sheet.head;
    for (const row of rows) {
      if (written > 0) block += sheet.between;
      block += row;
      written++;
      if (block.length < BLOCK) continue;
      await file.write(bytes(block));
      block = '';
      told(written);
    }
    await file.write(bytes(block + sheet.tail));
    told(written);
  } finally {
    await file.close();
  }
  return written;
}
