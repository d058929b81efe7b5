import { randomUUID } from 'node:crypto';
import { isUuid } from '#kernel/id';
import { freeBytes } from '#server/platform/outage';
import {
  forgetUploadKey,
  keptUploadKeys,
  makeUploadKey,
  readUploadKey,
} from '#server/platform/vault/key-files';
import type { World } from '#server/platform/world';
import type { FileBytes, PlacedBytes } from './file-bytes.ts';
import { unfinishedImports } from './import.store.ts';
import { unpacked } from './rows.ts';
import { keptSpools, placedSpool, readSpool, removeSpool, spoolFile, writeSpool } from './spool.ts';

/**
 * A file that was brought rests sealed, with a key of its own, until its import has ended. One that nobody imports goes after a
 * day: it was brought by mistake, or its wizard was closed.
 */
export interface Uploading {
  readonly world: World;
  readonly master: Buffer;
}

const ABANDONED_AFTER_MS = 24 * 3_600_000;
/** A file must not take the last of a disk on which the database writes too. Bytes. */
const LEFT_FOR_THE_DATABASE = 64 * 1024 * 1024;

class NoRoom extends Error {
  readonly code = 'ENOSPC';
  constructor() {
    super('no room for the file');
    this.name = 'NoRoom';
  }
}

/** Takes a file in. `expectedBytes` is what the sender announced; a file for which there is no room is not begun. */
export async function upload(
  importing: Uploading,
  source: NodeJS.ReadableStream,
  { expectedBytes = 0 }: { readonly expectedBytes?: number } = {},
): Promise<{ uploadId: string; bytes: number }> {
  if (freeBytes(importing.world.home) < expectedBytes + LEFT_FOR_THE_DATABASE) throw new NoRoom();
  const uploadId = randomUUID();
  const key = makeUploadKey(importing.world.home, importing.master, uploadId);
  try {
    const bytes = await writeSpool(spoolFile(importing.world.home, uploadId), key, source);
    return { uploadId, bytes };
  } catch (fault) {
    await forgetUpload(importing, uploadId);
    throw fault;
  }
}

export function uploadedFile(importing: Uploading, uploadId: string): FileBytes {
  const { home } = importing.world;
  const file = spoolFile(home, uploadId);
  const key = (): Buffer => readUploadKey(home, importing.master, uploadId);
  return {
    stream: () => unpacked(readSpool(file, key())),
    places: async () => {
      const placed = await placedSpool(file, key());
      return (await isPacked(placed)) ? null : placed;
    },
  };
}

async function isPacked(placed: PlacedBytes): Promise<boolean> {
  for await (const head of placed.range(0, Math.min(2, placed.size)))
    return head[0] === 0x1f && head[1] === 0x8b;
  return false;
}

export async function forgetUpload(importing: Uploading, uploadId: string): Promise<void> {
  await removeSpool(spoolFile(importing.world.home, uploadId));
  forgetUploadKey(importing.world.home, uploadId);
}

/** Removes the files that nobody began to import within a day, and gives their ids. */
export async function sweepUploads(importing: Uploading): Promise<string[]> {
  const { world } = importing;
  const before = world.now().getTime() - ABANDONED_AFTER_MS;
  const kept = [...(await keptSpools(world.home)), ...keptUploadKeys(world.home)];
  const old = new Set(kept.filter(({ id, at }) => isUuid(id) && at < before).map(({ id }) => id));
  for (const { id, at } of kept) if (at >= before) old.delete(id);
  for (const id of await unfinishedImports(world.db)) old.delete(id);
  for (const id of old) await forgetUpload(importing, id);
  if (old.size > 0) world.log({ level: 'info', event: 'uploads.swept', files: old.size });
  return [...old];
}
