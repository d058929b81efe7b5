import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ownerLink } from '#server/organization/people/people.actions';
import { type Config, readConfig, WrongUsage } from '#server/platform/config';
import { faultFacts, openLog } from '#server/platform/log';
import { packageRoot } from '#server/platform/package-root';
import { StartRefusal } from '#server/platform/start-refusal';
import { type Started, start } from './start.ts';

/** The process: `npm start`. Says where it listens, how the sample comes along, and ends gracefully. */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export async function main(args: readonly string[]): Promise<number> {
  try {
    const config = readConfig(args, process.env);
    await run(config);
    return 0;
  } catch (fault) {
    return say(fault);
  }
}

export function say(fault: unknown): number {
  if (fault instanceof WrongUsage) {
    process.stderr.write(`${fault.message}\n`);
    return 2;
  }
  if (fault instanceof StartRefusal) {
    process.stderr.write(`${fault.sentence}\n${fault.remedy}\n`);
    return 1;
  }
  process.stderr.write(`Something broke: ${JSON.stringify(faultFacts(fault))}\n`);
  return 1;
}

async function run(config: Config): Promise<void> {
  // Heard from the first moment: a start that is interrupted still leaves no database behind. A second signal ends it.
  const toldToStop = stopped();
  // A terminal that went away, or `| head`, is no reason to end: what is worth keeping is in the log.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const log = openLog(join(config.home, 'logs', 'empty-chair.log'));
  const pages = join(packageRoot(), 'dist', 'web');
  const started = await start({ config, log, pages: existsSync(pages) ? pages : null });
  log({ level: 'info', event: 'started', pid: process.pid });
  process.stdout.write(`\n  Empty Chair · הכיסא הריק\n  ${started.url}\n`);
  const secret = await ownerLink(started.app.world);
  if (secret !== null)
    process.stdout.write(
      `\n  To become the owner, open this link once (24 hours):\n  ${config.baseUrl ?? started.url}/welcome#${secret}\n`,
    );
  if (config.open) openBrowser(started.url);
  void showSample(started);
  await toldToStop;
  process.stdout.write('\n  Stopping…\n');
  await started.stop();
  log({ level: 'info', event: 'stopped' });
}

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of STOP_SIGNALS) process.once(signal, () => resolve());
  });
}

/** One line that keeps itself up to date on a terminal, and a line every few seconds elsewhere. */
async function showSample(started: Started): Promise<void> {
  const terminal = process.stdout.isTTY;
  let shown = '';
  for (;;) {
    const { stage, done, total, secondsLeft } = await started.app.sample
      .progress()
      .catch(() => ({ stage: 'none' as const, done: 0, total: 0, secondsLeft: null }));
    if (stage === 'none') return;
    if (stage === 'loaded') {
      if (shown !== '')
        process.stdout.write(`${terminal ? '\r\u001b[K' : ''}  The sample company is ready.\n`);
      return;
    }
    const share = total === 0 ? 0 : Math.floor((100 * done) / total);
    const line = `  Sample company: ${stage} ${share} %${secondsLeft === null ? '' : `, about ${secondsLeft} s left`}`;
    if (line !== shown) process.stdout.write(terminal ? `\r\u001b[K${line}` : `${line}\n`);
    shown = line;
    await new Promise((resolve) => setTimeout(resolve, terminal ? 500 : 3_000).unref());
  }
}

function openBrowser(url: string): void {
  const command =
    process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open';
  spawn(command, [url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

if (process.argv[1] !== undefined && /[\\/]main\.(js|ts)$/.test(process.argv[1])) {
  process.exitCode = await main(process.argv.slice(2));
}
