import PostalMime, { type Email } from 'postal-mime';

/**
 * A mail that came into a mailbox, as an item of intake: who wrote, when, about what, in which words. What is quoted from
 * earlier mails stays; attachments are not kept.
 */
const TEXT_AT_MOST = 60_000;
const HTML_AT_MOST = 500_000;

export interface ReadMail {
  /** Where the mailbox keeps it: stands in for a mail without an identifier of its own. */
  readonly place: string;
  readonly arrivedAt: Date;
  readonly source: Buffer;
}

export async function mailItem(mail: ReadMail): Promise<Record<string, unknown>> {
  const read = await PostalMime.parse(mail.source, { maxNestingDepth: 32 });
  const address = read.from?.address?.toLowerCase();
  return {
    externalId: (read.messageId ?? mail.place).slice(0, 400),
    occurredAt: whenOf(read, mail.arrivedAt).toISOString(),
    kind: 'mail',
    channel: 'mail',
    direction: 'in',
    ...(read.subject === undefined ? {} : { subject: read.subject.slice(0, 500) }),
    ...textOf(read),
    ...(address === undefined || address === ''
      ? {}
      : {
          customer: {
            reference: address.slice(0, 200),
            email: address.slice(0, 254),
            ...(read.from?.name === undefined || read.from.name === ''
              ? {}
              : { name: read.from.name.slice(0, 200) }),
          },
        }),
  };
}

/** The time that the mail says, unless it lies after its arrival or years before. */
function whenOf(read: Email, arrivedAt: Date): Date {
  const said = read.date === undefined ? Number.NaN : Date.parse(read.date);
  const late = said > arrivedAt.getTime() + 3_600_000;
  const early = said < arrivedAt.getTime() - 366 * 86_400_000;
  return Number.isNaN(said) || late || early ? arrivedAt : new Date(said);
}

function textOf(read: Email): { text?: string } {
  const plain = read.text?.trim() ? read.text : wordsOf(read.html ?? '');
  const text = plain.replace(/\r\n/g, '\n').trim().slice(0, TEXT_AT_MOST);
  return text === '' ? {} : { text };
}

/** Words of a page without its markup; what is written between angle brackets is never kept. */
function wordsOf(html: string): string {
  return withoutHidden(html.slice(0, HTML_AT_MOST))
    .replace(/<br\s*\/?>|<\/(p|div|tr|li|h\d)>/gi, '\n')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/[ \t]+/g, ' ')
    .replace(/\n[ \n]*\n/g, '\n\n');
}

/** Without what a reader never sees; a part that is not closed hides the rest. Takes time in step with the text. */
function withoutHidden(html: string): string {
  const lower = html.toLowerCase();
  const kept: string[] = [];
  let at = 0;
  for (const { 0: tag, index } of lower.matchAll(/<(?:style|script|head)\b/g)) {
    if (index < at) continue;
    kept.push(html.slice(at, index));
    const end = lower.indexOf(`</${tag.slice(1)}>`, index);
    if (end < 0) return kept.join(' ');
    at = end + tag.length + 2;
  }
  return [...kept, html.slice(at)].join(' ');
}
