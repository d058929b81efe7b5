import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { StartRefusal } from '#server/platform/start-refusal';
import { type KeySlots, openKeySlots } from './key-slots.ts';

/**
 * Keys outside the database: `HOME/keys/master.key` wraps everything else; `HOME/keys/data.keys` holds data keys in
 * fixed slots of 60 bytes; `HOME/keys/record.keys` one key per source record; `HOME/keys/uploads/<id>` holds one key per uploaded file and dies with it.
 */
const SLOT = 60;

export interface Keys {
  readonly master: Buffer;
  readonly dataKeys: readonly Buffer[];
  readonly slots: KeySlots;
}

/** Opens the keys of a home. Makes them when the home is new; refuses when a filled database has lost its keys. */
export function openKeys(home: string, options: { databaseIsFilled: boolean }): Keys {
  const masterFile = join(home, 'keys', 'master.key');
  const dataFile = join(home, 'keys', 'data.keys');
  const recordFile = join(home, 'keys', 'record.keys');
  const missing = [masterFile, dataFile, recordFile].find((file) => !existsSync(file));
  if (missing !== undefined) {
    if (options.databaseIsFilled) {
      throw new StartRefusal(
        `The keys of this home are missing: ${missing}.`,
        'Put the keys folder back from its backup. Without it the records of customers cannot be read.',
      );
    }
    const master = existsSync(masterFile) ? readFileSync(masterFile) : randomBytes(32);
    if (!existsSync(masterFile)) writeDurably(masterFile, master);
    if (!existsSync(dataFile)) writeDurably(dataFile, wrap(master, randomBytes(32)));
    if (!existsSync(recordFile)) writeDurably(recordFile, Buffer.alloc(0));
  }
  const master = readFileSync(masterFile);
  if (master.length !== 32)
    throw new StartRefusal(`${masterFile} is damaged.`, 'Put it back from its backup.');
  const slots = readFileSync(dataFile);
  if (slots.length === 0 || slots.length % SLOT !== 0) {
    throw new StartRefusal(`${dataFile} is damaged.`, 'Put it back from its backup.');
  }
  const dataKeys: Buffer[] = [];
  for (let at = 0; at < slots.length; at += SLOT)
    dataKeys.push(unwrap(master, slots.subarray(at, at + SLOT), dataFile));
  return { master, dataKeys, slots: openKeySlots(recordFile, master) };
}

/** A key for one uploaded file; durable before the file's first byte. */
export function makeUploadKey(home: string, master: Buffer, uploadId: string): Buffer {
  const key = randomBytes(32);
  writeDurably(uploadKeyFile(home, uploadId), wrap(master, key));
  return key;
}

export function readUploadKey(home: string, master: Buffer, uploadId: string): Buffer {
  const file = uploadKeyFile(home, uploadId);
  return unwrap(master, readFileSync(file), file);
}

export function forgetUploadKey(home: string, uploadId: string): void {
  rmSync(uploadKeyFile(home, uploadId), { force: true });
}

/** Every upload that has a key, with the time of the key in milliseconds. */
export function keptUploadKeys(home: string): { id: string; at: number }[] {
  const folder = join(home, 'keys', 'uploads');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((id) => ({
    id,
    at: statSync(join(folder, id), { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY,
  }));
}

function uploadKeyFile(home: string, uploadId: string): string {
  return join(home, 'keys', 'uploads', uploadId);
}

function wrap(master: Buffer, key: Buffer): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', master, iv);
  const body = Buffer.concat([cipher.update(key), cipher.final()]);
  return Buffer.concat([iv, body, cipher.getAuthTag()]);
}

function unwrap(master: Buffer, slot: Buffer, file: string): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', master, slot.subarray(0, 12));
    decipher.setAuthTag(slot.subarray(44, SLOT));
    return Buffer.concat([decipher.update(slot.subarray(12, 44)), decipher.final()]);
  } catch {
    throw new StartRefusal(
      `${file} does not belong to this home's master key.`,
      'Put both key files back from the same backup.',
    );
  }
}

/** Written beside, fsynced, renamed, and the folder fsynced: a crash leaves the old file or the new one. */
function writeDurably(file: string, content: Buffer): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.new`;
  const handle = openSync(beside, 'w', 0o600);
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } catch (fault) {
    rmSync(beside, { force: true });
    throw fault;
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
