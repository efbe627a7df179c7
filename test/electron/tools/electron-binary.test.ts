import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electronVersion, findElectron } from '../../../electron/tools/electron-binary.mjs';

const EXECUTABLE =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[
    process.platform as string
  ] ?? 'electron';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'verbatim-binary-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A folder laid out as that of Electron's binary. */
async function dist(files: Readonly<Record<string, string>>): Promise<string> {
  const place = await mkdtemp(path.join(folder, 'dist-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(place, name)), { recursive: true });
    await writeFile(path.join(place, name), content);
  }
  return place;
}

describe('findElectron', () => {
  it('finds the executable of the system in a folder that is named', async () => {
    const place = await dist({ [EXECUTABLE]: '' });
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: place })).toBe(path.join(place, EXECUTABLE));
  });

  it('finds nothing in a folder that is named and does not hold it', async () => {
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: await dist({}) })).toBeNull();
  });

  it.each<[string, Record<string, string>, boolean]>([
    ['whole and of this version', { [EXECUTABLE]: '', version: electronVersion() }, true],
    [
      'whole and of this version with its letter',
      { [EXECUTABLE]: '', version: `v${electronVersion()}\n` },
      true,
    ],
    ['of another version', { [EXECUTABLE]: '', version: '1.0.0' }, false],
    ['without a version, as when unpacking was cut short', { [EXECUTABLE]: '' }, false],
    ['without its executable', { version: electronVersion() }, false],
  ])('decides on a download that is %s', async (_, files, isFound) => {
    const place = await dist(files);
    expect(findElectron({}, place)).toBe(isFound ? path.join(place, EXECUTABLE) : null);
  });
});
