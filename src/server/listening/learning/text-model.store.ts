import { sql } from 'kysely';
import type { Judged, Outcome } from '#kernel/text/classify/judge';
import type { Db, Trx, World } from '#server/platform/world';

/** Models that were learned from one's own words: what each learned from, how right it was, and the body of the one in force. */
export type Kind = 'sentiment' | 'division';

export interface Learned {
  readonly n: number;
  /** Null when nothing was learned. */
  readonly from: string | null;
  readonly to: string | null;
  readonly classes: readonly { readonly label: string; readonly n: number }[];
  readonly sources: readonly { readonly source: string; readonly n: number }[];
  readonly languages: readonly { readonly language: string; readonly n: number }[];
  /** Scores that their words contradicted. */
  readonly leftOut: number;
  /** All labels that there were, those held out among them: what tells whether there is anything new. */
  readonly labels: number;
}

export interface ModelRow {
  readonly id: string;
  readonly kind: Kind;
  readonly version: number;
  readonly at: Date;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly outcome: Outcome | 'renewed';
  readonly inForce: boolean;
  readonly languages: string[];
  readonly learned: Learned;
  readonly judged: Omit<Judged, 'outcome' | 'languages'>;
}

export interface BodyInForce {
  readonly version: number;
  readonly languages: readonly string[];
  readonly form: string;
  readonly at: Date;
  readonly labels: number;
}

const HISTORY = 50;

/** Newest first. */
export async function textModels(db: Db): Promise<ModelRow[]> {
  const { rows } = await sql<Omit<ModelRow, 'by'> & { byId: string | null; byName: string | null }>`
    select m.id, m.kind, m.version, m.at, m.outcome, m.in_force as "inForce", m.languages, m.learned, m.judged, m.by_employee as "byId", e.name as "byName"
      from text_model m left join employee e on e.id = m.by_employee order by m.at desc, m.version desc limit ${HISTORY}`.execute(
    db,
  );
  return rows.map(({ byId, byName, ...row }) => ({
    ...row,
    by: byId === null || byName === null ? null : { id: byId, name: byName },
  }));
}

export async function bodyInForce(world: World, kind: Kind): Promise<BodyInForce | null> {
  const { rows } = await sql<{
    id: string;
    version: number;
    languages: string[];
    at: Date;
    labels: number;
    sealed: Buffer;
  }>`
    select id, version, languages, at, (learned->>'labels')::int as labels, body_cipher as sealed from text_model where kind = ${kind} and in_force`.execute(
    world.db,
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { id, sealed, ...facts } = row;
  return { ...facts, form: world.vault.open(placeOf(id), sealed) };
}

export interface NewModel {
  readonly id: string;
  readonly kind: Kind;
  readonly at: Date;
  readonly by: string | null;
  readonly outcome: ModelRow['outcome'];
  readonly languages: readonly string[];
  readonly learned: Learned;
  readonly judged: ModelRow['judged'];
  /** Null when it is not switched on: then only what it was is kept. */
  readonly form: string | null;
}

/** With a form it decides from now on, and the body of the one before is gone. */
export async function saveTextModel(trx: Trx, world: World, model: NewModel): Promise<void> {
  if (model.form !== null) await withdrawTextModel(trx, model.kind);
  const body = model.form === null ? null : world.vault.seal(placeOf(model.id), model.form);
  await sql`
    insert into text_model (id, kind, version, at, by_employee, outcome, in_force, languages, learned, judged, body_cipher)
    select ${model.id}, ${model.kind}, coalesce(max(version), 0) + 1, ${model.at}, ${model.by}, ${model.outcome}, ${body !== null},
           ${[...model.languages]}::text[], ${JSON.stringify(model.learned)}::jsonb, ${JSON.stringify(model.judged)}::jsonb, ${body}
      from text_model where kind = ${model.kind}`.execute(trx);
}

/** No model of this kind decides any more; what it was stays told. */
export async function withdrawTextModel(trx: Trx, kind: Kind): Promise<void> {
  await sql`update text_model set in_force = false, body_cipher = null where kind = ${kind} and in_force`.execute(
    trx,
  );
}

function placeOf(id: string): string {
  return `text_model.body:${id}`;
}
