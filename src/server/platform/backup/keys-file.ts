import { createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { StartRefusal } from '#server/platform/start-refusal';

/**
 * The keys of a home as one file, apart from the backup of its rows: who holds only one of the two reads nobody. Keys of
 * uploaded files stay behind; such a file dies with its import. The logs of what was forgotten travel with the keys, so that
 * a restore can forget again what an older backup still holds.
 */
export const KEY_FILES = ['master.key', 'data.keys', 'record.keys'] as const;
export const ERASURE_LOG = 'erasures.log';
export const REMOVAL_LOG = 'removals.log';
const TRAVELLING = [...KEY_FILES, ERASURE_LOG, REMOVAL_LOG];

export async function writeKeysFile(home: string, file: string): Promise<void> {
  const zip = new ZipFile();
  for (const name of TRAVELLING) {
    const path = join(home, 'keys', name);
    if (existsSync(path)) zip.addFile(path, name);
  }
  zip.end();
  const beside = `${file}.partial`;
  try {
    await pipeline(zip.outputStream, createWriteStream(beside, { mode: 0o600 }));
    const handle = await open(beside, 'r+');
    await handle.sync();
    await handle.close();
    await rename(beside, file);
  } catch (fault) {
    await rm(beside, { force: true });
    throw fault;
  }
}

/** Lays the keys into a home that has none; throws `StartRefusal` when it has, or when the file is not of this kind. */
export async function readKeysFile(file: string, home: string): Promise<void> {
  const directory = join(home, 'keys');
  if (KEY_FILES.some((name) => existsSync(join(directory, name))))
    throw new StartRefusal(
      `${directory} already holds keys.`,
      'Restore into an empty home, or leave --keys out when these are the right ones.',
    );
  const parts = await partsOf(file);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await chmod(directory, 0o700);
  for (const [name, content] of parts) {
    const handle = await open(join(directory, name), 'w', 0o600);
    await writeFile(handle, content);
    await handle.sync();
    await handle.close();
  }
}

async function partsOf(file: string): Promise<Map<string, Buffer>> {
  const known: ReadonlySet<string> = new Set(TRAVELLING);
  const parts = new Map<string, Buffer>();
  try {
    const zip = await openPromise(file, { lazyEntries: true, autoClose: false });
    try {
      for await (const entry of zip.eachEntry())
        if (known.has(entry.fileName))
          parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
    } finally {
      zip.close();
    }
  } catch (cause) {
    throw new StartRefusal(
      `${file} cannot be read as a file of keys.`,
      'Check its path, or take another copy.',
      { cause },
    );
  }
  if (KEY_FILES.some((name) => !parts.has(name)))
    throw new StartRefusal(
      `${file} is not a file of keys of this product.`,
      'Give the file that ends in .keys.',
    );
  return parts;
}
