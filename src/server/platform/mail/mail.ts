import { createTransport } from 'nodemailer';

/**
 * The one way in which the product writes to an employee: through the organization's own mail server, one person per
 * mail, no file and no address fetched from within a mail. Without a configured server there is no transport.
 */
export interface RenderedMail {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** RFC 2919, for mails that everybody gets: "letters.empty-chair" with the name people see. */
  readonly list?: { readonly id: string; readonly comment: string };
}

export interface MailTransport {
  /** `id` becomes the Message-ID: a mail that is sent a second time after a crash can be told as the same one. */
  send(id: string, mail: RenderedMail): Promise<void>;
  close(): void;
}

/** A mail that was not accepted. `code` is the server's answer without any address; `forGood` means do not try again. */
export class MailFault extends Error {
  readonly code: string;
  readonly forGood: boolean;
  constructor(code: string, forGood: boolean) {
    super(`The mail server did not take the mail: ${code}`);
    this.name = 'MailFault';
    this.code = code;
    this.forGood = forGood;
  }
}

/** Null when no server is configured: then nothing is queued and nothing pretends to be sent. */
export function openMail(options: {
  readonly smtpUrl: string | undefined;
  readonly from: string | undefined;
}): MailTransport | null {
  const { smtpUrl, from } = options;
  if (smtpUrl === undefined || smtpUrl === '' || from === undefined || from === '') return null;
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'empty-chair.invalid';
  const transport = createTransport(
    {
      url: smtpUrl,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    async send(id, mail) {
      const { to, subject, html, text, list } = mail;
      try {
        await transport.sendMail({
          messageId: `<${id}@${domain}>`,
          to,
          subject,
          html,
          text,
          textEncoding: 'base64',
          headers: { 'Auto-Submitted': 'auto-generated' },
          ...(list === undefined
            ? {}
            : { list: { id: { comment: list.comment, url: `${list.id}.${domain}` } } }),
        });
      } catch (fault) {
        throw faultOf(fault);
      }
    },
    close: () => transport.close(),
  };
}

function faultOf(fault: unknown): MailFault {
  const code = said(fault, 'code') ?? 'unknown';
  const answer = said(fault, 'responseCode');
  // 5xx about this recipient or this message stays; a refused login (535) is mended by a person, and is tried again.
  const forGood = answer !== null && /^5/.test(answer) && code !== 'EAUTH';
  return new MailFault(answer === null ? code : `${code} ${answer}`, forGood);
}

function said(fault: unknown, key: string): string | null {
  if (typeof fault !== 'object' || fault === null) return null;
  const value: unknown = Reflect.get(fault, key);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
