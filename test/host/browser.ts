import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';

/** A browser to run on, and what its process needs in the environment. */
export interface Browser {
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
  /** `npm` is a headless shell: it can show no window. */
  readonly from: 'VERBATIM_CHROMIUM' | 'npm' | 'installed';
}

const INSTALLED: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

const EXECUTABLE = 'chromium';
/** Rises with what is unpacked and how, so that an older folder is not taken for a newer one. */
const LAYOUT = 2;

/** The browser that npm brings runs on glibc Linux x64 only. */
function npmBrowserRuns(): boolean {
  if (process.platform !== 'linux' || process.arch !== 'x64') return false;
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime !== undefined;
}

function cacheRoot(): string {
  return process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache');
}

async function inflateFile(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

async function inflateFolder(from: string, to: string): Promise<void> {
  const { uid, gid } = os.userInfo();
  // What root unpacks shall be root's own, whoever packed it.
  const unpack = extract(to, { map: (header) => ({ ...header, uid, gid }) });
  await pipeline(createReadStream(from), createBrotliDecompress(), unpack);
}

/** Names the fonts beside it; the package's own file names folders of another system. */
const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

async function unpackInto(folder: string, bin: string): Promise<void> {
  const executable = path.join(folder, EXECUTABLE);
  await inflateFile(path.join(bin, 'chromium.br'), executable);
  await chmod(executable, 0o755);
  await inflateFolder(path.join(bin, 'al2023.tar.br'), path.join(folder, 'al2023'));
  await inflateFolder(path.join(bin, 'fonts.tar.br'), folder);
  await inflateFolder(path.join(bin, 'swiftshader.tar.br'), folder);
  await writeFile(path.join(folder, 'fonts.conf'), FONTS_CONF);
}

/** Unpacks beside the folder and renames, so that the folder is there whole or not at all. */
async function unpackAtomically(folder: string, bin: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  const fresh = await mkdtemp(`${folder}-`);
  try {
    await unpackInto(fresh, bin);
    await rename(fresh, folder);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    // Where another process was faster, its folder is as good as ours.
    if (!existsSync(folder)) throw error;
  }
}

/** What the process needs to find the libraries beside it, and fonts where the system has none. */
function npmBrowserEnvironment(folder: string): Record<string, string> {
  const libraries = path.join(folder, 'al2023', 'lib');
  const inherited = process.env['LD_LIBRARY_PATH'];
  const hasFonts = existsSync('/etc/fonts/fonts.conf') || process.env['FONTCONFIG_FILE'];
  return {
    LD_LIBRARY_PATH: inherited ? `${libraries}:${inherited}` : libraries,
    ...(hasFonts ? {} : { FONTCONFIG_FILE: path.join(folder, 'fonts.conf') }),
  };
}

/**
 * Unpacks the browser of `@sparticuz/chromium` with its libraries and fonts into a folder named by
 * its version, once. The package's own `executablePath()` is not used because it trusts whatever
 * lies in the temp folder.
 */
export async function unpackNpmBrowser(root = cacheRoot()): Promise<Browser> {
  const require = createRequire(import.meta.url);
  const bin = path.resolve(path.dirname(require.resolve('@sparticuz/chromium')), '../../bin');
  const manifest = path.resolve(bin, '../package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const folder = path.join(root, 'verbatim', `chromium-${version}-layout-${LAYOUT}`);
  if (!existsSync(folder)) await unpackAtomically(folder, bin);
  return {
    executable: path.join(folder, EXECUTABLE),
    env: npmBrowserEnvironment(folder),
    from: 'npm',
  };
}

/** An installed Chromium, Chrome or Edge, which can show a window. */
export function findInstalledBrowser(): Browser | null {
  const executable = INSTALLED[process.platform]?.find((candidate) => existsSync(candidate));
  return executable ? { executable, env: {}, from: 'installed' } : null;
}

/**
 * The browser for tests and the tour: `VERBATIM_CHROMIUM` where set, else the one that npm brings,
 * else an installed one. With `window`, only a browser that can show one.
 */
export async function findBrowser(options: { window?: boolean } = {}): Promise<Browser | null> {
  const named = process.env['VERBATIM_CHROMIUM'];
  if (named) return { executable: named, env: {}, from: 'VERBATIM_CHROMIUM' };
  if (!options.window && npmBrowserRuns()) return unpackNpmBrowser();
  return findInstalledBrowser();
}
