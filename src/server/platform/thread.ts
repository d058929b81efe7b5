import { Worker } from 'node:worker_threads';

/**
 * Starts a thread from one of our own files, named without its ending (`./access-pdf-thread` beside `import.meta.url`):
 * the built `.js` in production, the `.ts` source where the product runs from its sources.
 */
export function startThread(name: string, beside: string, workerData: unknown): Worker {
  if (!beside.endsWith('.ts')) return new Worker(new URL(`${name}.js`, beside), { workerData });
  const source = JSON.stringify(new URL(`${name}.ts`, beside).href);
  // A loader given on the command line is not taken over by threads: it is registered inside.
  return new Worker(`import('tsx/esm/api').then(({ register }) => (register(), import(${source})))`, {
    eval: true,
    execArgv: ['--conditions=source'],
    workerData,
  });
}
