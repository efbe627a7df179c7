import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from './build-parts.mjs';

/** Where npm put Electron's package; loading that package would download its binary at once. */
const PACKAGE = path.join(ROOT, 'node_modules/electron');

/** A download that has not grown for so long is given up. */
const STALLED_AFTER_SECONDS = 60;

/** @type {Partial<Record<NodeJS.Platform, string>>} */
const EXECUTABLES = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/**
 * The version of Electron that the app is built for.
 * @returns {string}
 */
export function electronVersion() {
  return JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')).version;
}

/**
 * The executable of Electron where it is whole and of the right version, else null.
 * `ELECTRON_OVERRIDE_DIST_PATH` names another folder, as Electron's own launcher has it.
 * @param {NodeJS.ProcessEnv} [environment]
 * @param {string} [download] Where the package's installer puts it.
 * @returns {string | null}
 */
export function findElectron(environment = process.env, download = path.join(PACKAGE, 'dist')) {
  const override = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  const folder = override ?? download;
  const executable = path.join(folder, EXECUTABLES[process.platform] ?? 'electron');
  if (!existsSync(executable)) return null;
  if (override !== undefined) return executable;
  const versionFile = path.join(folder, 'version');
  if (!existsSync(versionFile)) return null;
  const found = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
  return found === electronVersion() ? executable : null;
}

/**
 * @param {string} folder
 * @returns {Promise<number>} Bytes.
 */
async function sizeOf(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      stat(path.join(entry.parentPath, entry.name)).then(
        ({ size }) => size,
        () => 0,
      ),
    );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/**
 * Downloads the binary by Electron's own installer, in a child with a temporary folder of its own,
 * whose growth is the progress. Returns why it failed, or null.
 * @param {(line: string) => void} report Told the progress, once a second at most.
 * @returns {Promise<string | null>}
 */
export async function downloadElectron(report) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'verbatim-electron-'));
  const child = spawn(process.execPath, [path.join(PACKAGE, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      TMPDIR: folder,
      TEMP: folder,
      TMP: folder,
      // The installer reads HTTPS_PROXY only when told to.
      ELECTRON_GET_USE_PROXY: '1',
    },
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => (stderr += chunk));
  const watch = watchGrowth(folder, report, () => child.kill());
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', resolve);
  });
  const stalled = watch.stop();
  await rm(folder, { recursive: true, force: true });
  if (code === 0 && findElectron()) return null;
  if (stalled) return `nothing came for ${STALLED_AFTER_SECONDS} seconds`;
  return faultIn(stderr);
}

/**
 * @param {string} folder
 * @param {(line: string) => void} report
 * @param {() => void} giveUp
 * @returns {{ stop: () => boolean }} `stop` tells whether the download was given up.
 */
function watchGrowth(folder, report, giveUp) {
  let largest = 0;
  let idleSeconds = 0;
  const timer = setInterval(async () => {
    const size = await sizeOf(folder);
    idleSeconds = size > largest ? 0 : idleSeconds + 1;
    if (size > largest) report(`${Math.round(size / 1e6)} MB`);
    largest = Math.max(largest, size);
    if (idleSeconds === STALLED_AFTER_SECONDS) giveUp();
  }, 1000);
  return {
    stop() {
      clearInterval(timer);
      return idleSeconds >= STALLED_AFTER_SECONDS;
    },
  };
}

/**
 * The first line of the installer's stack trace, which names the fault.
 * @param {string} stderr
 */
function faultIn(stderr) {
  return stderr.split('\n', 1)[0]?.replace(/^\w*Error: /, '') || 'the installer gave no reason';
}
