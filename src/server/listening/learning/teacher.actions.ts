import { setImmediate } from 'node:timers/promises';
import type { Judged } from '#kernel/text/classify/judge';
import { feelingOfScore } from '#kernel/text/feeling/scores';
import type { DatedFeeling } from '#kernel/text/feeling/teach-feeling';
import type { DatedResponsible } from '#kernel/text/responsible/teach-responsible';
import type { SentimentLabel } from '#kernel/text/sentiment';
import { openWords } from '#server/customers/record/timeline.actions';
import { routable } from '#server/listening/analysis/analysis.jobs';
import { customerLines } from '#server/listening/analysis/customer-lines';
import type { Actor } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { newId } from '#server/platform/ids';
import { faultFacts } from '#server/platform/log';
import { startThread } from '#server/platform/thread';
import type { World } from '#server/platform/world';
import { divisionLabels, feelingLabels, forgottenSince } from './label.store.ts';
import type { Lesson, Taught } from './lesson.ts';
import type { ModelsInForce } from './models-in-force.ts';
import {
  type BodyInForce,
  bodyInForce,
  type Kind,
  saveTextModel,
  withdrawTextModel,
} from './text-model.store.ts';

/**
 * Learns from one's own words, each night and when somebody asks: in a thread of its own, one kind after the other. A model
 * that is no worse than what decides now, on texts that neither has seen, decides from then on. After somebody was
 * forgotten no model stays that may have learned their words, whether the new one is better or not.
 */
export type Stage = 'reading' | 'sentiment' | 'division';

export interface Teacher {
  progress(): { readonly stage: Stage; readonly startedAt: Date } | null;
  /** False when a lesson is under way. It goes on behind; `settled` waits for it. */
  begin(actor: Actor): boolean;
  settled(): Promise<void>;
  /** Only when there is something new to learn, or something to forget. */
  nightly(): Promise<void>;
  stop(): Promise<void>;
}

/** The newest so many texts with a label are learned from. */
const LEARNS_FROM = 20_000;
/** So many texts are opened between two looks at whoever else is waiting. */
const TOGETHER = 250;

export function openTeacher(world: World, models: ModelsInForce): Teacher {
  let stage: Stage | null = null;
  let startedAt = new Date(0);
  let lesson: Promise<void> = Promise.resolve();
  let thread: ReturnType<typeof startThread> | undefined;

  async function learn(kind: Kind, by: Actor | null, evenIfKnown: boolean): Promise<void> {
    stage = 'reading';
    const before = await bodyInForce(world, kind);
    const given =
      kind === 'sentiment' ? await feelingLesson(world, before) : await divisionLesson(world, before);
    const forgotten = before !== null && (await forgottenSince(world.db, before.at));
    if (!evenIfKnown && !forgotten && before?.labels === given.examples.length) return;
    stage = kind;
    const taught = await apart(given);
    await keep(kind, by, taught, { before, forgotten });
    models.forget();
  }

  function apart(given: Lesson): Promise<Taught | null> {
    const learning = startThread('./teaching-thread', import.meta.url, given);
    thread = learning;
    return new Promise((resolve, reject) => {
      learning.once('message', (taught: Taught | null) => {
        resolve(taught);
        void learning.terminate();
      });
      learning.once('error', reject);
      learning.once('exit', (code) => reject(new Error(`the teaching thread ended with ${code}`)));
    });
  }

  async function keep(
    kind: Kind,
    by: Actor | null,
    taught: Taught | null,
    { before, forgotten }: { before: BodyInForce | null; forgotten: boolean },
  ): Promise<void> {
    const at = world.now();
    await world.db.transaction().execute(async (trx) => {
      const outcome = taught === null ? null : outcomeOf(taught.judged, forgotten);
      const on = outcome === 'first' || outcome === 'not-worse' || outcome === 'renewed';
      if (forgotten && before !== null && !on) await withdrawTextModel(trx, kind);
      if (taught === null || outcome === null) return;
      const { outcome: _, languages, ...judged } = taught.judged;
      await saveTextModel(trx, world, {
        id: newId(),
        kind,
        at,
        by: by?.kind === 'employee' ? by.employeeId : null,
        outcome,
        languages,
        learned: taught.learned,
        judged,
        form: on ? taught.form : null,
      });
      if (by !== null)
        await record(trx, at, {
          actor: by,
          action: 'text-model.learn',
          objectType: 'text-model',
          objectId: kind,
          facts: { labels: taught.learned.labels, on },
        });
    });
    world.log({ level: 'info', event: 'text-model.learned', kind, labels: taught?.learned.labels ?? 0 });
  }

  async function both(by: Actor | null, evenIfKnown: boolean): Promise<void> {
    startedAt = world.now();
    try {
      await learn('sentiment', by, evenIfKnown);
      await learn('division', by, evenIfKnown);
    } finally {
      stage = null;
    }
  }

  return {
    progress: () => (stage === null ? null : { stage, startedAt }),
    begin(actor) {
      if (stage !== null) return false;
      stage = 'reading';
      lesson = both(actor, true).catch((fault: unknown) =>
        world.log({ level: 'error', event: 'text-model.fault', ...faultFacts(fault) }),
      );
      return true;
    },
    settled: () => lesson,
    async nightly() {
      if (stage !== null) return;
      stage = 'reading';
      await both(null, false);
    },
    async stop() {
      await thread?.terminate();
      await lesson;
    },
  };
}

/** After somebody was forgotten the new one replaces the old also where it is worse: the old may know their words. */
function outcomeOf(judged: Judged, forgotten: boolean): Judged['outcome'] | 'renewed' {
  return forgotten && judged.outcome === 'worse' ? 'renewed' : judged.outcome;
}

async function feelingLesson(world: World, before: BodyInForce | null): Promise<Lesson> {
  const labels = (await feelingLabels(world.db)).flatMap((label) => {
    const scored = feelingOfScore(label.measure, label.score);
    const said = label.corrected === null ? scored : feelingNamed(label.corrected);
    return said === null ? [] : [{ ...label, said }];
  });
  const examples = await opened(
    world,
    labels.slice(0, LEARNS_FROM),
    (label, text): DatedFeeling => ({
      text,
      label: label.said,
      source: label.corrected === null ? 'score' : 'correction',
      at: label.at.getTime(),
    }),
  );
  return { kind: 'sentiment', examples, before };
}

async function divisionLesson(world: World, before: BodyInForce | null): Promise<Lesson> {
  const labels = await divisionLabels(world.db);
  const examples = await opened(
    world,
    labels.slice(0, LEARNS_FROM),
    (label, text): DatedResponsible => ({
      text,
      divisionId: label.divisionId,
      source: label.source,
      at: label.at.getTime(),
    }),
  );
  return { kind: 'division', examples, divisions: await routable(world.db), before };
}

type Sealed = { readonly interactionId: string; readonly item: Buffer };

/** Opens the words as they are read: only the customer's own lines, and none that are empty. */
async function opened<Label extends Sealed, Example>(
  world: World,
  labels: readonly Label[],
  exampleOf: (label: Label, text: string) => Example,
): Promise<Example[]> {
  const examples: Example[] = [];
  for (const [at, label] of labels.entries()) {
    if (at % TOGETHER === TOGETHER - 1) await setImmediate();
    const text = customerLines(openWords(world, label.interactionId, label.item));
    if (text.trim() !== '') examples.push(exampleOf(label, text));
  }
  return examples;
}

const FEELINGS: readonly SentimentLabel[] = ['positive', 'negative', 'neutral', 'mixed'];

function feelingNamed(word: string): SentimentLabel | null {
  return FEELINGS.find((feeling) => feeling === word) ?? null;
}
