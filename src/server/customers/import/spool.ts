import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PlacedBytes } from './file-bytes.ts';

/**
 * An uploaded file rests sealed under a key of its own until its import has ended: frames of at most 64 KiB, each
 * AES-256-GCM with its number as associated data, so that a crash can resume and a stolen disk reads nothing.
 */
const FRAME = 64 * 1024;
const IV = 12;
const TAG = 16;

export function spoolFile(home: string, uploadId: string): string {
  return join(home, 'uploads', uploadId);
}

export async function writeSpool(file: string, key: Buffer, source: NodeJS.ReadableStream): Promise<number> {
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
  let frame = 0;
  let bytes = 0;
  let held: Buffer = Buffer.alloc(0);
  function sealed(plain: Buffer): Buffer {
    const iv = randomBytes(IV);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    cipher.setAAD(Buffer.from(String(frame++)));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(body.length);
    return Buffer.concat([head, iv, body, cipher.getAuthTag()]);
  }
  const seal = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      while (held.length >= FRAME) {
        this.push(sealed(held.subarray(0, FRAME)));
        held = held.subarray(FRAME);
      }
      done();
    },
    flush(done) {
      if (held.length > 0) this.push(sealed(held));
      done();
    },
  });
  await pipeline(source, seal, createWriteStream(file, { mode: 0o600 }));
  return bytes;
}

/** The plain bytes, frame by frame; throws when a frame was changed, swapped or cut. */
export async function* readSpool(file: string, key: Buffer): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  let frame = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
    held = Buffer.concat([held, chunk]);
    while (held.length >= 4) {
      const end = 4 + IV + held.readUInt32BE(0) + TAG;
      if (held.length < end) break;
      yield openFrame(held.subarray(0, end), key, frame++);
      held = held.subarray(end);
    }
  }
  if (held.length > 0) throw new Error('The uploaded file was cut off on this disk');
}

const SEALED_FRAME = 4 + IV + FRAME + TAG;

/** The plain bytes at any place: every frame but the last has the same length. */
export async function placedSpool(file: string, key: Buffer): Promise<PlacedBytes> {
  const sealed = (await stat(file)).size;
  const whole = Math.floor(sealed / SEALED_FRAME);
  const rest = sealed % SEALED_FRAME;
  return {
    size: whole * FRAME + Math.max(0, rest - (SEALED_FRAME - FRAME)),
    async *range(start, end) {
      const handle = await open(file, 'r');
      try {
        for (let frame = Math.floor(start / FRAME); frame * FRAME < end; frame++) {
          const held = Buffer.alloc(SEALED_FRAME);
          const { bytesRead } = await handle.read(held, 0, SEALED_FRAME, frame * SEALED_FRAME);
          const plain = openFrame(held.subarray(0, bytesRead), key, frame);
          yield plain.subarray(Math.max(0, start - frame * FRAME), end - frame * FRAME);
        }
      } finally {
        await handle.close();
      }
    },
  };
}

/** Throws when the frame was changed, swapped or cut. */
function openFrame(sealed: Buffer, key: Buffer, frame: number): Buffer {
  if (sealed.length < 4 + IV + TAG || sealed.length !== 4 + IV + sealed.readUInt32BE(0) + TAG)
    throw new Error('The uploaded file was cut off on this disk');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(4, 4 + IV));
  decipher.setAAD(Buffer.from(String(frame)));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  return Buffer.concat([decipher.update(sealed.subarray(4 + IV, sealed.length - TAG)), decipher.final()]);
}

export async function spoolExists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

export async function removeSpool(file: string): Promise<void> {
  await rm(file, { force: true });
}

/** Every file that rests in a home, by its upload, with the time of its last byte in milliseconds. */
export async function keptSpools(home: string): Promise<{ id: string; at: number }[]> {
  const folder = join(home, 'uploads');
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names.map(async (id) => ({
      id,
      at: await stat(join(folder, id)).then(
        ({ mtimeMs }) => mtimeMs,
        () => null,
      ),
    })),
  );
  return found.flatMap(({ id, at }) => (at === null ? [] : [{ id, at }]));
}
