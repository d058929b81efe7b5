import type { Judged } from '#kernel/text/classify/judge';
import { type DatedFeeling, teachFeeling } from '#kernel/text/feeling/teach-feeling';
import { scriptOf } from '#kernel/text/hebrew';
import { type DatedResponsible, teachResponsible } from '#kernel/text/responsible/teach-responsible';
import type { RoutableDivision } from '#kernel/text/routing';
import { feelingForm, feelingOfForm, responsibleForm, responsibleOfForm } from './model-form.ts';
import type { Learned } from './text-model.store.ts';

/** One lesson of one kind, with nothing but its labels: what is learned, from what, and how right it is. */
export interface Before {
  readonly form: string;
  readonly languages: readonly string[];
}

export type Lesson =
  | {
      readonly kind: 'sentiment';
      readonly examples: readonly DatedFeeling[];
      readonly before: Before | null;
    }
  | {
      readonly kind: 'division';
      readonly examples: readonly DatedResponsible[];
      readonly divisions: readonly RoutableDivision[];
      readonly before: Before | null;
    };

export interface Taught {
  readonly form: string;
  readonly learned: Learned;
  readonly judged: Judged;
}

/** Null: there is too little to learn from. */
export function taughtBy(lesson: Lesson): Taught | null {
  if (lesson.kind === 'sentiment') {
    const before = lesson.before === null ? null : feelingOfForm(lesson.before.form);
    const taught = teachFeeling(
      lesson.examples,
      before === null ? null : { model: before, languages: lesson.before?.languages ?? [] },
    );
    if (taught === null) return null;
    return {
      form: feelingForm(taught.model),
      judged: taught.judged,
      learned: {
        ...learnedFrom(taught.learned),
        leftOut: taught.contradicted,
        labels: lesson.examples.length,
      },
    };
  }
  const before = lesson.before === null ? null : responsibleOfForm(lesson.before.form);
  const taught = teachResponsible(
    lesson.examples,
    lesson.divisions,
    before === null ? null : { model: before, languages: lesson.before?.languages ?? [] },
  );
  if (taught === null) return null;
  return {
    form: responsibleForm(taught.model),
    judged: taught.judged,
    learned: {
      ...learnedFrom(taught.learned.map((one) => ({ ...one, label: one.divisionId }))),
      leftOut: 0,
      labels: lesson.examples.length,
    },
  };
}

type Row = { readonly text: string; readonly label: string; readonly source: string; readonly at: number };

function learnedFrom(rows: readonly Row[]): Omit<Learned, 'leftOut' | 'labels'> {
  const times = rows.map(({ at }) => at).sort((one, other) => one - other);
  const day = (at: number | undefined): string | null =>
    at === undefined ? null : new Date(at).toISOString();
  return {
    n: rows.length,
    from: day(times[0]),
    to: day(times.at(-1)),
    classes: counted(rows.map(({ label }) => label)).map(([label, n]) => ({ label, n })),
    sources: counted(rows.map(({ source }) => source)).map(([source, n]) => ({ source, n })),
    languages: counted(rows.map(({ text }) => scriptOf(text))).map(([language, n]) => ({ language, n })),
  };
}

/** The commonest first. */
function counted(words: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
}
