import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { mutate, obstacleTo, ROOT } from './mutate';
import { MUTANTS, type Mutant } from './mutants';
import type { Run } from './mutants.config';

const VITEST = path.join(ROOT, 'node_modules/vitest/vitest.mjs');

/** A run takes less than a minute; on a busy machine much longer, but it never outlives this test. */
const PATIENCE_MS = 600_000;

/** Runs the tests of all mutants, each against its edited source, in one process of its own. */
async function runAll(): Promise<readonly Run[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'verbatim-mutants-'));
  const report = path.join(folder, 'report.json');
  // The runner's own variables would be taken for its settings.
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST'));
  try {
    await promisify(execFile)(
      process.execPath,
      [VITEST, 'run', '--config', 'test/security/mutants.config.ts'],
      {
        cwd: ROOT,
        env: { ...Object.fromEntries(inherited), MUTANTS_REPORT: report },
        timeout: PATIENCE_MS,
        killSignal: 'SIGKILL',
      },
    ).catch((error: unknown) => error);
    return JSON.parse(await readFile(report, 'utf8')) as readonly Run[];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

let runs: readonly Run[] = [];

beforeAll(async () => {
  runs = await runAll();
}, PATIENCE_MS + 10_000);

const runsOf = (project: string): readonly Run[] => runs.filter((run) => run.project === project);

describe('the guards', () => {
  it('pass their tests as they are', () => {
    const tests = new Set(MUTANTS.map(({ test }) => test));
    const unchanged = runsOf('unchanged');
    expect(unchanged).toHaveLength(tests.size);
    for (const run of unchanged) expect(run).toMatchObject({ failed: 0, errors: [] });
  });

  it.each(MUTANTS.map((mutant) => [mutant.title, mutant] as const))(
    'are missed by a test when %s',
    async (title, mutant) => {
      const source = await readFile(path.join(ROOT, mutant.file), 'utf8');
      expect(obstacleTo(mutant, source)).toBeNull();
      const [run, ...more] = runsOf(title);
      expect(more).toEqual([]);
      // An edit that cannot even be loaded would prove nothing.
      expect(run?.errors).toEqual([]);
      expect(run?.failed, `${mutant.test} stays green`).toBeGreaterThan(0);
    },
  );

  it('each have a name of their own', () => {
    expect(new Set(MUTANTS.map(({ title }) => title)).size).toBe(MUTANTS.length);
  });
});

describe('mutate', () => {
  const mutant: Mutant = {
    title: 'the door stands open',
    file: 'electron/door.ts',
    old: "locked('$&')",
    new: "open('$&')",
    test: 'test/electron/door.test.ts',
  };

  it('makes the edit as it is written', () => {
    expect(mutate(mutant, "const door = locked('$&');")).toBe("const door = open('$&');");
  });

  it.each([
    ['const door = 1;', 'is not there any more'],
    ["locked('$&') && locked('$&')", 'stands there 2 times'],
  ])('says so when the guard in %j has moved', (source, reason) => {
    expect(() => mutate(mutant, source)).toThrow(
      `The guard has moved: in electron/door.ts, the text "locked('$&')" ${reason}; make the mutant “the door stands open” anew.`,
    );
  });
});
