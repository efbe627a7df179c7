import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const SCRIPT = path.resolve(import.meta.dirname, '../../.ci/run');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'verbatim-ci-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the script in a project of its own where `npm test` does as told, over stale results. */
async function run(npmTest: string): Promise<{ code: number; lastLine: string }> {
  const project = await mkdtemp(path.join(folder, 'project-'));
  await cp(SCRIPT, path.join(project, '.ci/run'));
  await mkdir(path.join(project, 'out'));
  await writeFile(
    path.join(project, 'out/test-results.json'),
    '{ "numPassedTests": 99, "numFailedTests": 0 }',
  );
  const npm = path.join(project, 'bin/npm');
  await mkdir(path.dirname(npm));
  await writeFile(npm, `#!/bin/sh\n[ "$1" = ci ] && exit 0\n${npmTest}\n`);
  await chmod(npm, 0o755);
  return new Promise((resolve) => {
    const env = { ...process.env, PATH: `${path.dirname(npm)}:${process.env['PATH']}` };
    const child = execFile(path.join(project, '.ci/run'), { env }, (_, stdout) => {
      resolve({ code: child.exitCode ?? -1, lastLine: stdout.trimEnd().split('\n').at(-1) ?? '' });
    });
  });
}

const results = (passed: number, failed: number): string =>
  `echo '{ "numPassedTests": ${passed}, "numFailedTests": ${failed} }' > out/test-results.json`;

describe.runIf(process.platform !== 'win32')('.ci/run', () => {
  it.each([
    ['every test passes', `${results(12, 0)}; echo noise`, 0, '12 passed, 0 failed'],
    ['a test fails', `${results(11, 1)}; exit 1`, 1, '11 passed, 1 failed'],
    ['a file does not load', `${results(11, 0)}; exit 1`, 1, '11 passed, 1 failed'],
    ['the checks before the tests fail', 'exit 2', 1, '0 passed, 1 failed'],
  ])('says so when %s', async (_, npmTest, code, lastLine) => {
    expect(await run(npmTest)).toEqual({ code, lastLine });
  });
});
