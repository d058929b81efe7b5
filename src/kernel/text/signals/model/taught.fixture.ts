import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strengthOf } from '#kernel/text/signals/strength';
import { toBase64, toSteps } from './packed.ts';
import { type Sentence, sentences } from './sentences.fixture.ts';
import { TAUGHT_IDS, type Taught, type TaughtId } from './shape.ts';
import { ENOUGH, evidenceOf } from './stack.ts';
import { stacked } from './stacking.fixture.ts';
import { type Material, machines, materialOf, unseenMargins } from './teaching.fixture.ts';

/** The model and its stacks from all sentences, with the figures that they reach on sentences held out. */
export type Figures = {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly n: number;
  readonly rules: { readonly precision: number; readonly recall: number; readonly f1: number };
};
type Cells = Record<string, Record<string, Figures>>;

export function taughtAgain(): { taught: Taught; figures: Record<string, unknown> } {
  const material = materialOf(sentences());
  const { folds, margins } = unseenMargins(material);
  const judged = material.sentences.flatMap(({ origin }, row) => (origin === 'written' ? [] : [row]));
  const figures: Record<string, Cells> = { development: {}, corpus: {} };
  const stacks = Object.fromEntries(
    TAUGHT_IDS.map((id, kind) => {
      const rows = judged.map((row, n) => ({
        evidence: evidenceOf(material.heard[row]?.reasons.get(id) ?? [], margins[n]?.[kind] ?? 0),
        said: sentence(material, row).said.has(id),
        fold: folds[n] ?? 0,
        lang: sentence(material, row).lang,
        origin: sentence(material, row).origin,
        row,
      }));
      const { stacks: own, heard } = stacked(id, rows);
      for (const [origin, cells] of Object.entries(figures))
        for (const lang of ['he', 'en'] as const) {
          const part = rows.flatMap((row, n) =>
            row.origin === origin && row.lang === lang ? [{ ...row, heard: heard[n] ?? false }] : [],
          );
          if (part.length === 0) continue;
          cells[id] = {
            ...cells[id],
            [lang]: {
              ...rated(part),
              n: part.filter(({ said }) => said).length,
              rules: rated(part.map(({ said, row }) => ({ said, heard: ruled(material, row, id) }))),
            },
          };
        }
      return [id, own];
    }),
  ) as Taught['stacks'];
  const weights = machines(material, [...material.sentences.keys()]);
  return {
    taught: { fingerprint: fingerprint(), ...packed(material, weights), stacks },
    figures: {
      sentences: counted(material.sentences),
      columns: material.bucketOf.length,
      macro: Object.fromEntries(Object.entries(figures).map(([origin, cells]) => [origin, macro(cells)])),
      thresholds: Object.fromEntries(
        TAUGHT_IDS.map((id) => [id, [stacks[id].he.threshold, stacks[id].en.threshold]]),
      ),
      ...figures,
    },
  };
}

function sentence(material: Material, row: number | undefined): Sentence {
  const found = material.sentences[row ?? -1];
  if (!found) throw new RangeError('no such sentence');
  return found;
}

function ruled(material: Material, row: number, id: TaughtId): boolean {
  const reasons = material.heard[row]?.reasons.get(id) ?? [];
  return strengthOf(reasons.filter(({ silencedBy }) => silencedBy === null)) >= ENOUGH;
}

function rated(rows: readonly { said: boolean; heard: boolean }[]): {
  precision: number;
  recall: number;
  f1: number;
} {
  const n = rows.filter(({ said }) => said).length;
  const heard = rows.filter((row) => row.heard).length;
  const right = rows.filter((row) => row.heard && row.said).length;
  const round = (value: number): number => Math.round(value * 1e4) / 1e4;
  return {
    precision: round(right / Math.max(heard, 1)),
    recall: round(right / Math.max(n, 1)),
    f1: round((2 * right) / Math.max(n + heard, 1)),
  };
}

function macro(cells: Cells): Record<string, number> {
  const all = Object.values(cells).flatMap((cell) => Object.values(cell));
  const mean = (of: (one: Figures) => number): number =>
    Math.round((all.reduce((sum, one) => sum + of(one), 0) / Math.max(all.length, 1)) * 1e4) / 1e4;
  return {
    precision: mean(({ precision }) => precision),
    recall: mean(({ recall }) => recall),
    f1: mean(({ f1 }) => f1),
    rulesF1: mean(({ rules }) => rules.f1),
  };
}

function counted(all: readonly Sentence[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { origin, lang } of all) counts[`${origin} ${lang}`] = (counts[`${origin} ${lang}`] ?? 0) + 1;
  return counts;
}

function packed(
  material: Material,
  weights: readonly Float64Array[],
): Omit<Taught, 'fingerprint' | 'stacks'> {
  const width = material.bucketOf.length;
  const scales = weights.map(
    (own) => own.subarray(0, width).reduce((most, one) => Math.max(most, Math.abs(one)), 1e-9) / 127,
  );
  const bytes = new Int8Array(width * weights.length);
  for (const [kind, own] of weights.entries())
    for (let column = 0; column < width; column++)
      bytes[column * weights.length + kind] = Math.round((own[column] ?? 0) / (scales[kind] ?? 1));
  const short = (value: number): number => Number(value.toPrecision(6));
  return {
    buckets: toBase64(toSteps([...material.bucketOf])),
    rarity: toBase64(material.rarity),
    strangeness: material.strangeness,
    weights: toBase64(new Uint8Array(bytes.buffer)),
    scales: scales.map(short),
    biases: weights.map((own) => short(own[width] ?? 0)),
  };
}

/** Of every file that has a say in the weights: sentences, rules, and how both are read and taught. */
export function fingerprint(): string {
  const signals = join(import.meta.dirname, '..');
  const text = join(signals, '..');
  const files = [
    ...readdirSync(signals, { recursive: true, encoding: 'utf8' })
      .filter(
        (name) =>
          /\.(ts|tsv)$/u.test(name) && !/weights\.ts$|\.test\.ts$|write-weights|signals\.ts$/u.test(name),
      )
      .map((name) => join(signals, name)),
    ...['tokens.ts', 'normalise.ts', 'hebrew.ts', 'classify/support-vectors.ts'].map((name) =>
      join(text, name),
    ),
  ];
  const hash = createHash('sha256');
  for (const file of files.map((one) => one.replaceAll('\\', '/')).sort()) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
