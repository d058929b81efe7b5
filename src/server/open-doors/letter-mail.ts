import type { Figure } from '#contract/figure';
import type { Letter } from '#contract/open-doors';
import { formatMoney } from '#kernel/money';
import type { RenderedMail } from '#server/platform/mail/mail';
import { button, figures, heading, mailPage, paragraph, quote, told } from '#server/platform/mail/mail-page';
import { type Language, LETTER_WORDS } from './letter-words.ts';

/**
 * The letter as a mail: the same figures in the same order for everybody, in the reader's own language, once as a page
 * and once as plain text. Everything in it is in the letter; nothing is left out of it.
 */
type Row = { readonly name: string; readonly figure: string; readonly note: string };
type Part =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'figures'; readonly rows: readonly Row[] }
  | { readonly kind: 'quote'; readonly text: string; readonly under: string };

export function letterMail(
  letter: Letter,
  reader: {
    readonly name: string;
    readonly email: string;
    readonly language: Language;
    readonly page: string;
  },
): RenderedMail {
  const { language } = reader;
  const words = LETTER_WORDS[language];
  const title = words.title(letter.organization, monthName(letter.month, language));
  const parts: Part[] = [
    { kind: 'paragraph', text: words.hello(told(reader.name)) },
    { kind: 'paragraph', text: words.lead },
    ...partsOf(letter, language),
  ];
  const chain = words.chain(`\u2066${letter.chainHead}\u2069`);
  return {
    to: { name: reader.name, address: reader.email },
    subject: title,
    list: { id: 'letters', comment: words.list },
    html: mailPage({
      language,
      title,
      rows: [...parts.map((part) => asHtml(part, language)), button(words.page, reader.page)],
      footer: chain,
    }),
    text: [title, ...parts.map(asText), `${words.page}: ${reader.page}`, chain].join('\n\n'),
  };
}

function partsOf(letter: Letter, language: Language): Part[] {
  const words = LETTER_WORDS[language];
  const number = new Intl.NumberFormat(language);
  const { heard, returns, credits, promises } = letter;
  const counted = (name: string, { n, before }: { n: number; before: number }): Row => ({
    name,
    figure: number.format(n),
    note: words.before(number.format(before)),
  });
  const paid = (name: string, one: Letter['returns']): Row => ({
    name,
    figure: number.format(one.n),
    note: words.amount(
      formatMoney({ minor: one.amountMinor, currency: letter.currency }, language),
      number.format(one.before),
    ),
  });
  const plain = (name: string, n: number): Row => ({ name, figure: number.format(n), note: '' });
  const share = (name: string, figure: Figure): Row => rowOf(name, figure, { language, unit: 'share' });
  return [
    { kind: 'heading', text: words.heard.heading },
    {
      kind: 'figures',
      rows: [
        counted(words.heard.interactions, heard.interactions),
        counted(words.heard.verbatims, heard.verbatims),
        share(words.heard.negative, heard.negative),
        rowOf(words.heard.nps, heard.nps, { language, unit: 'points' }),
      ],
    },
    { kind: 'heading', text: words.money.heading },
    {
      kind: 'figures',
      rows: [
        paid(words.money.returns, returns),
        paid(words.money.credits, credits),
        counted(words.money.threats, letter.legalThreats),
        counted(words.money.saves, letter.saves),
      ],
    },
    { kind: 'heading', text: words.promises.heading },
    {
      kind: 'figures',
      rows: [
        share(words.promises.kept, promises.kept),
        plain(words.promises.broken, promises.broken),
        plain(words.promises.moved, promises.movedByUs),
        plain(words.promises.open, promises.open),
        ...promises.byDivision.map(({ division, kept }) =>
          share(words.promises.division(division.name[language]), kept),
        ),
      ],
    },
    ...patternsOf(letter, language),
    ...decisionsOf(letter, language),
    { kind: 'heading', text: words.stories.heading },
    ...orNone(
      letter.stories.map(
        ({ words: said, drawnBy }): Part => ({
          kind: 'quote',
          text: told(said),
          under: words.stories[drawnBy],
        }),
      ),
      words.stories.none,
    ),
    { kind: 'heading', text: words.ideas.heading },
    {
      kind: 'paragraph',
      text: words.ideas.line(number.format(letter.ideas.raised), number.format(letter.ideas.assessed)),
    },
  ];
}

function patternsOf(letter: Letter, language: Language): Part[] {
  const words = LETTER_WORDS[language].patterns;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const lines = letter.patterns.map(
    ({ name, observed, expected }): Part => ({
      kind: 'paragraph',
      text: words.line(name[language], number.format(observed), number.format(expected)),
    }),
  );
  return [{ kind: 'heading', text: words.heading }, ...orNone(lines, words.none)];
}

function decisionsOf(letter: Letter, language: Language): Part[] {
  const words = LETTER_WORDS[language].decisions;
  const states: Readonly<Record<string, string>> = words.state;
  const parts = letter.decisions.flatMap(({ title, state, vetoes, override }): Part[] => [
    { kind: 'paragraph', text: `${told(title)} · ${states[state] ?? state}` },
    ...vetoes.map((veto): Part => ({ kind: 'paragraph', text: words.veto(told(veto.by), told(veto.words)) })),
    ...(override === null
      ? []
      : [
          {
            kind: 'paragraph' as const,
            text: words.override(
              told(override.by),
              told(override.reason),
              dayName(override.reviewOn, language),
            ),
          },
        ]),
  ]);
  return [{ kind: 'heading', text: words.heading }, ...orNone(parts, words.none)];
}

function orNone(parts: readonly Part[], none: string): readonly Part[] {
  return parts.length > 0 ? parts : [{ kind: 'paragraph', text: none }];
}

/** Value, interval and n; when the interval is too wide to read anything into, the words say so. */
function rowOf(
  name: string,
  figure: Figure,
  { language, unit }: { language: Language; unit: 'share' | 'points' },
): Row {
  const words = LETTER_WORDS[language];
  const { value, low, high, n } = figure;
  if (value === null || low === null || high === null) return { name, figure: '–', note: words.none };
  // Between two negative numbers a dash would read as one more minus.
  const dash = low < 0 || high < 0 ? ' … ' : '–';
  const format = new Intl.NumberFormat('en', {
    maximumFractionDigits: 0,
    ...(unit === 'share' ? { style: 'percent' as const } : {}),
  });
  const count = words.of(new Intl.NumberFormat(language).format(n));
  return {
    name,
    figure: `${format.format(value)} (${format.format(low)}${dash}${format.format(high)})`,
    note: figure.tooEarly ? `${count} · ${words.early}` : count,
  };
}

function asHtml(part: Part, language: Language): string {
  if (part.kind === 'heading') return heading(part.text);
  if (part.kind === 'paragraph') return paragraph(part.text);
  return part.kind === 'quote' ? quote(part.text, part.under) : figures(language, part.rows);
}

function asText(part: Part): string {
  if (part.kind === 'heading') return `— ${part.text} —`;
  if (part.kind === 'paragraph') return part.text;
  if (part.kind === 'quote') return `"${part.text}"\n(${part.under})`;
  // A range of numbers is read left to right in both languages.
  return part.rows
    .map(({ name, figure, note }) => `${name}: \u2066${figure}\u2069${note === '' ? '' : ` · ${note}`}`)
    .join('\n');
}

function monthName(month: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}T00:00:00Z`),
  );
}

function dayName(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
