import {
  classify,
  TRAINING,
  type Training,
  train,
  type Verdict,
  verdicts,
} from '#kernel/text/classify/classifier';
import { DENSE_WEIGHT, trainFew } from '#kernel/text/classify/few-shot';
import { enriched, learnSpace } from '#kernel/text/embedding/space';
import { type Split, shotsOf } from './evaluate-splits.ts';

/** Teaches on one side of each split and answers on the other, with the processor's seconds that it took. */
export interface Setting {
  readonly balanced: boolean;
  readonly characters: boolean;
  /** Labels a class; null for all of them. */
  readonly shots: number | null;
  readonly seeds: number;
  readonly seed: number;
}

export interface Answered {
  readonly judged: readonly {
    readonly truth: string;
    readonly said: string;
    readonly confidence: number;
    readonly top3: readonly string[];
  }[];
  /** Best margins of tested texts and of those that belong to none of the classes. */
  readonly inside: readonly number[];
  readonly outside: readonly number[];
  readonly read: number;
  readonly readSeconds: number;
  readonly trained: number;
  readonly trainSeconds: number;
}

export function answered(splits: readonly Split[], setting: Setting, strangers: readonly string[]): Answered {
  const judged: Answered['judged'][number][] = [];
  const inside: number[] = [];
  const outside: number[] = [];
  let [read, readSeconds, trained, trainSeconds] = [0, 0, 0, 0];
  for (const split of splits)
    for (const model of modelsOf(split, setting)) {
      trained++;
      trainSeconds += model.seconds;
      const began = process.cpuUsage();
      const verdictsOfTest = model.read(split.test.map(({ text }) => text));
      readSeconds += secondsSince(began);
      read += split.test.length;
      for (const [at, verdict] of verdictsOfTest.entries()) {
        inside.push(verdict.margin);
        judged.push({
          truth: split.test[at]?.label ?? '',
          said: verdict.label,
          confidence: verdict.confidence,
          top3: verdict.ranked.slice(0, 3).map(({ label }) => label),
        });
      }
      if (strangers.length > 0) outside.push(...model.read(strangers).map(({ margin }) => margin));
    }
  return { judged, inside, outside, read, readSeconds, trained, trainSeconds };
}

interface Model {
  readonly seconds: number;
  read(texts: readonly string[]): Verdict[];
}

function* modelsOf(split: Split, { shots, seeds, seed, balanced, characters }: Setting): Generator<Model> {
  const training: Training = {
    ...TRAINING,
    views: { characters },
    balance: balanced ? TRAINING.balance : 0,
    seed,
  };
  if (shots === null) {
    const began = process.cpuUsage();
    const model = train(split.train, training);
    yield { seconds: secondsSince(began), read: (texts) => classify(model, texts) };
    return;
  }
  const began = process.cpuUsage();
  // The language is learned from the training texts alone, once: it does not know which of them will have a label.
  const space = learnSpace(
    split.train.map(({ text }) => text),
    seed,
  );
  const learned = secondsSince(began);
  for (let draw = 0; draw < seeds; draw++) {
    const { examples, rest } = shotsOf(split.train, shots, seed + draw);
    const start = process.cpuUsage();
    const model = trainFew(
      space,
      examples,
      rest.map(({ text }) => text),
      { ...training, seed: seed + draw },
    );
    yield {
      seconds: learned + secondsSince(start),
      read: (texts) => verdicts(model, enriched(space, texts, DENSE_WEIGHT)),
    };
  }
}

function secondsSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}
