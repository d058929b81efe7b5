import { agreementOf } from '#kernel/text/themes/agreement';
import { DISCOVERING, discoverThemes } from '#kernel/text/themes/discover';
import { WrongUsage } from '#server/platform/config';
import { readLabelled } from './evaluate-labelled.ts';
import { flagsOf } from './talk.ts';

/**
 * `empty-chair evaluate themes`: the themes found in the texts of a file, held against labels that people gave. The labels
 * are read only after the themes are found; not even their number is told beforehand. A text without a theme counts as wrong.
 */
const USAGE =
  'evaluate themes takes --file FILE --text COLUMN --label COLUMN [--count K] [--granularity G] [--seed N] [--show N] [--delimiter ;] [--no-header]';

export async function evaluateThemes(args: readonly string[]): Promise<number> {
  const { file, columns, options, show, table } = questionOf(args);
  const { rows, skipped } = await readLabelled(file, columns, table);
  const texts = rows.map(({ text }) => text);
  const began = process.cpuUsage();
  const { themes, themeOf } = discoverThemes(texts, options);
  const { user, system } = process.cpuUsage(began);
  const labels = [...new Set(rows.map(({ label }) => label))];
  const places = new Map(labels.map((label, at) => [label, at]));
  const { nmi, ari } = agreementOf(
    // All without a theme are one group, though they share nothing: this can only make the figures worse.
    themeOf.map((theme) => theme + 1),
    rows.map(({ label }) => places.get(label) ?? 0),
  );
  const assigned = [...themeOf.keys()].filter((row) => (themeOf[row] ?? -1) >= 0);
  const { accuracy } =
    assigned.length === 0
      ? { accuracy: 0 }
      : agreementOf(
          assigned.map((row) => themeOf[row] ?? 0),
          assigned.map((row) => places.get(rows[row]?.label ?? '') ?? 0),
        );
  process.stdout.write(
    `${JSON.stringify({
      texts: texts.length,
      skipped,
      labels: labels.length,
      themes: themes.length,
      nmi: round(nmi),
      ari: round(ari),
      accuracy: round((accuracy * assigned.length) / texts.length),
      unassigned: texts.length - assigned.length,
      seconds: round((user + system) / 1e6),
      ...(show === 0
        ? {}
        : {
            largest: themes.slice(0, show).map(({ members, voices, words, quotes }) => ({
              texts: members.length,
              voices,
              words,
              quotes: quotes.map((place) => texts[place]),
            })),
          }),
    })}\n`,
  );
  return 0;
}

function questionOf(args: readonly string[]) {
  const { values } = flagsOf(
    args,
    {
      file: { type: 'string' },
      text: { type: 'string' },
      label: { type: 'string' },
      count: { type: 'string' },
      granularity: { type: 'string' },
      seed: { type: 'string' },
      show: { type: 'string' },
      delimiter: { type: 'string' },
      'no-header': { type: 'boolean' },
    },
    0,
  );
  const { file, text, label, delimiter } = values;
  if (file === undefined) throw new WrongUsage(`Which texts should be looked through? ${USAGE}.`);
  if (text === undefined || label === undefined)
    throw new WrongUsage(`Which columns hold the text and its label? ${USAGE}.`);
  if (text === label) throw new WrongUsage('The label cannot be read off itself: --text and --label differ.');
  if (delimiter === '') throw new WrongUsage('--delimiter takes one character, like ; or a tab.');
  return {
    file,
    columns: { text, label, group: null },
    options: {
      ...DISCOVERING,
      count: numberOf('count', values.count, 1, 1000, 'whole') ?? null,
      granularity: numberOf('granularity', values.granularity, 0.01, 1000, 'any') ?? DISCOVERING.granularity,
      seed: numberOf('seed', values.seed, 0, 2 ** 31, 'whole') ?? DISCOVERING.seed,
    },
    show: numberOf('show', values.show, 0, 1000, 'whole') ?? 0,
    table: {
      delimiter:
        delimiter === undefined ? null : delimiter === '\\t' || delimiter === 'tab' ? '\t' : delimiter,
      header: values['no-header'] !== true,
    },
  };
}

function numberOf(
  name: string,
  word: string | undefined,
  least: number,
  most: number,
  kind: 'whole' | 'any',
) {
  if (word === undefined) return null;
  const number = Number(word);
  const right = kind === 'any' ? Number.isFinite(number) : Number.isInteger(number);
  if (word.trim() === '' || !right || number < least || number > most)
    throw new WrongUsage(
      `--${name} takes a ${kind === 'any' ? '' : 'whole '}number from ${least} to ${most}, not "${word}".`,
    );
  return number;
}

function round(value: number): number {
  return Math.round(value * 10000) / 10000;
}
