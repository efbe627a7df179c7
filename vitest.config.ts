import { defineConfig } from 'vitest/config';

/** Real browsers and builds on two cores: states are waited for, and these are only the limits. */
const LIMITS = { testTimeout: 120_000, hookTimeout: 180_000 };

export default defineConfig({
  test: {
    reporters: ['default', ['json', { outputFile: 'out/test-results.json' }]],
    projects: [
      {
        test: {
          ...LIMITS,
          name: 'unit',
          include: ['test/{shared,electron,host}/**/*.test.ts', 'test/security/*.test.ts'],
        },
      },
      {
        test: {
          ...LIMITS,
          name: 'browser',
          include: ['test/renderer/**/*.test.ts'],
          fileParallelism: false,
        },
      },
      {
        test: {
          ...LIMITS,
          name: 'app',
          include: ['test/{e2e,package,bench,security/app}/**/*.test.ts'],
          globalSetup: ['test/e2e/build.ts'],
          fileParallelism: false,
        },
      },
    ],
  },
});
