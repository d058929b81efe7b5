import { type Cell, FIELDS, type Field, type Mapping } from '#contract/mapping';
import type { Looked } from './look.ts';
import { columnsIn } from './map-row.ts';

/**
 * What a column probably is, from its name in Hebrew or English and from what its cells look like. A suggestion is shown
 * and changed by people; nothing is stored on its word alone.
 */
const NAMES: readonly (readonly [Field, RegExp])[] = [
  [
    'externalId',
    /^(external[_ ]?id|(ticket|case|call|event|order|interaction|message|response|answer|review|tweet|invoice|document|conversation)[_ ]?(id|no|number|num)|id|מזהה|מספר (פנייה|פניה|קריאה|שיחה|הזמנה|חשבונית|אירוע))$/i,
  ],
  [
    'customer.reference',
    /^(customer|client|account|user|subscriber|person|crm|member|contact)[_ ]?(id|no|number|num|ref|reference|code|key)$|^(customerid|מספר לקוח|מס לקוח|קוד לקוח|מספר מנוי|לקוח)$/i,
  ],
  ['customer.givenName', /^(first|given)[_ ]?name$|^שם פרטי$/i],
  ['customer.surname', /^(last|family|sur)[_ ]?name$|^surname$|^שם משפחה$/i],
  [
    'customer.name',
    /^(full[_ ]?|customer[_ ]?|client[_ ]?|contact[_ ]?|author[_ ]?)?name$|^(שם|שם מלא|שם לקוח|שם הלקוח)$/i,
  ],
  ['customer.phone', /(phone|mobile|cell|tel|msisdn|טלפון|נייד|סלולרי)/i],
  ['customer.email', /(e-?mail|דוא"?ל|מייל|אימייל)/i],
  ['customer.nationalId', /(national[_ ]?id|id[_ ]?number|^ssn$|ת\.?ז|תעודת זהות|מספר זהות)/i],
  ['customer.birthDate', /(birth|^dob$|לידה)/i],
  ['customer.gender', /^(gender|sex|מין|מגדר)$/i],
  ['customer.language', /^(language|lang|שפה)$/i],
  ['customer.street', /(street|address|רחוב|כתובת)/i],
  ['customer.city', /^(city|town|עיר|יישוב|ישוב)$/i],
  [
    'customer.company',
    /^(company|company[_ ]?name|organi[sz]ation|employer|business([_ ]?name)?|account[_ ]?name|חברה|שם (ה)?חברה|ארגון|מעסיק|בית עסק)$/i,
  ],
  ['customer.plan', /^(plan|package|tariff|contract|מסלול|חבילה|תוכנית)$/i],
  ['customer.product', /^(product|service|מוצר|שירות)$/i],
  [
    'customer.customerSince',
    /(customer[_ ]?since|join(ed|ing)?([_ ](date|on|at))?$|signup|תאריך הצטרפות|לקוח מאז)/i,
  ],
  [
    'occurredAt',
    /(created|occurred|timestamp|date[_ ]?time|opened|sent[_ ]?at|answered|started|^date$|^time$|_at$|תאריך|מועד|זמן)/i,
  ],
  [
    'text',
    /^(text|message|body|comment|comments|note|notes|description|verbatim|review|feedback|content|transcript|תיאור|הערה|הערות|תוכן|טקסט|מלל|הודעה|תגובה)$/i,
  ],
  ['subject', /^(subject|title|topic|נושא|כותרת)$/i],
  ['score', /^(score|rating|nps|csat|ces|stars|ציון|דירוג)$/i],
  ['amount', /^(amount|total|sum|price|סכום|מחיר)$/i],
  ['channel', /^(channel|ערוץ)$/i],
  ['kind', /^(kind|type|event|סוג)$/i],
];

/** What earlier mappings of any silo took columns of this name for, how many of them agreed, and how they made the value. */
export type Learned = ReadonlyMap<
  string,
  { readonly field: Field; readonly mappings: number; readonly recipe: Recipe }
>;
/** A value as the newest of them made it, and all columns, by bare name, of the export that it was made for. */
interface Recipe {
  readonly cell: Cell;
  readonly columns: readonly string[];
}
export type Because =
  | { readonly why: 'name' | 'words' | 'saved' }
  | { readonly why: 'learned'; readonly mappings: number };

/** Column names as they are compared: without case, blanks or signs. */
export function bareName(column: string): string {
  return column.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Counts what saved mappings, newest first, took each column for; a name on which they differ goes to the majority, a draw to nobody. */
export function learnedFrom(mappings: readonly Mapping[]): Learned {
  const votes = new Map<string, Map<Field, { n: number; recipe: Recipe }>>();
  for (const { fields } of mappings) {
    const columns = Object.values(fields).flatMap((cell) =>
      cell === undefined ? [] : columnsIn(cell).map(bareName),
    );
    for (const field of FIELDS) {
      const cell = fields[field];
      if (cell?.column === undefined) continue;
      const name = bareName(cell.column);
      const counted = votes.get(name) ?? new Map<Field, { n: number; recipe: Recipe }>();
      const before = counted.get(field);
      counted.set(field, { n: (before?.n ?? 0) + 1, recipe: before?.recipe ?? { cell, columns } });
      votes.set(name, counted);
    }
  }
  const learned = new Map<string, { field: Field; mappings: number; recipe: Recipe }>();
  for (const [name, counted] of votes) {
    const [first, second] = [...counted].sort((a, b) => b[1].n - a[1].n);
    if (first !== undefined && first[1].n !== second?.[1].n)
      learned.set(name, { field: first[0], mappings: first[1].n, recipe: first[1].recipe });
  }
  return learned;
}

export function suggestMapping(
  fileName: string,
  looked: Looked,
  learned: Learned = new Map(),
): { mapping: Mapping; byColumn: Map<string, string>; because: Map<string, Because> } {
  const byColumn = new Map<string, string>();
  const because = new Map<string, Because>();
  const taken = new Set<string>();
  const fields: Partial<Record<Field, Cell>> = {};
  const here = new Set(looked.columns.map(bareName));
  // What people here agreed on before counts for more than what names mean in general.
  const known = looked.columns.flatMap((column) => {
    const found = learned.get(bareName(column));
    return found === undefined ? [] : [{ column, ...found }];
  });
  for (const { column, field, mappings, recipe } of known.sort((a, b) => b.mappings - a.mappings)) {
    if (taken.has(field)) continue;
    taken.add(field);
    byColumn.set(column, field);
    because.set(column, { why: 'learned', mappings });
    // Parts, patterns and tables are those of one kind of export: a file of another shape gets the bare column.
    fields[field] = recipe.columns.every((name) => here.has(name)) ? { ...recipe.cell, column } : { column };
  }
  for (const [field, pattern] of NAMES) {
    if (taken.has(field)) continue;
    const column = looked.columns.find((name) => !byColumn.has(name) && pattern.test(name.trim()));
    if (column === undefined) continue;
    taken.add(field);
    byColumn.set(column, field);
    because.set(column, { why: 'name' });
    fields[field] = { column };
  }
  const words = fields.text === undefined ? wordyColumn(looked, byColumn) : undefined;
  if (words !== undefined) {
    byColumn.set(words, 'text');
    because.set(words, { why: 'words' });
    fields.text = { column: words };
  }
  const eventful =
    fields.occurredAt !== undefined &&
    (fields.text !== undefined ||
      fields.score !== undefined ||
      fields.amount !== undefined ||
      fields.externalId !== undefined);
  if (eventful) {
    fields.kind ??= { constant: fields.score === undefined ? 'other' : 'survey-answer' };
    fields.channel ??= { constant: 'other' };
    if (fields.score !== undefined) fields.measure = { constant: 'nps' };
    const identifying = looked.columns.filter((name) =>
      ['customer.reference', 'occurredAt', 'text'].includes(byColumn.get(name) ?? ''),
    );
    if (fields.externalId === undefined && identifying.length >= 2)
      fields.externalId = { columns: identifying };
  } else
    for (const field of ['kind', 'channel', 'text', 'subject', 'score', 'amount'] as const)
      delete fields[field];
  if (!eventful && fields['customer.reference'] === undefined && fields.externalId !== undefined) {
    fields['customer.reference'] = fields.externalId;
    delete fields.externalId;
  }
  const base =
    fileName
      .replace(/\.[a-z0-9]+(\.gz)?$/i, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 50) || 'file';
  return {
    byColumn,
    because,
    mapping: {
      mapping: 1,
      source: { code: base, name: { he: base, en: base }, kind: 'other', trust: 50 },
      file: {
        format: 'auto',
        encoding: 'auto',
        letters: 'auto',
        delimiter: 'auto',
        dateOrder: 'auto',
        decimal: 'auto',
        timeZone: 'Asia/Jerusalem',
      },
      rows: eventful ? 'interaction' : 'person',
      fields,
    },
  };
}

/** The column with the longest cells, when they are long enough to be somebody's words. */
function wordyColumn(looked: Looked, taken: ReadonlyMap<string, string>): string | undefined {
  const lengths = looked.columns
    .filter((column) => !taken.has(column))
    .map((column) => ({
      column,
      mean:
        looked.rows.reduce((sum, row) => sum + (row.cells[column]?.length ?? 0), 0) /
        Math.max(1, looked.rows.length),
    }));
  const best = lengths.sort((a, b) => b.mean - a.mean)[0];
  return best !== undefined && best.mean >= 40 ? best.column : undefined;
}
