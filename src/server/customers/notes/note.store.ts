import { newId } from '#server/platform/ids';
import type { Db, Trx, World } from '#server/platform/world';

/** Internal notes and attachments, sealed with the key of the record that they hang on. */
export interface NoteRow {
  readonly recordId: string;
  readonly id: string;
  readonly addedTo: string | null;
  readonly words: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
  readonly editedAt: Date | null;
}

export async function insertNote(
  trx: Trx,
  world: World,
  note: {
    readonly recordId: string;
    readonly slot: number;
    readonly addedTo: string | null;
    readonly words: string;
    readonly by: string;
    readonly at: Date;
  },
): Promise<string> {
  const id = newId();
  await trx
    .insertInto('record_note')
    .values({
      record_id: note.recordId,
      id,
      added_to: note.addedTo,
      words_cipher: world.vault.seal(`note:${id}`, note.words, note.slot),
      by_employee: note.by,
      at: note.at,
    })
    .execute();
  return id;
}

export async function lockNote(
  trx: Trx,
  id: string,
): Promise<{ recordId: string; by: string; at: Date; addedTo: string | null } | null> {
  const row = await trx
    .selectFrom('record_note')
    .select(['record_id', 'by_employee', 'at', 'added_to'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  return { recordId: row.record_id, by: row.by_employee, at: row.at, addedTo: row.added_to };
}

export async function rewriteNote(
  trx: Trx,
  world: World,
  note: { recordId: string; id: string; slot: number; words: string; at: Date },
): Promise<void> {
  await trx
    .updateTable('record_note')
    .set({ words_cipher: world.vault.seal(`note:${note.id}`, note.words, note.slot), edited_at: note.at })
    .where('record_id', '=', note.recordId)
    .where('id', '=', note.id)
    .execute();
}

export async function noteById(db: Db, world: World, id: string): Promise<NoteRow | null> {
  const row = await db
    .selectFrom('record_note as n')
    .leftJoin('employee as e', 'e.id', 'n.by_employee')
    .selectAll('n')
    .select('e.name as employee_name')
    .where('n.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    recordId: row.record_id,
    id: row.id,
    addedTo: row.added_to,
    words: world.vault.open(`note:${row.id}`, row.words_cipher),
    by: { id: row.by_employee, name: row.employee_name ?? '' },
    at: row.at,
    editedAt: row.edited_at,
  };
}

export async function insertAttachment(
  trx: Trx,
  world: World,
  file: {
    readonly recordId: string;
    readonly slot: number;
    readonly name: string;
    readonly mediaType: string;
    readonly content: Buffer;
    readonly by: string;
    readonly at: Date;
  },
): Promise<string> {
  const id = newId();
  await trx
    .insertInto('attachment')
    .values({
      record_id: file.recordId,
      id,
      name_cipher: world.vault.seal(`attachment.name:${id}`, file.name, file.slot),
      media_type: file.mediaType,
      bytes: file.content.length,
      content_cipher: world.vault.seal(`attachment:${id}`, file.content.toString('base64'), file.slot),
      by_employee: file.by,
      at: file.at,
    })
    .execute();
  return id;
}

export async function attachmentById(
  db: Db,
  world: World,
  id: string,
): Promise<{ recordId: string; name: string; mediaType: string; content: Buffer } | null> {
  const row = await db
    .selectFrom('attachment')
    .select(['record_id', 'name_cipher', 'media_type', 'content_cipher'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    recordId: row.record_id,
    name: world.vault.open(`attachment.name:${id}`, row.name_cipher),
    mediaType: row.media_type,
    content: Buffer.from(world.vault.open(`attachment:${id}`, row.content_cipher), 'base64'),
  };
}
