import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

/**
 * The law of imports, readable from top to bottom.
 *   kernel ← contract ← server/platform ← server's modules ← app, start, command line ← main, cli
 *   web → contract, kernel.  sample → kernel, contract.
 * Modules stand in one order; a module may use the noun, the policy and the actions of an earlier one, never its store,
 * routes or jobs. Only stores speak SQL. Only platform touches disk, network, process and clock.
 */
const MODULES = [
  'organization',
  'customers',
  'messages',
  'journeys',
  'listening',
  'cases',
  'incidents',
  'measures',
  'decisions',
  'improvements',
  'open-doors',
  'today',
  'operations',
];
const PRIVATE = /\.(store|routes|jobs)$/;
const COMPOSITION = /^server\/(app|start|main|cli|dev)$|^server\/command-line\//;

/** The query builder's verbs and the raw template. */
const SQL = /\bsql(<[^`]*>)?`|\.(selectFrom|insertInto|updateTable|deleteFrom)\(/;

const root = dirname(dirname(fileURLToPath(import.meta.url)));

interface SourceFile {
  /** Path below src without its ending, or `sample/…`. */
  readonly name: string;
  readonly imports: readonly string[];
  readonly code: string;
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(path);
    return /\.tsx?$/.test(entry.name) && !/\.(test|fixture)\.tsx?$|\.d\.ts$/.test(entry.name) ? [path] : [];
  });
}

function read(path: string, code = readFileSync(join(root, path), 'utf8')): SourceFile {
  const { module, errors } = parseSync(path, code);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const named = [
    ...module.staticImports.map((one) => one.moduleRequest.value),
    ...module.staticExports.flatMap((one) =>
      one.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
  ];
  const dynamic = module.dynamicImports.map((one) =>
    code.slice(one.moduleRequest.start + 1, one.moduleRequest.end - 1),
  );
  const name = path.replace(/^src\//, '').replace(/\.tsx?$/, '');
  return { name, code, imports: [...named, ...dynamic].map((specifier) => target(name, specifier)) };
}

/** `#server/cases/case` and `./case.ts` both become `server/cases/case`; a package keeps its name. */
function target(from: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1).replace(/\.tsx?$/, '');
  if (specifier.startsWith('.')) return join(dirname(from), specifier).replace(/\.tsx?$/, '');
  return `package:${specifier}`;
}

const layerOf = (name: string): string =>
  name.startsWith('server/') ? 'server' : (name.split('/')[0] ?? '');
const moduleOf = (name: string): string | null => /^server\/([^/]+)\//.exec(name)?.[1] ?? null;

/** Every way in which a file breaks the law; empty when it keeps it. */
function offences(file: SourceFile): string[] {
  return file.imports.flatMap((imported) => {
    const offence = offenceOf(file, imported);
    return offence === null ? [] : [`${file.name} → ${imported}: ${offence}`];
  });
}

function offenceOf(file: SourceFile, imported: string): string | null {
  if (imported.startsWith('package:')) return packageOffence(file, imported.slice('package:'.length));
  const [from, to] = [layerOf(file.name), layerOf(imported)];
  const allowed: Record<string, readonly string[]> = {
    kernel: ['kernel'],
    contract: ['contract', 'kernel'],
    sample: ['sample', 'contract', 'kernel'],
    server: ['server', 'contract', 'kernel', 'sample'],
    web: ['web', 'contract', 'kernel'],
  };
  if (!(allowed[from] ?? []).includes(to)) return `${from} may not use ${to}`;
  if (from !== 'server' || to !== 'server') return null;
  return serverOffence(file.name, imported);
}

function serverOffence(from: string, to: string): string | null {
  if (COMPOSITION.test(from)) return null;
  if (COMPOSITION.test(to)) return 'nobody uses the composition';
  const [mine, theirs] = [moduleOf(from), moduleOf(to)];
  if (theirs === 'platform') return null;
  if (mine === 'platform') return 'platform knows no module';
  if (mine === theirs) return null;
  if (mine === null || theirs === null || !MODULES.includes(mine) || !MODULES.includes(theirs))
    return 'a module outside the order';
  if (MODULES.indexOf(theirs) > MODULES.indexOf(mine))
    return 'an earlier module calls a later one: announce an event instead';
  return PRIVATE.test(to) ? 'another module’s store, routes and jobs are its own' : null;
}

function packageOffence(file: SourceFile, name: string): string | null {
  const layer = layerOf(file.name);
  if (layer === 'kernel') return 'the kernel stands alone';
  if (layer === 'contract' && !['zod', '@orpc/contract'].includes(name))
    return 'the contract needs zod and the contract library alone';
  if (
    ['kysely', 'pg'].includes(name) &&
    layer === 'server' &&
    !/\.store$|^server\/(platform\/|app$)/.test(file.name) &&
    name === 'pg'
  )
    return 'only platform opens connections';
  return null;
}

const files = [...filesBelow('src'), ...filesBelow('sample')].map((path) => read(path));

describe('the law of imports', () => {
  it('was read from the files: all layers, with their imports', () => {
    expect(files.length).toBeGreaterThan(150);
    for (const layer of ['kernel', 'contract', 'server', 'web', 'sample'])
      expect(files.filter((file) => layerOf(file.name) === layer).length, layer).toBeGreaterThan(10);
    expect(files.reduce((sum, file) => sum + file.imports.length, 0)).toBeGreaterThan(500);
  });

  it('is kept by every file', () => {
    expect(files.flatMap(offences)).toEqual([]);
  });

  it('is broken by each planted violation', () => {
    const planted: readonly (readonly [string, string])[] = [
      ['src/kernel/planted.ts', "import { z } from 'zod';"],
      ['src/kernel/planted.ts', "import { api } from '#contract/api';"],
      ['src/contract/planted.ts', "import { can } from '#server/platform/access';"],
      ['src/server/platform/planted.ts', "import { open } from '#server/cases/case.actions';"],
      ['src/server/customers/planted.ts', "import { open } from '#server/cases/case.actions';"],
      [
        'src/server/cases/planted.actions.ts',
        "import { verbatims } from '#server/listening/verbatim.store';",
      ],
      ['src/server/cases/planted.ts', "export { verbatims } from '#server/listening/verbatim.store';"],
      ['src/server/cases/planted.ts', "const later = () => import('#server/decisions/veto');"],
      ['src/server/cases/planted.ts', "import { composeApp } from '#server/app';"],
      ['src/web/planted.tsx', "import { can } from '#server/platform/access';"],
      ['sample/planted.ts', "import { can } from '#server/platform/access';"],
    ];
    for (const [path, code] of planted)
      expect(offences(read(path, code)), `${path}: ${code}`).toHaveLength(1);
  });
});

describe('the house', () => {
  it('has no way up: `../` does not occur in an import', () => {
    const climbing = files.filter((file) => /from\s+['"]\.\.\//.test(file.code));
    expect(climbing.map((file) => file.name)).toEqual([]);
  });

  it('writes SQL in stores alone', () => {
    const speaking = files.filter(
      (file) =>
        file.name.startsWith('server/') &&
        !/\.store$|^server\/platform\//.test(file.name) &&
        SQL.test(file.code),
    );
    expect(speaking.map((file) => file.name)).toEqual([]);
    expect(files.filter((file) => /\.store$/.test(file.name) && SQL.test(file.code)).length).toBeGreaterThan(
      5,
    );
  });

  it('keeps rules pure: a file without a suffix outside platform knows neither disk, network nor clock', () => {
    const rules = files.filter(
      (file) =>
        /^server\//.test(file.name) &&
        !COMPOSITION.test(file.name) &&
        moduleOf(file.name) !== 'platform' &&
        !/\.(actions|store|routes|jobs|policy)$/.test(file.name),
    );
    const impure = rules.filter((file) =>
      /\bDate\.now\(\)|\bprocess\.env\b|\bMath\.random\(\)/.test(file.code),
    );
    expect(rules.length).toBeGreaterThan(20);
    expect(impure.map((file) => file.name)).toEqual([]);
  });

  it('never lets a page run what a customer wrote', () => {
    const risky = files.filter((file) =>
      /innerHTML|dangerouslySetInnerHTML|insertAdjacentHTML|document\.write/.test(file.code),
    );
    expect(risky.map((file) => file.name)).toEqual([]);
  });

  it('holds no control character that turns reading direction in its own source', () => {
    const turned = files.filter((file) => /[\u202A-\u202E\u2066-\u2069]/.test(file.code));
    expect(turned.map((file) => relative(root, file.name))).toEqual([]);
  });
});
