import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const START = path.join(ROOT, 'electron/tools/start.mjs');

/** A mirror where nobody answers, so that no test downloads a browser. */
const NOWHERE = 'http://127.0.0.1:9/';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'verbatim-start-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Run {
  readonly code: number | null;
  readonly output: string;
}

/**
 * Runs `npm start` over a folder whose `electron` is the given shell script, or absent. The browser
 * of a preview is one that ends at once.
 */
async function start(
  electron: string | null,
  args: readonly string[] = [],
  onOutput: (output: string, stop: () => void) => void = () => undefined,
): Promise<Run & { dist: string }> {
  const dist = await mkdtemp(path.join(folder, 'dist-'));
  if (electron !== null) {
    await writeFile(path.join(dist, 'electron'), `#!/bin/sh\n${electron}\n`);
    await chmod(path.join(dist, 'electron'), 0o755);
  }
  const child = spawn(process.execPath, [START, ...args], {
    env: {
      ...process.env,
      DISPLAY: ':0',
      ELECTRON_OVERRIDE_DIST_PATH: dist,
      ELECTRON_MIRROR: NOWHERE,
      VERBATIM_CHROMIUM: '/bin/false',
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      onOutput(output, () => child.kill('SIGTERM'));
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output, dist };
}

// The executables are shell scripts.
describe.runIf(process.platform === 'linux')('npm start', () => {
  it('runs Electron on the project with the given arguments, and returns its code', async () => {
    const { code, dist } = await start('printf "%s\\n" "$@" > "$0.args"; exit 5', [
      '--seeds=/some where',
      '--user-data-dir=/x',
    ]);
    const args = await readFile(path.join(dist, 'electron.args'), 'utf8');
    expect(args.split('\n')).toEqual([ROOT, '--seeds=/some where', '--user-data-dir=/x', '']);
    expect(code).toBe(5);
  });

  it('hands a signal on to Electron, and waits for its end', async () => {
    const { code } = await start(
      'trap "exit 42" TERM; echo ready; while :; do sleep 0.05; done',
      [],
      (output, stop) => {
        if (output.includes('ready')) stop();
      },
    );
    expect(code).toBe(42);
  });

  it.each([
    [
      'as root',
      'Running as root without --no-sandbox is not supported.',
      'as an ordinary user',
      'Starting the preview',
    ],
    [
      'without a sandbox',
      'FATAL: The SUID sandbox helper binary was found, but is not configured correctly.',
      'chmod 4755',
      'Starting the preview',
    ],
    [
      'without a library',
      'electron: error while loading shared libraries: libnss3.so: cannot open',
      'not installed: libnss3.so',
      'Starting the preview',
    ],
  ])('explains that Electron does not run %s, and previews', async (_, refusal, advice, next) => {
    const stub = `echo "$@" >> "$0.calls"; echo '${refusal}' >&2; exit 133`;
    const { output, code, dist } = await start(stub);
    expect(output).toContain(refusal);
    expect(output).toContain(advice);
    expect(output).toContain(next);
    // Not a second time, and not without its sandbox.
    expect(await readFile(path.join(dist, 'electron.calls'), 'utf8')).toBe(`${ROOT}\n`);
    // The browser of this test shows nothing.
    expect(code).not.toBe(0);
  });

  it('shows no preview over a failure that is not a refusal', async () => {
    const { output, code } = await start('echo "Error: the app has a defect" >&2; exit 3');
    expect(output).not.toContain('preview');
    expect(code).toBe(3);
  });

  it('says why the binary cannot be had and how to get it, and previews', async () => {
    const { output } = await start(null);
    expect(output).toContain('could not be downloaded: fetch failed');
    for (const way of ['HTTPS_PROXY', 'ELECTRON_MIRROR', 'node_modules/electron/dist']) {
      expect(output).toContain(way);
    }
    expect(output).toContain('Starting the preview');
  });
});
