import { writeFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import type { Reporter, TestModule } from 'vitest/node';
import { mutating, ROOT } from './mutate';
import { MUTANTS } from './mutants';

/** What one run of a test file came to. */
export interface Run {
  /** The mutant's title, or `unchanged`. */
  readonly project: string;
  readonly passed: number;
  readonly failed: number;
  /** Why the file did not run at all, such as a source that cannot be parsed. */
  readonly errors: readonly string[];
}

function runOf(module: TestModule): Run {
  const tests = [...module.children.allTests()];
  const inState = (state: string) => tests.filter((test) => test.result().state === state).length;
  return {
    project: module.project.name,
    passed: inState('passed'),
    failed: inState('failed'),
    errors: module.errors().map(({ message }) => message),
  };
}

const report: Reporter = {
  onTestRunEnd(modules) {
    const file = process.env['MUTANTS_REPORT'];
    if (file === undefined) throw new Error('MUTANTS_REPORT names no file.');
    writeFileSync(file, JSON.stringify(modules.map(runOf)));
  },
};

/** A test that runs into its limit would be red for no reason of its own. */
const PATIENCE = { testTimeout: 120_000, hookTimeout: 120_000 };

/** One project per mutant, with the one test file that must see it, and one that changes nothing. */
export default defineConfig({
  root: ROOT,
  test: {
    reporters: [report],
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...PATIENCE,
          name: 'unchanged',
          include: [...new Set(MUTANTS.map(({ test }) => test))],
        },
      },
      ...MUTANTS.map((mutant) => ({
        plugins: [mutating(mutant)],
        test: { ...PATIENCE, name: mutant.title, include: [mutant.test] },
      })),
    ],
  },
});
