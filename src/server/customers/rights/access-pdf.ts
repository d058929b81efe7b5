import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  Document,
  type DocumentProps,
  Font,
  Page,
  renderToBuffer,
  StyleSheet,
  Text,
  View,
} from '@react-pdf/renderer';
import { type ComponentProps, createElement as h, type ReactElement } from 'react';
import type { AccessPaper } from './access-paper.ts';
import { ACCESS_WORDS, type Language } from './access-words.ts';

/** The page itself. Hebrew runs right to left; a phone, a mail and a date keep their own direction. */
type Style = Exclude<NonNullable<ComponentProps<typeof View>['style']>, readonly unknown[]>;

const INK = '#1b1b1f';
const QUIET = '#5a5a66';
const STRAIGHT: ReadonlySet<string> = new Set([
  'phone',
  'email',
  'national-id',
  'birth-date',
  'customer-since',
]);
let fontsAreThere = false;

function bringFonts(): void {
  if (fontsAreThere) return;
  const files = join(
    dirname(createRequire(import.meta.url).resolve('@fontsource/heebo/package.json')),
    'files',
  );
  for (const [family, script] of [
    ['La', 'latin'],
    ['He', 'hebrew'],
  ] as const)
    Font.register({
      family,
      fonts: [400, 700].map((fontWeight) => ({
        src: join(files, `heebo-${script}-${fontWeight}-normal.woff`),
        fontWeight,
      })),
    });
  Font.registerHyphenationCallback((word) => [word]);
  fontsAreThere = true;
}

export async function accessPdf(paper: AccessPaper, language: Language): Promise<Buffer> {
  bringFonts();
  return renderToBuffer(document(paper, language));
}

function document(paper: AccessPaper, language: Language): ReactElement<DocumentProps> {
  const words = ACCESS_WORDS[language];
  const toRight = language === 'he';
  const own = { direction: toRight ? 'rtl' : 'ltr', textAlign: toRight ? 'right' : 'left' } as const;
  const straight = { direction: 'ltr', textAlign: toRight ? 'right' : 'left' } as const;
  const styles = StyleSheet.create({
    page: {
      fontFamily: ['La', 'He'],
      fontSize: 10,
      padding: 40,
      paddingBottom: 56,
      color: INK,
      lineHeight: 1.5,
    },
    title: { ...own, fontSize: 20, fontWeight: 700, lineHeight: 1.3, marginBottom: 6 },
    heading: { ...own, fontSize: 13, fontWeight: 700, marginTop: 18, marginBottom: 6 },
    row: { flexDirection: toRight ? 'row-reverse' : 'row', gap: 10, marginBottom: 4 },
    label: { ...own, width: 110, color: QUIET },
    when: { ...straight, width: 110, color: QUIET },
    foot: {
      position: 'absolute',
      bottom: 28,
      left: 40,
      right: 40,
      fontSize: 9,
      color: QUIET,
      textAlign: 'center',
    },
  });
  const say = (style: Style, text: string): ReactElement => h(Text, { style }, text);
  const value = (text: string): ReactElement => say({ ...directionOf(text, own.textAlign), flex: 1 }, text);
  const source = (text: string): ReactElement => say({ ...own, color: QUIET, width: 130 }, text);
  const day = (iso: string): string => formatted(iso, language, paper.timeZone);
  const section = (heading: string, rows: readonly ReactElement[]): readonly ReactElement[] => [
    say(styles.heading, heading),
    ...(rows.length === 0 ? [say(own, words.none)] : rows),
  ];
  const row = (...cells: readonly ReactElement[]): ReactElement =>
    h(View, { style: styles.row, wrap: false }, ...cells);
  return h(
    Document,
    { title: words.title, language, author: paper.organization },
    h(
      Page,
      { size: 'A4', style: styles.page },
      say(styles.title, words.title),
      say(
        { ...own, color: QUIET },
        put(words.made, { at: day(paper.madeAt), organization: paper.organization }),
      ),
      say({ ...own, marginTop: 6 }, words.lead),
      ...section(
        words.who,
        paper.attributes.map((one) =>
          row(
            say(styles.label, called(words.attribute, one.attribute)),
            STRAIGHT.has(one.attribute)
              ? say({ ...straight, flex: 1 }, toldOf(one, language))
              : value(toldOf(one, language)),
            source(put(words.source, { source: one.source[language] })),
          ),
        ),
      ),
      ...section(
        words.promises,
        paper.promises.map((one) =>
          row(
            say(styles.when, day(one.madeAt)),
            value(one.dueAt === null ? one.text : `${one.text} (${put(words.due, { at: day(one.dueAt) })})`),
            source(called(words.state, one.state)),
          ),
        ),
      ),
      ...section(
        words.cases,
        paper.cases.map((one) =>
          row(say(styles.when, day(one.openedAt)), value(`${one.subject} (${one.number})`)),
        ),
      ),
      ...section(words.contacts, [
        ...(paper.contactsInAll > paper.contacts.length
          ? [
              say(
                { ...own, color: QUIET, marginBottom: 4 },
                put(words.cut, { shown: String(paper.contacts.length), all: String(paper.contactsInAll) }),
              ),
            ]
          : []),
        ...paper.contacts.map((one) =>
          h(
            View,
            { style: styles.row },
            say(styles.when, day(one.at)),
            say(
              { ...own, width: 130 },
              `${called(words.kind, one.kind)} · ${called(words.channel, one.channel)}`,
            ),
            value(one.text ?? ''),
          ),
        ),
      ]),
      ...section(
        words.looks,
        paper.looks.map((one) =>
          row(value(one.division), source(put(words.times, { n: String(one.times) }))),
        ),
      ),
      h(Text, {
        style: styles.foot,
        fixed: true,
        render: ({ pageNumber, totalPages }) =>
          put(words.page, { at: String(pageNumber), all: String(totalPages) }),
      }),
    ),
  );
}

/** What a silo keeps as a code or as a date of a machine, as people say it. */
function toldOf({ attribute, value }: AccessPaper['attributes'][number], language: Language): string {
  if (attribute === 'gender') return called(ACCESS_WORDS[language].gender, value);
  if (attribute === 'language' && /^[a-z]{2,3}$/u.test(value))
    return new Intl.DisplayNames([language], { type: 'language' }).of(value) ?? value;
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(value)) return value;
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'short', timeZone: 'UTC' }).format(
    new Date(value),
  );
}

/** A text runs as most of its letters do, whatever its first one is. */
function directionOf(text: string, textAlign: 'left' | 'right') {
  const hebrew = text.match(/\p{Script=Hebrew}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return { direction: hebrew >= latin && hebrew > 0 ? 'rtl' : 'ltr', textAlign } as const;
}

function called(words: Readonly<Record<string, string>>, name: string): string {
  return words[name] ?? name;
}

function put(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

function formatted(iso: string, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(iso));
}

function localeOf(language: Language): string {
  return language === 'he' ? 'he-IL' : 'en-GB';
}
