import { configDefaults, defineConfig } from 'vitest/config';

/** Tests that start processes of their own, kill them, or wait for them: minutes, not seconds. */
const SLOW = [
  'src/server/platform/postgres-supervisor/{supervisor,users}.test.ts',
  'src/server/{crash,crash-formats,plaintext}.test.ts',
  'src/server/command-line/*.test.ts',
];

const resolve = { conditions: ['source'] };
const common = {
  environment: 'node',
  pool: 'forks',
  setupFiles: './vitest.set-up.ts',
  testTimeout: 20_000,
  hookTimeout: 60_000,
} as const;

export default defineConfig({
  resolve,
  ssr: { resolve },
  // The global set-up runs in an environment of Vitest's own, which does not take over the conditions above.
  environments: { __vitest__: { resolve } },
  test: {
    // One PostgreSQL for the run: the root's set-up serves both projects.
    globalSetup: ['./vitest.global-setup.ts'],
    maxWorkers: 2,
    projects: [
      {
        resolve,
        ssr: { resolve },
        test: {
          ...common,
          name: 'quick',
          include: ['src/**/*.test.ts', 'sample/**/*.test.ts', 'stories/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...SLOW],
        },
      },
      {
        resolve,
        ssr: { resolve },
        test: { ...common, name: 'slow', include: SLOW, testTimeout: 240_000, hookTimeout: 240_000 },
      },
    ],
  },
});
