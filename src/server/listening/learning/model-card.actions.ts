import type { ModelCard, TextModel } from '#contract/listening';
import { done, type Result, refused } from '#kernel/result';
import type { CardFigures, Share } from '#kernel/text/classify/card-figures';
import { FEELING_NEEDS } from '#kernel/text/feeling/learn-feeling';
import { feelingOfScore } from '#kernel/text/feeling/scores';
import { DIVISION_NEEDS, RESPONSIBLE_NEEDS } from '#kernel/text/responsible/learn-responsible';
import { divisionRefs } from '#server/customers/record/record.actions';
import { hear, teachReading } from '#server/listening/listening.policy';
import { type Actor, can } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import type { World } from '#server/platform/world';
import { labelCounts } from './label.store.ts';
import type { ModelsInForce } from './models-in-force.ts';
import { countOlder, type Rereader } from './reread.actions.ts';
import type { Teacher } from './teacher.actions.ts';
import { type ModelRow, textModels } from './text-model.store.ts';

/** What the reading learned from and how right it is: the card of each model, and what is missing where there is none. */
export interface Learning {
  readonly models: ModelsInForce;
  readonly teacher: Teacher;
  readonly rereader: Rereader;
}

export async function readModelCard(
  world: World,
  actor: Actor,
  learning: Learning,
): Promise<Result<ModelCard, 'forbidden'>> {
  if (!can(actor, hear, undefined)) return refused('forbidden');
  const [rows, counts, divisions, older] = await Promise.all([
    textModels(world.db),
    labelCounts(world.db),
    divisionRefs(world.db),
    countOlder(world, learning.models),
  ]);
  const models = rows.map(textModel);
  const feelings = feelingCounts(counts);
  const inDivisions = counts.divisions.map(({ divisionId, n }) => ({ label: divisionId, n }));
  const progress = learning.teacher.progress();
  const training =
    progress === null ? null : { stage: progress.stage, startedAt: progress.startedAt.toISOString() };
  return done({
    kinds: [
      {
        kind: 'sentiment',
        labels: feelings,
        needs: { perLabel: FEELING_NEEDS, inAll: 2 * FEELING_NEEDS },
        missing: feelings
          .filter(({ label }) => label === 'positive' || label === 'negative')
          .reduce((sum, { n }) => sum + Math.max(0, FEELING_NEEDS - n), 0),
        models: models.filter(({ kind }) => kind === 'sentiment'),
      },
      {
        kind: 'division',
        labels: inDivisions,
        needs: { perLabel: DIVISION_NEEDS, inAll: RESPONSIBLE_NEEDS },
        missing: missingCases(inDivisions.map(({ n }) => n)),
        models: models.filter(({ kind }) => kind === 'division'),
      },
    ],
    divisions: [...divisions.values()],
    training,
    older,
    reading: learning.rereader.progress(),
    may: can(actor, teachReading, undefined) ? [teachReading.name] : [],
  });
}

export async function trainNow(
  world: World,
  actor: Actor,
  learning: Learning,
): Promise<Result<ModelCard, 'forbidden' | 'under-way'>> {
  if (!can(actor, teachReading, undefined)) return refused('forbidden');
  return learning.teacher.begin(actor) ? readModelCard(world, actor, learning) : refused('under-way');
}

export async function readAgain(
  world: World,
  actor: Actor,
  learning: Learning,
): Promise<Result<ModelCard, 'forbidden' | 'under-way'>> {
  if (!can(actor, teachReading, undefined)) return refused('forbidden');
  if (!(await learning.rereader.begin())) return refused('under-way');
  await told(world, actor, 'verbatims.read-again');
  return readModelCard(world, actor, learning);
}

export async function stopReading(
  world: World,
  actor: Actor,
  learning: Learning,
): Promise<Result<ModelCard, 'forbidden'>> {
  if (!can(actor, teachReading, undefined)) return refused('forbidden');
  learning.rereader.stop();
  await learning.rereader.settled();
  await told(world, actor, 'verbatims.stop-reading');
  return readModelCard(world, actor, learning);
}

async function told(world: World, actor: Actor, action: string): Promise<void> {
  const at = world.now();
  await world.db
    .transaction()
    .execute((trx) => record(trx, at, { actor, action, objectType: 'text-model', objectId: 'all' }));
}

function feelingCounts(counts: Awaited<ReturnType<typeof labelCounts>>): { label: string; n: number }[] {
  const byLabel = new Map([
    ['positive', 0],
    ['negative', 0],
  ]);
  const add = (label: string, n: number): void => void byLabel.set(label, (byLabel.get(label) ?? 0) + n);
  for (const { measure, score, n } of counts.scores) {
    const label = feelingOfScore(measure, score);
    if (label !== null) add(label, n);
  }
  for (const { label, n } of counts.corrections) add(label, n);
  return [...byLabel].map(([label, n]) => ({ label, n }));
}

/** Two divisions must have enough, and all that have enough together as well. */
function missingCases(counts: readonly number[]): number {
  const [first = 0, second = 0] = [...counts].sort((one, other) => other - one);
  const forTwo = Math.max(0, DIVISION_NEEDS - first) + Math.max(0, DIVISION_NEEDS - second);
  const learnable = counts.filter((n) => n >= DIVISION_NEEDS).reduce((sum, n) => sum + n, 0);
  return Math.max(forTwo, RESPONSIBLE_NEEDS - learnable, 0);
}

function textModel(row: ModelRow): TextModel {
  return {
    kind: row.kind,
    version: row.version,
    at: row.at.toISOString(),
    by: row.by,
    outcome: row.outcome,
    inForce: row.inForce,
    languages: row.languages,
    learned: {
      n: row.learned.n,
      from: row.learned.from,
      to: row.learned.to,
      classes: [...row.learned.classes],
      sources: [...row.learned.sources],
      languages: [...row.learned.languages],
      leftOut: row.learned.leftOut,
    },
    judgedOn: row.judged.n,
    figures: row.judged.figures.map(({ language, learned, prior, before }) => ({
      language,
      n: learned.n,
      learned: figuresOf(learned),
      prior: figuresOf(prior),
      before: before === null ? null : figuresOf(before),
    })),
    confusions: [...row.judged.confusions],
  };
}

/** From so few texts on an interval is too wide to read anything into. */
const TOO_FEW = 30;

function figuresOf(figures: CardFigures): TextModel['figures'][number]['learned'] {
  const figure = (share: Share | null, n: number) => ({
    value: share?.share ?? null,
    low: share?.low ?? null,
    high: share?.high ?? null,
    n,
    tooEarly: n < TOO_FEW,
  });
  const spoke = Math.round((figures.spoke?.share ?? 0) * figures.n);
  return {
    right: figure(figures.right, figures.n),
    rightWhereSpoke: figure(figures.rightWhereSpoke, spoke),
    spoke: figure(figures.spoke, figures.n),
    amongThree: figure(figures.amongThree, figures.n),
    macroF1: figures.macroF1,
    calibrationError: figures.calibrationError,
  };
}
