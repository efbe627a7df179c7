import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: ['default', ['json', { outputFile: 'out/test-results.json' }]],
    // Real browsers and builds on two cores: states are waited for, and these are only the limits.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{shared,electron,host}/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/renderer/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'app',
          include: ['test/{e2e,package}/**/*.test.ts'],
          globalSetup: ['test/e2e/build.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
