import { readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import mantine from 'postcss-preset-mantine';
import { defineConfig, type Plugin, runnerImport } from 'vite';
import { catalogueFaults, type SourceText } from './src/web/language/catalogue-faults.ts';

const root = resolve(import.meta.dirname, 'src/web');

export default defineConfig({
  root,
  plugins: [react(), minifiedContract(), equalCatalogues(), compressed()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  css: { postcss: { plugins: [mantine()] } },
  build: {
    outDir: resolve(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    // Nothing becomes a data: address, so that the content security policy stays at 'self'.
    assetsInlineLimit: 0,
    target: 'es2022',
    rolldownOptions: {
      output: {
        manualChunks(id) {
          return /node_modules\/(echarts|zrender)\//u.test(id) ? 'charts' : null;
        },
      },
    },
  },
  server: { proxy: { '/api': process.env.EMPTY_CHAIR_ORIGIN ?? 'http://127.0.0.1:3000' } },
});

/**
 * The browser needs of the contract only the method and path of each endpoint; schemas, and zod with them, stay with
 * the server. The module is made from the contract at each build, so the two cannot part.
 */
function minifiedContract(): Plugin {
  const name = 'virtual:contract';
  return {
    name: 'empty-chair-contract',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    async load(id) {
      if (id !== `\0${name}`) return null;
      const { module } = await runnerImport<{ api: unknown }>(
        resolve(import.meta.dirname, 'src/contract/api.ts'),
        {
          configFile: false,
          // From the sources, so that the screens build before anything else has been built.
          environments: { inline: { resolve: { conditions: ['source'], noExternal: [/^#/u] } } },
        },
      );
      return `export const contract = ${JSON.stringify(routesOnly(module.api))};`;
    },
  };
}

function routesOnly(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return node;
  const definition: unknown = Reflect.get(node, '~orpc');
  if (typeof definition === 'object' && definition !== null) {
    const route: unknown = Reflect.get(definition, 'route');
    if (typeof route !== 'object' || route === null)
      throw new Error('An endpoint of the contract has no route');
    const method: unknown = Reflect.get(route, 'method');
    const path: unknown = Reflect.get(route, 'path');
    return { '~orpc': { errorMap: {}, meta: {}, route: { method, path } } };
  }
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, routesOnly(child)]));
}

/** A word that one language lacks, or that no catalogue has, stops the build. */
function equalCatalogues(): Plugin {
  return {
    name: 'empty-chair-catalogues',
    apply: 'build',
    async buildStart() {
      const files = (await readdir(root, { recursive: true })).filter((file) => /\.(tsx?|json)$/u.test(file));
      const texts: SourceText[] = files.map((file) => ({
        path: file,
        text: readFileSync(join(root, file), 'utf8'),
      }));
      const faults = catalogueFaults(texts);
      if (faults.length > 0) throw new Error(`Catalogues:\n  ${faults.join('\n  ')}`);
    },
  };
}

/** Each text leaves the build in three forms, so that the server only chooses and never compresses while it serves. */
function compressed(): Plugin {
  const out = resolve(import.meta.dirname, 'dist/web');
  return {
    name: 'empty-chair-compressed',
    apply: 'build',
    async writeBundle() {
      const files = (await readdir(out, { recursive: true })).filter((file) =>
        /\.(js|css|html|svg)$/u.test(file),
      );
      for (const file of files) {
        const body = await readFile(join(out, file));
        if (body.length < 1024) continue;
        await writeFile(join(out, `${file}.br`), brotliCompressSync(body));
        await writeFile(join(out, `${file}.gz`), gzipSync(body));
      }
    },
  };
}
