import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** The product as a newcomer starts it, on a home of its own, with a mailbox beside it that keeps what is sent. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
export interface Product {
  readonly url: string;
  /** The one-time link that the first start prints. */
  readonly ownerLink: string;
  readonly mailbox: readonly Mail[];
  /** Seconds from the start of the process to the sample loaded. */
  readonly seconds: number;
  readonly home: string;
  readonly mailUrl: string;
  stop(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '..');

export async function startProduct(): Promise<Product> {
  const mailbox: Mail[] = [];
  const mail = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map((one) => one.address).join(',');
        PostalMime.parse(Buffer.concat(parts)).then((parsed) => {
          mailbox.push({
            to,
            subject: parsed.subject ?? '',
            text: parsed.text ?? '',
            html: parsed.html ?? '',
          });
          done();
        }, done);
      });
    },
  });
  const mailPort = await new Promise<number>((resolve) => {
    const server = mail.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const home = mkdtempSync(join(tmpdir(), 'empty-chair-story-'));
  const began = Date.now();
  const child = spawn(process.execPath, [join(ROOT, 'dist/server/main.js'), '--home', home, '--port', '0'], {
    cwd: ROOT,
    env: {
      ...process.env,
      SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
      MAIL_FROM: 'Empty Chair <chair@or-net.example>',
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const told = await firstWords(child);
  await ready(told.url, 240_000);
  return {
    ...told,
    mailbox,
    home,
    mailUrl: `smtp://127.0.0.1:${mailPort}`,
    seconds: (Date.now() - began) / 1000,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await new Promise<void>((resolve) => mail.close(() => resolve()));
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function firstWords(child: ChildProcess): Promise<{ url: string; ownerLink: string }> {
  let printed = '';
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The product ended with ${code} before it listened`)));
    child.stdout?.on('data', (part: Buffer) => {
      printed += part.toString();
      const url = /^\s*(http:\/\/\S+)\s*$/m.exec(printed)?.[1];
      const ownerLink = /(http:\/\/\S+\/welcome#\S+)/.exec(printed)?.[1];
      if (url !== undefined && ownerLink !== undefined) resolve({ url, ownerLink });
    });
  });
}

async function ready(url: string, within: number): Promise<void> {
  const until = Date.now() + within;
  while (Date.now() < until) {
    const health: unknown = await fetch(`${url}/api/v1/health`).then(
      (answer) => answer.json(),
      () => null,
    );
    if (
      typeof health === 'object' &&
      health !== null &&
      'status' in health &&
      'sample' in health &&
      health.status === 'ready' &&
      health.sample === 'loaded'
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('The sample was not loaded in time');
}
