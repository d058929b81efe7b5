import { join } from 'node:path';
import { createServer } from 'vite';
import { readConfig } from '#server/platform/config';
import { openLog } from '#server/platform/log';
import { packageRoot } from '#server/platform/package-root';
import { say } from './main.ts';
import { start } from './start.ts';

/**
 * `npm run dev`: one process, one port. The API is answered as in production; every other address by Vite, whose
 * pages change while one looks. Only those pages go without the content security policy, for Vite's inline client.
 */
async function develop(args: readonly string[]): Promise<void> {
  const config = readConfig(args, process.env);
  const log = openLog(join(config.home, 'logs', 'empty-chair.log'));
  const started = await start({ config, log, pages: null });
  const http = started.app.server.server;
  const vite = await createServer({
    configFile: join(packageRoot(), 'vite.config.ts'),
    server: { middlewareMode: true, ws: { server: http } },
  });
  const listeners = http.listeners('request');
  http.removeAllListeners('request');
  http.on('request', (request, reply) => {
    if (request.url?.startsWith('/api/')) for (const answer of listeners) answer.call(http, request, reply);
    else vite.middlewares(request, reply);
  });
  process.stdout.write(`\n  Empty Chair · הכיסא הריק\n  ${started.url}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await vite.close();
  await started.stop();
}

try {
  await develop(process.argv.slice(2));
} catch (fault) {
  process.exitCode = say(fault);
}
