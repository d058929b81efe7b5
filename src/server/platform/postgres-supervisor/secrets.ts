import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { codeOf } from '#server/platform/start-refusal';

const Passwords = z.record(z.string(), z.string());
/** Passwords by login role. */
export type RolePasswords = Readonly<Record<string, string>>;

/** Reads the passwords of the login roles, or `undefined` when none were written yet. */
export async function readPasswords(file: string): Promise<RolePasswords | undefined> {
  try {
    return Passwords.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (failure) {
    if (codeOf(failure) === 'ENOENT') return undefined;
    throw failure;
  }
}

/** Draws a password of 192 bits for every role and writes them where only this user can read, complete or not at all. */
export async function drawPasswords(file: string, roles: readonly string[]): Promise<RolePasswords> {
  const passwords = Object.fromEntries(roles.map((role) => [role, randomBytes(24).toString('base64url')]));
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${randomUUID().slice(0, 8)}`;
  await writeFile(unfinished, JSON.stringify(passwords), { mode: 0o600, flush: true });
  await rename(unfinished, file);
  return passwords;
}
