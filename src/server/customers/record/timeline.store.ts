import { sql } from 'kysely';
import type { TimelineItem } from '#contract/customers';
import { type IntakeItem, intakeItemSchema } from '#contract/intake';
import type { Db, World } from '#server/platform/world';

/** What happened, newest first, through the index (record_id, occurred_at desc); opened only for the page shown. */
export interface TimelineQuery {
  readonly before: { readonly at: Date; readonly id: string } | null;
  readonly limit: number;
  readonly channel?: string | undefined;
  readonly kind?: string | undefined;
  readonly division?: string | undefined;
  readonly touchpointId?: string | undefined;
  readonly wordsOnly?: boolean;
  readonly from?: Date | null;
  readonly until?: Date | null;
}

interface InteractionView {
  record_id: string;
  id: string;
  occurred_at: Date;
  kind: string;
  channel: string;
  direction: string;
  measure: string | null;
  score: number | null;
  amount: number | null;
  currency: string | null;
  item_cipher: Buffer;
  code: string;
  name_he: string;
  name_en: string;
  sentiment: TimelineItem['sentiment'];
  division_id: string | null;
  division_code: string | null;
  division_he: string | null;
  division_en: string | null;
  touchpoint_id: string | null;
  touchpoint_he: string | null;
  touchpoint_en: string | null;
}

export type StoredItem = TimelineItem & { readonly recordId: string };

export async function interactionsOf(
  db: Db,
  world: World,
  recordIds: readonly string[] | null,
  query: TimelineQuery,
): Promise<StoredItem[]> {
  const wanted = [sql`true`];
  if (recordIds !== null) wanted.push(sql`i.record_id = any(${[...recordIds]}::uuid[])`);
  if (query.before !== null)
    wanted.push(sql`(i.occurred_at, i.id) < (${query.before.at}, ${query.before.id}::uuid)`);
  if (query.channel !== undefined) wanted.push(sql`i.channel = ${query.channel}`);
  if (query.kind !== undefined) wanted.push(sql`i.kind = ${query.kind}`);
  if (query.division !== undefined) wanted.push(sql`d.code = ${query.division}`);
  if (query.touchpointId !== undefined) wanted.push(sql`i.touchpoint_id = ${query.touchpointId}`);
  if (query.from) wanted.push(sql`i.occurred_at >= ${query.from}`);
  if (query.until) wanted.push(sql`i.occurred_at < ${query.until}`);
  if (query.wordsOnly === true) wanted.push(sql`v.interaction_id is not null`);
  const { rows } = await sql<InteractionView>`
    select i.record_id, i.id, i.occurred_at, i.kind, i.channel, i.direction, i.measure, i.score, i.amount, i.currency, i.item_cipher,
           s.code, s.name_he, s.name_en, v.sentiment, d.id as division_id, d.code as division_code, d.name_he as division_he, d.name_en as division_en,
           t.id as touchpoint_id, t.name_he as touchpoint_he, t.name_en as touchpoint_en
      from interaction i join source s on s.id = i.source_id
      left join verbatim v on v.record_id = i.record_id and v.interaction_id = i.id
      left join touchpoint t on t.id = i.touchpoint_id
      left join division d on d.id = coalesce(i.division_id, t.division_id, s.division_id)
     where ${sql.join(wanted, sql` and `)}
     order by i.occurred_at desc, i.id desc limit ${query.limit}`.execute(db);
  return rows.map((row) => timelineItem(world, row));
}

export function openItem(world: World, interactionId: string, sealed: Buffer): IntakeItem {
  return intakeItemSchema.parse(JSON.parse(world.vault.open(`interaction:${interactionId}`, sealed)));
}

/** Only the words: analysis reads a hundred thousand of them, and the item was checked when it came in. */
export function openWords(world: World, interactionId: string, sealed: Buffer): string {
  const item: unknown = JSON.parse(world.vault.open(`interaction:${interactionId}`, sealed));
  const text: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, 'text') : undefined;
  return typeof text === 'string' ? text : '';
}

function timelineItem(world: World, row: InteractionView): StoredItem {
  const item = openItem(world, row.id, row.item_cipher);
  const direction = row.direction === 'in' || row.direction === 'out' ? row.direction : 'internal';
  return {
    id: row.id,
    recordId: row.record_id,
    type: 'interaction',
    at: row.occurred_at.toISOString(),
    kind: row.kind,
    channel: row.channel,
    direction,
    source: { code: row.code, name: { he: row.name_he, en: row.name_en } },
    division:
      row.division_id === null
        ? null
        : {
            id: row.division_id,
            code: row.division_code ?? '',
            name: { he: row.division_he ?? '', en: row.division_en ?? '' },
          },
    touchpoint:
      row.touchpoint_id === null
        ? null
        : { id: row.touchpoint_id, name: { he: row.touchpoint_he ?? '', en: row.touchpoint_en ?? '' } },
    subject: item.subject ?? null,
    text: item.text ?? item.pledge?.text ?? null,
    score: row.score,
    measure: row.measure,
    amount: row.amount,
    currency: row.currency,
    sentiment: row.sentiment,
    caseId: null,
    by: null,
    leadsTo: null,
    changeable: false,
  };
}
