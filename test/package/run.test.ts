import { execFile } from 'node:child_process';
import { readFile, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const RUN = path.join(ROOT, 'electron/tools/run.mjs');
const CHECKER = path.join(ROOT, 'out/tools/verify-export.cjs');

function run(args: readonly string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [RUN, ...args], (_, stdout, stderr) => {
      resolve({ code: child.exitCode, output: stdout + stderr });
    });
  });
}

describe('npm run verify-export', () => {
  it('passes the arguments on, and the exit code back', async () => {
    const { code, output } = await run(['verify-export', '/no such.verbatim.json']);
    expect(output).toContain('/no such.verbatim.json: ');
    expect(code).toBe(1);
    expect((await run(['verify-export'])).code).toBe(64);
  });

  it('builds the checker where it is missing, and prints no word about it', async () => {
    const before = await run(['verify-export']);
    await rm(CHECKER);
    expect(await run(['verify-export'])).toEqual(before);
    expect(await readFile(CHECKER, 'utf8')).not.toBe('');
  });

  it('builds the checker where it is older than its sources', async () => {
    await utimes(CHECKER, 0, 0);
    await run(['verify-export']);
    expect((await stat(CHECKER)).mtimeMs).toBeGreaterThan(0);
  });

  it('does not build a checker that is current', async () => {
    await run(['verify-export']);
    const { mtimeMs } = await stat(CHECKER);
    await run(['verify-export']);
    expect((await stat(CHECKER)).mtimeMs).toBe(mtimeMs);
  });
});

describe('run.mjs', () => {
  it('refuses a tool that it does not know, and names those it does', async () => {
    const { code, output } = await run(['../../main']);
    expect(output).toBe('No such tool: ../../main. Tools: tour, kill, verify-export.\n');
    expect(code).toBe(64);
  });
});
