import type { Row } from './rows.ts';

/**
 * The export of a WhatsApp chat: each message begins with its time and its author, and goes on over the lines that do not.
 * Lines of the app itself (no author) are no messages. Row numbers are the lines on which messages begin.
 */
const TIME = String.raw`(\d{1,4}[./-]\d{1,2}[./-]\d{1,4}),? (\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?)`;
const BRACKETED = new RegExp(String.raw`^\[${TIME}\] (.*)$`, 'i');
const DASHED = new RegExp(`^${TIME} - (.*)$`, 'i');
/** Marks of direction that the app puts around names and times. */
const MARKS = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

export function isWhatsapp(head: string): boolean {
  const [first = ''] = head.split(/\r?\n/, 1);
  return begun(first) !== null;
}

export async function* whatsappRows(text: AsyncIterable<string>): AsyncGenerator<Row> {
  let number = 0;
  let message: { number: number; at: string; author: string; lines: string[] } | null = null;
  const row = (): Row[] =>
    message === null
      ? []
      : [
          {
            number: message.number,
            cells: { at: message.at, author: message.author, text: message.lines.join('\n').trim() },
            broken: null,
          },
        ];
  for await (const line of linesOf(text)) {
    number++;
    const start = begun(line);
    if (start === null) {
      message?.lines.push(line);
      continue;
    }
    yield* row();
    const colon = start.rest.indexOf(': ');
    message =
      colon < 0
        ? null
        : { number, at: start.at, author: start.rest.slice(0, colon), lines: [start.rest.slice(colon + 2)] };
  }
  yield* row();
}

function begun(line: string): { at: string; rest: string } | null {
  const bare = line.replace(MARKS, '').replace(/\u202F/g, ' ');
  const match = BRACKETED.exec(bare) ?? DASHED.exec(bare);
  if (match === null) return null;
  const [, day = '', time = '', rest = ''] = match;
  return { at: `${day} ${time}`, rest };
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const chunk of text) {
    const lines = (held + chunk).split('\n');
    held = lines.pop() ?? '';
    for (const line of lines) yield line.replace(/\r$/, '');
  }
  if (held !== '') yield held;
}
