import { heardBy } from '#kernel/text/signals/rules';
import { SIGNAL_IDS, type SignalId } from '#kernel/text/signals/signal';
import { signalsByRules, signalsIn } from '#kernel/text/signals/signals';
import { tokenise } from '#kernel/text/tokens';
import { customerLines } from '#server/listening/analysis/customer-lines';
import { WrongUsage } from '#server/platform/config';
import { rowsOf, type TableOptions } from './evaluate-table.ts';
import { flagsOf, Refused } from './talk.ts';

/**
 * `empty-chair evaluate signals --file FILE`: how often each signal is heard where it was said, and only there, in each
 * language, as the product hears them: rules and the model taught beside them; with --rules the rules alone. Columns text,
 * signal (several ids joined by |, or none) and lang.
 */
const USAGE = 'evaluate signals takes --file FILE [--rules] [--delimiter ;] [--no-header].';
const COLUMNS = ['text', 'signal', 'lang'] as const;
/** Thanks are heard too, but ask nobody to act, and are not judged. */
const JUDGED = SIGNAL_IDS.filter((id) => id !== 'thanks');
const LANGUAGES = ['he', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

interface Sentence {
  readonly text: string;
  readonly said: ReadonlySet<SignalId>;
  readonly lang: Language;
}

interface Cell {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  readonly n: number;
  readonly heard: number;
}

export async function evaluateSignals(args: readonly string[]): Promise<number> {
  process.stdout.write(`${JSON.stringify(await signalsReport(args))}\n`);
  return 0;
}

export async function signalsReport(args: readonly string[]) {
  const { values } = flagsOf(
    args,
    {
      file: { type: 'string' },
      rules: { type: 'boolean' },
      delimiter: { type: 'string' },
      'no-header': { type: 'boolean' },
    },
    0,
  );
  if (values.file === undefined) throw new WrongUsage(USAGE);
  const header = values['no-header'] !== true;
  const sentences = await sentencesOf(values.file, { delimiter: values.delimiter ?? null, header });
  const began = process.cpuUsage();
  const rulesAlone = values.rules === true;
  const judged = sentences.map((sentence) => ({ ...sentence, heard: heardIn(sentence.text, rulesAlone) }));
  const { user, system } = process.cpuUsage(began);
  const cells = JUDGED.map((id) => ({
    id,
    cells: LANGUAGES.flatMap((lang) => {
      const rows = judged.filter((row) => row.lang === lang);
      return rows.length === 0 ? [] : [{ lang, cell: cellOf(rows, id) }];
    }),
  }));
  const all = cells.flatMap((row) => row.cells);
  return {
    texts: sentences.length,
    signals: Object.fromEntries(
      cells.map(({ id, cells }) => [id, Object.fromEntries(cells.map(({ lang, cell }) => [lang, cell]))]),
    ),
    macroF1: macroOf(all.map(({ cell }) => cell)),
    macroF1ByLanguage: Object.fromEntries(
      LANGUAGES.filter((lang) => all.some((one) => one.lang === lang)).map((lang) => [
        lang,
        macroOf(all.filter((one) => one.lang === lang).map(({ cell }) => cell)),
      ]),
    ),
    textsPerSecond: Math.round(sentences.length / Math.max((user + system) / 1e6, 1e-6)),
  };
}

/** Read as the product reads: of a transcript only the customer's lines. */
function heardIn(text: string, rulesAlone: boolean): ReadonlySet<SignalId> {
  const tokens = tokenise(customerLines(text));
  return new Set((rulesAlone ? signalsByRules(heardBy(tokens)) : signalsIn(tokens)).map(({ id }) => id));
}

function cellOf(
  rows: readonly { readonly said: ReadonlySet<SignalId>; readonly heard: ReadonlySet<SignalId> }[],
  id: SignalId,
): Cell {
  const n = rows.filter(({ said }) => said.has(id)).length;
  const heard = rows.filter((row) => row.heard.has(id)).length;
  const right = rows.filter((row) => row.heard.has(id) && row.said.has(id)).length;
  return {
    precision: heard === 0 ? null : round(right / heard),
    recall: n === 0 ? null : round(right / n),
    f1: n + heard === 0 ? null : round((2 * right) / (n + heard)),
    n,
    heard,
  };
}

/** The mean over what was said at all in the file; null when nothing was. */
function macroOf(cells: readonly Cell[]): number | null {
  const said = cells.filter(({ n }) => n > 0);
  return said.length === 0 ? null : round(said.reduce((sum, { f1 }) => sum + (f1 ?? 0), 0) / said.length);
}

async function sentencesOf(path: string, options: TableOptions): Promise<Sentence[]> {
  const sentences: Sentence[] = [];
  let row = 0;
  for await (const { columns, cells } of rowsOf(path, options)) {
    row++;
    const where = `Row ${row} of ${path}`;
    const [text = '', signal = '', lang = ''] = COLUMNS.map((name, at) => {
      const column = options.header ? columns.findIndex((one) => one.toLowerCase() === name) : at;
      if (column < 0 || column >= columns.length)
        throw new Refused('NO_COLUMN', `${path} has no column "${name}"; it has ${columns.join(', ')}.`);
      const cell = (cells[column] ?? '').trim();
      if (cell === '')
        throw new Refused(
          'EMPTY_CELL',
          `${where} has nothing in the column "${name}".${name === 'signal' ? ' Write none where nothing is said.' : ''}`,
        );
      return cell;
    });
    sentences.push({ text, said: idsOf(signal, where), lang: languageOf(lang, where) });
  }
  if (sentences.length === 0) throw new Refused('EMPTY_FILE', `${path} holds no rows below its heading.`);
  return sentences;
}

function idsOf(cell: string, where: string): ReadonlySet<SignalId> {
  const words = cell
    .split('|')
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '');
  if (words.length === 1 && words[0] === 'none') return new Set();
  const ids = words.map((word) => {
    const id = JUDGED.find((one) => one === word);
    if (id === undefined)
      throw new Refused(
        'UNKNOWN_SIGNAL',
        word === 'none'
          ? `${where} says none and a signal besides.`
          : `${where}: "${word}" is no signal. The signals are ${JUDGED.join(', ')}, or none.`,
      );
    return id;
  });
  if (ids.length === 0)
    throw new Refused('UNKNOWN_SIGNAL', `${where}: "${cell}" names no signal. Write none.`);
  return new Set(ids);
}

function languageOf(cell: string, where: string): Language {
  const word = cell.toLowerCase();
  if (/^(?:he|iw|heb|hebrew|עברית)(?:[-_].*)?$/u.test(word)) return 'he';
  if (/^(?:en|eng|english|אנגלית)(?:[-_].*)?$/u.test(word)) return 'en';
  throw new Refused('UNKNOWN_LANGUAGE', `${where}: "${cell}" is no language that is read here: he or en.`);
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
