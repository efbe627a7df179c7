import { describe, expect, it } from 'vitest';
import { runChild } from '../../../electron/tools/run-child.mjs';

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

  it('keeps the beginning of what the program says before it ends', async () => {
    const { stderr } = await node("process.stderr.write('first ' + 'x'.repeat(200_000) + ' last')");
    expect(stderr.startsWith('first ')).toBe(true);
    expect(stderr).toHaveLength(65_536);
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
