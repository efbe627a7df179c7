import { defineConfig } from 'vitest/config';

/** Real browsers and builds on two cores: states are waited for, and these are only the limits. */
const LIMITS = { testTimeout: 120_000, hookTimeout: 180_000 };

/** Each holds a browser, which has processes of its own: more of them do not fit two cores. */
const WITH_BROWSERS = { maxWorkers: 2, sequence: { groupOrder: 1 } };

/** What writes into `out/`: alone and last, since the app runs from there. */
const BUILDING = ['test/package/{run,start}.test.ts'];

export default defineConfig({
  test: {
    reporters: ['default', ['json', { outputFile: 'out/test-results.json' }]],
    projects: [
      {
        test: {
          ...LIMITS,
          name: 'unit',
          include: ['test/{shared,electron,host}/**/*.test.ts', 'test/security/*.test.ts'],
          maxWorkers: '100%',
        },
      },
      {
        test: {
          ...LIMITS,
          ...WITH_BROWSERS,
          name: 'browser',
          include: ['test/renderer/**/*.test.ts'],
          globalSetup: ['test/renderer/serve-lab.ts'],
        },
      },
      {
        test: {
          ...LIMITS,
          ...WITH_BROWSERS,
          name: 'app',
          include: ['test/{e2e,package,bench,security/app}/**/*.test.ts'],
          exclude: BUILDING,
          globalSetup: ['test/e2e/build.ts'],
        },
      },
      {
        test: {
          ...LIMITS,
          name: 'building',
          include: BUILDING,
          fileParallelism: false,
        },
      },
    ],
  },
});
