import { ATTACHMENT_LIMIT, NOTE_OPEN_MINUTES, type Note } from '#contract/notes';
import { done, type Result, refused } from '#kernel/result';
import { readCustomers, seeContactDetails, writeOfCustomers } from '#server/customers/customer.policy';
import { primaryRecord } from '#server/customers/record/names.actions';
import { slotOfRecord } from '#server/customers/record/record.store';
import { type Actor, can, type EmployeeActor, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { recordRead } from '#server/platform/audit/read.actions';
import type { Trx, World } from '#server/platform/world';
import { isImage, mediaTypeOf } from './file-type.ts';
import {
  attachmentById,
  insertAttachment,
  insertNote,
  lockNote,
  noteById,
  rewriteNote,
} from './note.store.ts';

/**
 * Internal notes: for a quarter of an hour who wrote one may mend it, afterwards words are only added. Attachments: what
 * a file is, is read from its bytes when it comes and again when it goes.
 */
type Refusal = 'forbidden' | 'not-found';

export async function writeNote(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly words: string },
): Promise<Result<Note, Refusal>> {
  if (!isEmployee(actor) || !can(actor, writeOfCustomers, undefined)) return refused('forbidden');
  const recordId = await primaryRecord(world, input.id);
  if (recordId === null) return refused('not-found');
  const id = await world.db
    .transaction()
    .execute((trx) => append(trx, world, actor, { recordId, addedTo: null, words: input.words }));
  return id === null ? refused('not-found') : noteAfter(world, id);
}

export async function changeNote(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly words: string },
): Promise<Result<Note, Refusal | 'too-late' | 'not-the-writer'>> {
  if (!isEmployee(actor) || !can(actor, writeOfCustomers, undefined)) return refused('forbidden');
  const now = world.now();
  const changed = await world.db
    .transaction()
    .execute(async (trx): Promise<Result<null, Refusal | 'too-late' | 'not-the-writer'>> => {
      const note = await lockNote(trx, input.id);
      const slot = note === null ? undefined : await slotOfRecord(trx, note.recordId);
      if (note === null || slot === undefined) return refused('not-found');
      if (note.by !== actor.employeeId) return refused('not-the-writer');
      if (!isStillOpen(note.at, now)) return refused('too-late');
      await rewriteNote(trx, world, { ...input, recordId: note.recordId, slot, at: now });
      await record(trx, now, { actor, action: 'note.change', objectType: 'note', objectId: input.id });
      return done(null);
    });
  return changed.ok ? noteAfter(world, input.id) : changed;
}

export async function addToNote(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly words: string },
): Promise<Result<Note, Refusal>> {
  if (!isEmployee(actor) || !can(actor, writeOfCustomers, undefined)) return refused('forbidden');
  const id = await world.db.transaction().execute(async (trx) => {
    const note = await lockNote(trx, input.id);
    if (note === null) return null;
    const addedTo = note.addedTo ?? input.id;
    return append(trx, world, actor, { recordId: note.recordId, addedTo, words: input.words });
  });
  return id === null ? refused('not-found') : noteAfter(world, id);
}

export function isStillOpen(writtenAt: Date, now: Date): boolean {
  return now.getTime() - writtenAt.getTime() <= NOTE_OPEN_MINUTES * 60_000;
}

export async function attach(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly name: string; readonly content: Buffer },
): Promise<Result<{ id: string }, Refusal | 'too-large' | 'not-taken'>> {
  if (!isEmployee(actor) || !can(actor, writeOfCustomers, undefined)) return refused('forbidden');
  if (input.content.length > ATTACHMENT_LIMIT) return refused('too-large');
  const mediaType = mediaTypeOf(input.content);
  if (mediaType === null) return refused('not-taken');
  const recordId = await primaryRecord(world, input.id);
  if (recordId === null) return refused('not-found');
  const now = world.now();
  return world.db.transaction().execute(async (trx) => {
    const slot = await slotOfRecord(trx, recordId);
    if (slot === undefined) return refused('not-found');
    const by = actor.employeeId;
    const name = plainName(input.name);
    const id = await insertAttachment(trx, world, {
      recordId,
      slot,
      name,
      mediaType,
      content: input.content,
      by,
      at: now,
    });
    const facts = { recordId, mediaType, bytes: input.content.length };
    await record(trx, now, {
      actor,
      action: 'attachment.add',
      objectType: 'attachment',
      objectId: id,
      facts,
    });
    return done({ id });
  });
}

export async function readAttachment(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<{ name: string; mediaType: string; content: Buffer; showable: boolean }, Refusal>> {
  if (!can(actor, readCustomers, undefined) || !can(actor, seeContactDetails, undefined))
    return refused('forbidden');
  const file = await attachmentById(world.db, world, id);
  if (file === null) return refused('not-found');
  await recordRead(world, { actor, action: 'attachment.read', objectType: 'attachment', objectId: id });
  const showable = isImage(file.mediaType) && mediaTypeOf(file.content) === file.mediaType;
  return done({ name: file.name, mediaType: file.mediaType, content: file.content, showable });
}

async function append(
  trx: Trx,
  world: World,
  actor: EmployeeActor,
  note: { readonly recordId: string; readonly addedTo: string | null; readonly words: string },
): Promise<string | null> {
  const slot = await slotOfRecord(trx, note.recordId);
  if (slot === undefined) return null;
  const now = world.now();
  const id = await insertNote(trx, world, { ...note, slot, by: actor.employeeId, at: now });
  const facts = { recordId: note.recordId };
  await record(trx, now, { actor, action: 'note.write', objectType: 'note', objectId: id, facts });
  return id;
}

async function noteAfter(world: World, id: string): Promise<Result<Note, 'not-found'>> {
  const note = await noteById(world.db, world, id);
  if (note === null) return refused('not-found');
  const { recordId: _, at, editedAt, ...rest } = note;
  return done({ ...rest, at: at.toISOString(), editedAt: editedAt?.toISOString() ?? null });
}

/** A name to be shown and kept under: no folders, no control characters, no turning of the reading direction. */
function plainName(name: string): string {
  const plain = name
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .replaceAll(/[\\/:*?"<>|]/gu, '-')
    .trim();
  return plain === '' ? 'file' : plain.slice(0, 120);
}
