import { z } from 'zod';
import { type Decision, evidenceSchema, scenarioSchema } from '#contract/decisions';
import { canonicalJson } from '#kernel/canonical-json';
import { redact } from '#kernel/text/redact';
import { storyOf } from '#server/customers/record/timeline.actions';
import { countSegment, recordsOfSegment } from '#server/customers/segments/segment.actions';
import type { DecisionFile } from '#server/decisions/decision.store';
import { patternsNow, verbatimsOfRecords } from '#server/listening/verbatim.actions';
import type { World } from '#server/platform/world';
import { contentHash } from './content-hash.ts';
import { drawQuotes } from './draw.ts';
import { factsOf, knownBy, recordsOf, type Seated, seatedAt } from './scenario.store.ts';

/**
 * What lies before the chair: how many are touched, what they said with counts, which patterns they belong to, and
 * the lives of those who are seated. Before the vote it is counted live; for the vote it is frozen, and its hash tells
 * whoever reads it later that not a word was changed.
 */
const DAYS = 180;
/** Quotes are drawn among the newest words of the affected. */
const WORDS_READ = 400;
const STORY_ITEMS = 60;
const PATTERNS = 10;

const snapshotSchema = z.object({
  affected: evidenceSchema.shape.affected,
  verbatims: evidenceSchema.shape.verbatims,
  patterns: evidenceSchema.shape.patterns,
  scenarios: z.array(scenarioSchema),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

export interface Frozen {
  readonly hash: Buffer;
  readonly sealed: Buffer;
}

/** Thrown when frozen evidence is not what was frozen: somebody reached into the database. */
export class EvidenceChanged extends Error {
  constructor(decisionId: string) {
    super(`The frozen evidence of decision ${decisionId} does not match its hash`);
    this.name = 'EvidenceChanged';
  }
}

export async function liveEvidence(world: World, decision: DecisionFile): Promise<Snapshot> {
  const days = decision.segment.withinDays ?? DAYS;
  const recordIds = await recordsOfSegment(world, decision.segment);
  const { customers, openPledges, monthlyAmountMinor, unhappy } = await countSegment(world, decision.segment);
  const said = await verbatimsOfRecords(world, recordIds, { days, limit: WORDS_READ });
  const slices = new Set(said.rows.flatMap(({ themes, signals }) => [...themes, ...signals]));
  const patterns = (await patternsNow(world))
    .filter(({ slice }) => slices.has(slice))
    .sort((one, other) => one.q - other.q)
    .slice(0, PATTERNS);
  const drawn = drawQuotes(said.rows, decision.id);
  const values = await knownBy(world.db, world, [...new Set(drawn.map(({ words }) => words.customerId))]);
  return {
    affected: { customers, openPledges, monthlyAmountMinor, unhappy },
    verbatims: {
      n: said.n,
      negative: said.negative,
      quotes: drawn.map(({ words, drawnBy }) => ({
        words: redact(words.text, values.get(words.customerId)),
        sentiment: words.sentiment ?? 'neutral',
        at: words.at.toISOString(),
        drawnBy,
      })),
    },
    patterns: patterns.map(({ id, name, observed, expected, q }) => ({ id, name, observed, expected, q })),
    scenarios: await scenariosOf(world, await seatedAt(world.db, decision.id)),
  };
}

export function freeze(world: World, decisionId: string, snapshot: Snapshot): Frozen {
  const canonical = canonicalJson(snapshotSchema.parse(snapshot));
  return { hash: contentHash(canonical), sealed: world.vault.seal(evidencePlace(decisionId), canonical) };
}

export function openFrozen(world: World, decisionId: string, { hash, sealed }: Frozen): Snapshot {
  const canonical = world.vault.open(evidencePlace(decisionId), sealed);
  if (!contentHash(canonical).equals(hash)) throw new EvidenceChanged(decisionId);
  return snapshotSchema.parse(JSON.parse(canonical));
}

async function scenariosOf(world: World, seated: readonly Seated[]): Promise<Decision['scenarios']> {
  const customerIds = seated.map(({ customerId }) => customerId);
  const records = await recordsOf(world.db, customerIds);
  const values = await knownBy(world.db, world, customerIds);
  const scenarios: Decision['scenarios'] = [];
  for (const { customerId, pseudonym, drawnBy } of seated) {
    const recordIds = records.get(customerId) ?? [];
    const items = await storyOf(world, recordIds, STORY_ITEMS);
    scenarios.push({
      customerId,
      pseudonym,
      drawnBy,
      facts: await factsOf(world.db, recordIds, world.now()),
      // A life is told from its beginning; internal notes are not part of what the person lived through.
      story: items
        .filter(({ direction }) => direction !== 'internal')
        .reverse()
        .map((item) => ({
          at: item.at,
          kind: item.kind,
          channel: item.channel ?? '',
          sentiment: item.sentiment,
          words: item.text === null ? null : redact(item.text, values.get(customerId)),
          amountMinor: item.amount,
        })),
    });
  }
  return scenarios;
}

function evidencePlace(decisionId: string): string {
  return `decision.evidence:${decisionId}`;
}
