import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { extractAll, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { parsePlistFile } from 'app-builder-lib/out/util/plist.js';
import { DebugLogger } from 'builder-util';
import { _electron } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRecord } from './is-record';
import { writeLinuxStub, writeMacStub } from './stub-electron';

const ROOT = path.resolve(import.meta.dirname, '../..');
const BUILDER = path.join(ROOT, 'node_modules/electron-builder/cli.js');
const STAND_IN = path.join(ROOT, 'test/host/bin/electron');

/** Which fuses are burnt in; `1` on, `0` off, as the characters of the wire have it. */
const FUSES: readonly (readonly [keyof typeof FuseV1Options, '0' | '1'])[] = [
  ['RunAsNode', '0'],
  ['EnableCookieEncryption', '1'],
  ['EnableNodeOptionsEnvironmentVariable', '0'],
  ['EnableNodeCliInspectArguments', '0'],
  ['EnableEmbeddedAsarIntegrityValidation', '1'],
  ['OnlyLoadAppFromAsar', '1'],
  ['LoadBrowserProcessSpecificV8Snapshot', '0'],
  ['GrantFileProtocolExtraPrivileges', '0'],
];

/**
 * Stands in for the program that makes a .deb: keeps its arguments, the desktop entry and the
 * document types, which are deleted when it returns.
 */
const PACKAGER = `#!/bin/sh
out="$(dirname "$0")"
printf '%s\\n' "$@" > "$out/arguments"
for each in "$@"; do
  case "$each" in
    *.xml=*|*.desktop=*) cp "\${each%%=*}" "$out/$(basename "\${each#*=}")" ;;
  esac
done
`;

let folder = '';

async function filesBelow(place: string): Promise<string[]> {
  const entries = await readdir(place, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(place, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** Packs what is built around a stub of Electron; whatever wants the network finds it closed. */
async function pack(system: string, target: string, stub: string): Promise<string> {
  const output = path.join(folder, `${system}-release`);
  const places = [`-c.electronDist=${stub}`, `-c.directories.output=${output}`];
  const args = [BUILDER, '--publish', 'never', `--${system}`, target, '--x64', ...places];
  await promisify(execFile)(process.execPath, args, {
    cwd: ROOT,
    env: {
      ...process.env,
      HTTPS_PROXY: 'http://127.0.0.1:9',
      HTTP_PROXY: 'http://127.0.0.1:9',
      CUSTOM_FPM_PATH: path.join(folder, 'packager'),
    },
  });
  return output;
}

/** The version of Electron that package.json pins. */
async function pinnedElectron(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'));
  const pins = isRecord(manifest) ? manifest['devDependencies'] : undefined;
  return isRecord(pins) ? String(pins['electron']) : '';
}

/** The files of an archive, which lists its folders too. */
function filesIn(archive: string): string[] {
  const entries = listPackage(archive, { isPack: false });
  const isFolder = (entry: string): boolean => entries.some((at) => at.startsWith(`${entry}/`));
  return entries.filter((entry) => !isFolder(entry)).sort();
}

async function fuseTable(executable: string): Promise<[string, string][]> {
  const wire = await getCurrentFuseWire(executable);
  return FUSES.map(([name]) => [name, String.fromCharCode(Number(wire[FuseV1Options[name]]))]);
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'verbatim-package-'));
  await writeFile(path.join(folder, 'packager'), PACKAGER);
  await chmod(path.join(folder, 'packager'), 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('electron-builder.yml', () => {
  it('passes the validation of electron-builder itself', async () => {
    const config = await getConfig(ROOT, null, null);
    await validateConfiguration(config, new DebugLogger(false));
  });

  it('publishes nowhere', async () => {
    expect((await getConfig(ROOT, null, null)).publish).toBeNull();
  });

  it('names installers for each of the three systems', async () => {
    const { mac, win, linux } = await getConfig(ROOT, null, null);
    expect([mac?.target, win?.target, linux?.target]).toEqual([
      ['dmg', 'zip'],
      ['nsis', 'zip'],
      ['AppImage', 'deb', 'tar.gz'],
    ]);
  });
});

// The stubs are laid out and made executable as Linux needs it; elsewhere the real thing is packed.
describe.runIf(process.platform === 'linux')('the package for Linux', () => {
  let release = '';
  let resources = '';

  beforeAll(async () => {
    const stub = path.join(folder, 'linux-stub');
    await writeLinuxStub(stub, await pinnedElectron());
    release = path.join(await pack('linux', 'deb', stub), 'linux-unpacked');
    resources = path.join(release, 'resources');
  });

  it('holds the two scripts, the page and the manifest, and nothing else', async () => {
    const page = await filesBelow(path.join(ROOT, 'out/renderer'));
    const expected = [
      '/package.json',
      '/out/electron/main.cjs',
      '/out/electron/preload.cjs',
      ...page.filter((file) => !file.endsWith('.map')).map((file) => `/out/renderer/${file}`),
    ];
    expect(filesIn(path.join(resources, 'app.asar'))).toEqual(expected.sort());
    expect(page).toContain('index.html');
  });

  it('holds the libraries as they ship, built in whatever environment', async () => {
    // As the tests run, where a build that asks would take the libraries for development.
    expect(process.env['NODE_ENV']).toBe('test');
    const assets = path.join(ROOT, 'out/renderer/assets');
    const scripts = (await readdir(assets)).filter((file) => file.endsWith('.js'));
    const texts = await Promise.all(
      scripts.map((file) => readFile(path.join(assets, file), 'utf8')),
    );
    expect(texts.join('')).toContain('Minified React error');
    expect(texts.join('')).not.toContain('jsxDEV');
  });

  it('carries the articles beside the archive, byte for byte', async () => {
    const carried = await filesBelow(path.join(resources, 'seeds'));
    const ours = await filesBelow(path.join(ROOT, 'seeds'));
    expect(carried).toEqual(ours.filter((file) => /\.txt$|^README\.md$/.test(file)));
    expect(carried.filter((file) => file.endsWith('.txt')).length).toBeGreaterThanOrEqual(6);
    for (const file of carried) {
      const bytes = await readFile(path.join(resources, 'seeds', file));
      expect(bytes.equals(await readFile(path.join(ROOT, 'seeds', file))), file).toBe(true);
    }
  });

  it('is the pinned version of Electron under the name of the app', async () => {
    expect(await readFile(path.join(release, 'version'), 'utf8')).toBe(await pinnedElectron());
    expect(await readdir(release)).toContain('verbatim');
    expect(await readdir(path.join(release, 'locales'))).toEqual(['en-US.pak']);
  });

  it('has every fuse as the table says', async () => {
    expect(await fuseTable(path.join(release, 'verbatim'))).toEqual(FUSES);
  });

  it('tells Linux of its document type and of its window', async () => {
    const types = await readFile(path.join(folder, 'verbatim.xml'), 'utf8');
    expect(types).toContain('<mime-type type="application/vnd.verbatim+json">');
    expect(types).toContain('<glob pattern="*.verbatim.json"/>');
    const entry = (await readFile(path.join(folder, 'verbatim.desktop'), 'utf8')).split('\n');
    expect(entry).toContain('MimeType=application/vnd.verbatim+json;');
    expect(entry).toContain('StartupWMClass=verbatim');
    expect(entry).toContain('Icon=verbatim');
  });

  it('installs an icon for each size of the desktop', async () => {
    const given = await readFile(path.join(folder, 'arguments'), 'utf8');
    const sizes = [...given.matchAll(/hicolor\/(\d+)x\1\/apps\/verbatim\.png$/gm)];
    expect(sizes.map((match) => match[1])).toEqual(['16', '32', '48', '64', '128', '256', '512']);
  });

  it('runs as it lies: the window comes up and reads the articles beside it', async () => {
    const unpacked = path.join(folder, 'packed/resources');
    await mkdir(unpacked, { recursive: true });
    extractAll(path.join(resources, 'app.asar'), path.join(unpacked, 'app'));
    await cp(path.join(resources, 'seeds'), path.join(unpacked, 'seeds'), { recursive: true });
    const app = await _electron.launch({
      executablePath: STAND_IN,
      args: [path.join(unpacked, 'app'), `--user-data-dir=${path.join(folder, 'user-data')}`],
      // Nothing may be found by way of the project.
      cwd: folder,
      env: { ...process.env, VERBATIM_NO_NETWORK: '1' },
    });
    try {
      const page = await app.firstWindow();
      await page.getByRole('list', { name: 'Articles' }).waitFor();
      expect(await app.evaluate((electron) => electron.app.isPackaged)).toBe(true);
      const seeds: unknown = await page.evaluate('window.host.loadSeeds()');
      const articles = (await readdir(path.join(resources, 'seeds'))).filter((file) =>
        file.endsWith('.txt'),
      );
      const batch = isRecord(seeds) && isRecord(seeds['value']) ? seeds['value'] : {};
      const files: unknown[] = Array.isArray(batch['files']) ? batch['files'] : [];
      const names = files.map((file) => (isRecord(file) ? file['fileName'] : undefined));
      expect(names).toEqual(articles.sort());
    } finally {
      await app.close();
    }
  });
});

describe.runIf(process.platform === 'linux')('the package for macOS', () => {
  let contents = '';

  beforeAll(async () => {
    const stub = path.join(folder, 'mac-stub');
    await writeMacStub(stub, await pinnedElectron());
    contents = path.join(await pack('mac', 'dir', stub), 'mac/Verbatim.app/Contents');
  });

  it('tells macOS of its document types', async () => {
    const info: unknown = await parsePlistFile(path.join(contents, 'Info.plist'));
    const types: unknown = isRecord(info) ? info['CFBundleDocumentTypes'] : undefined;
    expect(types).toMatchObject([
      { CFBundleTypeExtensions: ['verbatim.json'], CFBundleTypeRole: 'Editor' },
      { CFBundleTypeExtensions: ['json'], LSHandlerRank: 'Alternate' },
    ]);
  });

  it('seals its archive by a digest', async () => {
    const info: unknown = await parsePlistFile(path.join(contents, 'Info.plist'));
    const seals: unknown = isRecord(info) ? info['ElectronAsarIntegrity'] : undefined;
    expect(seals).toMatchObject({
      'Resources/app.asar': { algorithm: 'SHA256', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it('has every fuse as the table says', async () => {
    expect(await fuseTable(path.dirname(contents))).toEqual(FUSES);
  });
});
