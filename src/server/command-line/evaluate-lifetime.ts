import { bgNbdExpected, fitBgNbd } from '#kernel/statistics/lifetime/bg-nbd';
import { fitGammaGamma } from '#kernel/statistics/lifetime/gamma-gamma';
import { type Buyer, buyersOf, type Purchase } from '#kernel/statistics/lifetime/repeat-buying';
import { covarianceOf } from '#kernel/statistics/moments';
import { WrongUsage } from '#server/platform/config';
import { type DayOrder, dayOf, dayOrder, dayWritten } from './evaluate-days.ts';
import { rowsOf } from './evaluate-table.ts';
import { flagsOf, Refused } from './talk.ts';

/**
 * `empty-chair evaluate lifetime`: who buys again, on a file of purchases. The models learn from what came up to the
 * day of calibration and are held against what came after it.
 */
const USAGE =
  'evaluate lifetime takes --file FILE --customer COLUMN --date COLUMN --amount COLUMN [--calibration DATE] [--delimiter whitespace] [--no-header]';

interface Question {
  readonly file: string;
  readonly names: readonly [customer: string, date: string, amount: string];
  /** As it was written: in the order of the file's own dates where the word does not tell. */
  readonly calibration: string | null;
  readonly delimiter: string | null;
  readonly header: boolean;
}

interface Read {
  readonly purchases: readonly Purchase[];
  readonly rows: number;
  readonly order: DayOrder;
  /** Rows that were left out, by why. */
  readonly leftOut: {
    readonly customer: number;
    readonly date: number;
    readonly amount: number;
    readonly returned: number;
  };
}

export async function evaluateLifetime(args: readonly string[]): Promise<number> {
  const question = questionOf(args);
  calibrationOf(question.calibration, 'ymd');
  const began = process.cpuUsage();
  const read = await readPurchases(question);
  const report = lifetimeFigures(read, question);
  const spent = process.cpuUsage(began);
  const cpuSeconds = Math.round((spent.user + spent.system) / 1e4) / 100;
  process.stdout.write(`${JSON.stringify({ ...report, cpuSeconds })}\n`);
  return 0;
}

function lifetimeFigures({ purchases, rows, leftOut, order }: Read, question: Question) {
  const { file } = question;
  const calibration = calibrationOf(question.calibration, order);
  const days = purchases.reduce(
    ({ first, last }, { day }) => ({ first: Math.min(first, day), last: Math.max(last, day) }),
    { first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY },
  );
  if (calibration !== null && (calibration < days.first || calibration >= days.last))
    throw new Refused(
      'NO_HOLDOUT',
      `--calibration must lie between the first and the last purchase of ${file}: from ${dayWritten(days.first)} to before ${dayWritten(days.last)}.`,
    );
  const until = calibration ?? days.last;
  const buyers = buyersOf(purchases, until);
  const repeats = buyers.reduce((sum, buyer) => sum + buyer.repeats, 0);
  if (repeats === 0)
    throw new Refused(
      'NOBODY_CAME_BACK',
      `Nobody in ${file} bought on a second day up to ${dayWritten(until)}, so there is no repeat buying to learn from.`,
    );
  const { converged, logLikelihood, ...model } = fitBgNbd(buyers);
  return {
    unit: 'weeks',
    rows,
    leftOut,
    customers: buyers.length,
    purchases: repeats + buyers.length,
    repeatCustomers: buyers.filter((buyer) => buyer.repeats > 0).length,
    repeatPurchases: repeats,
    from: dayWritten(days.first),
    calibration: dayWritten(until),
    to: dayWritten(days.last),
    bgnbd: { ...model, logLikelihood, converged },
    gammaGamma: spendingOf(buyers),
    holdout:
      calibration === null
        ? null
        : {
            weeks: (days.last - until) / 7,
            predicted: expectedOf(buyers, (days.last - until) / 7, (buyer, weeks) =>
              bgNbdExpected(model, buyer, weeks),
            ),
            actual: buyers.reduce((sum, buyer) => sum + buyer.later, 0),
          },
  };
}

/** Null when fewer than two customers came back and paid. */
function spendingOf(buyers: readonly Buyer[]) {
  const paying = buyers.filter((buyer) => buyer.repeats > 0 && buyer.spend > 0);
  if (paying.length < 2) return null;
  const often = paying.map((buyer) => buyer.repeats);
  const much = paying.map((buyer) => buyer.spend);
  const spread = Math.sqrt(covarianceOf(often, often) * covarianceOf(much, much));
  const { buyers: counted, ...fitted } = fitGammaGamma(paying);
  return {
    ...fitted,
    customers: counted,
    meanSpend: fitted.q > 1 ? (fitted.p * fitted.v) / (fitted.q - 1) : null,
    /** Above .3 the model's assumption does not hold: who buys often spends differently. */
    correlation: spread > 0 ? covarianceOf(often, much) / spread : null,
  };
}

/** Buyers of one history are expected back alike, so each history is worked out once. */
function expectedOf(
  buyers: readonly Buyer[],
  weeks: number,
  expected: (buyer: Buyer, weeks: number) => number,
): number {
  const known = new Map<string, number>();
  let total = 0;
  for (const buyer of buyers) {
    const history = `${buyer.repeats} ${buyer.recency} ${buyer.age}`;
    const one = known.get(history) ?? expected(buyer, weeks);
    known.set(history, one);
    total += one;
  }
  return total;
}

async function readPurchases(question: Question): Promise<Read> {
  const { file, names } = question;
  const cells: (readonly [string, string, string])[] = [];
  let places: readonly number[] | null = null;
  for await (const row of rowsOf(file, question)) {
    if (places === null) {
      // Columns called by number in a file without a heading: what was taken for the heading is the first row.
      const numbered = names.every((name) => !row.columns.includes(name) && /^c?[1-9]\d*$/u.test(name));
      places = names.map((name) => placeOf(numbered, row.columns, { name, file }));
      if (numbered && question.header) cells.push(pick(row.columns, places));
    }
    cells.push(pick(row.cells, places));
  }
  if (places === null) throw new Refused('EMPTY_FILE', `${file} holds no purchases.`);
  const order = dayOrder(cells.map(([, date]) => date));
  if (order === null)
    throw new Refused(
      'MIXED_DATES',
      `${file}: in some dates of the column "${names[1]}" the day comes first, in others the month.`,
    );
  const leftOut = { customer: 0, date: 0, amount: 0, returned: 0 };
  const purchases: Purchase[] = [];
  for (const [customer, date, paid] of cells) {
    const day = dayOf(date, order);
    const amount = amountOf(paid);
    if (customer === '') leftOut.customer++;
    else if (day === null) leftOut.date++;
    else if (amount === null) leftOut.amount++;
    else if (amount < 0) leftOut.returned++;
    else purchases.push({ customer, day, amount });
  }
  if (purchases.length === 0)
    throw new Refused(
      'NO_PURCHASES',
      `${file} holds no row with a customer, a date like 1997-09-30 and an amount: of ${cells.length} rows ${leftOut.customer} lack the customer, ${leftOut.date} the date, ${leftOut.amount} the amount, and ${leftOut.returned} are returns.`,
    );
  return { purchases, rows: cells.length, order, leftOut };
}

function pick(cells: readonly string[], places: readonly number[]): readonly [string, string, string] {
  const [customer = 0, date = 0, amount = 0] = places;
  return [cells[customer] ?? '', cells[date] ?? '', cells[amount] ?? ''];
}

function placeOf(
  numbered: boolean,
  columns: readonly string[],
  { name, file }: { readonly name: string; readonly file: string },
): number {
  const at = numbered ? Number(name.replace(/^c/u, '')) - 1 : columns.indexOf(name);
  if (at < 0 || at >= columns.length)
    throw new Refused('NO_COLUMN', `${file} has no column "${name}"; it has ${columns.join(', ')}.`);
  return at;
}

/** Money as files write it: currency signs and thousands aside, a comma before one or two last digits is the point. */
function amountOf(cell: string): number | null {
  const bare = cell.replace(/[\s$€£₪'\u200e\u200f]/gu, '');
  const bracketed = /^\((.+)\)$/u.exec(bare);
  const text = bracketed ? `-${bracketed[1]}` : bare;
  const plain =
    /,\d{1,2}$/u.test(text) && !/,\d{3}(?!\d)/u.test(text.replace(/,\d{1,2}$/u, ''))
      ? text.replaceAll('.', '').replace(',', '.')
      : text.replaceAll(',', '');
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/iu.test(plain) ? Number(plain) : null;
}

function questionOf(args: readonly string[]): Question {
  const { values } = flagsOf(
    args,
    {
      file: { type: 'string' },
      customer: { type: 'string' },
      date: { type: 'string' },
      amount: { type: 'string' },
      calibration: { type: 'string' },
      delimiter: { type: 'string' },
      'no-header': { type: 'boolean' },
      seed: { type: 'string' },
    },
    0,
  );
  const { file, customer, date, amount, delimiter } = values;
  if (!file) throw new WrongUsage(`Which file of purchases? ${USAGE}.`);
  if (!customer || !date || !amount)
    throw new WrongUsage(`Which columns hold the customer, the date and the amount? ${USAGE}.`);
  if (delimiter === '')
    throw new WrongUsage('--delimiter takes one character, like ; or tab, or whitespace.');
  return {
    file,
    names: [customer.trim(), date.trim(), amount.trim()],
    calibration: values.calibration ?? null,
    delimiter: delimiter === '\\t' || delimiter === 'tab' ? '\t' : (delimiter ?? null),
    header: values['no-header'] !== true,
  };
}

/** A day as the file writes its own; one that no such order allows is read as it stands. */
function calibrationOf(word: string | null, order: DayOrder): number | null {
  if (word === null) return null;
  const day = dayOf(word.trim(), order) ?? dayOf(word.trim(), dayOrder([word.trim()]) ?? 'ymd');
  if (day === null)
    throw new WrongUsage(`--calibration takes a day like 1997-09-30 or 19970930, not "${word}".`);
  return day;
}
