import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runChild } from '../../../electron/tools/run-child.mjs';

const RUN_CHILD = pathToFileURL(
  path.resolve(import.meta.dirname, '../../../electron/tools/run-child.mjs'),
).href;

const node = (code: string) => runChild(process.execPath, ['-e', code], { keepStderr: true });

describe('runChild', () => {
  it.each([0, 1, 70])('returns the code %i that the program ends with', async (code) => {
    expect((await node(`process.exit(${code})`)).code).toBe(code);
  });

  it.runIf(process.platform !== 'win32')(
    'returns what a shell would report of a signal',
    async () => {
      expect((await node("process.kill(process.pid, 'SIGTERM')")).code).toBe(143);
    },
  );

  it('passes on all that the program says before it ends, and keeps the beginning', async () => {
    const says = "process.stderr.write('first ' + 'x'.repeat(200_000) + ' last')";
    const script = `
      import { runChild } from ${JSON.stringify(RUN_CHILD)};
      const args = ['-e', ${JSON.stringify(says)}];
      const { stderr } = await runChild(process.execPath, args, { keepStderr: true });
      console.log(JSON.stringify({ length: stderr.length, start: stderr.slice(0, 7) }));
    `;
    // In a process of its own, whose terminal is not ours.
    const args = ['--input-type=module', '-e', script];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args);
    expect(JSON.parse(stdout)).toEqual({ length: 65_536, start: 'first x' });
    expect(stderr).toHaveLength(200_011);
  });

  it('rejects when there is no such program', async () => {
    await expect(runChild('/nowhere/at/all', [])).rejects.toThrow(/ENOENT/);
  });

  it('leaves no listener for signals behind', async () => {
    const before = process.listenerCount('SIGTERM');
    await node('0');
    await runChild('/nowhere/at/all', []).catch(() => undefined);
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });
});
