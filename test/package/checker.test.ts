import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildExport } from '../../shared/exchange/build-export';
import { TEST_TIME } from '../builders/an-article';
import { aRichExport } from '../cases/rich-export';
import { ROOT } from '../e2e/app';

const run = promisify(execFile);
const NPM = ['--offline', '--no-audit', '--no-fund', '--ignore-scripts'];

describe('the checker as a package of its own', () => {
  let folder = '';
  let checker = '';

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'verbatim-checker-'));
    await run('npm', ['pack', ...NPM, '--pack-destination', folder], { cwd: ROOT });
    const [archive = ''] = await readdir(folder);
    await writeFile(path.join(folder, 'package.json'), '{"private": true}');
    await run('npm', ['install', ...NPM, path.join(folder, archive)], { cwd: folder });
    checker = path.join(folder, 'node_modules/.bin/verbatim-verify-export');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('brings no other package along', async () => {
    expect((await readdir(path.join(folder, 'node_modules'))).toSorted()).toEqual([
      '.bin',
      '.package-lock.json',
      'verbatim',
    ]);
  });

  it('holds what docs/reviewing.md says, file by file, and nothing else', async () => {
    const own = path.join(folder, 'node_modules/verbatim');
    const entries = await readdir(own, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(own, path.join(entry.parentPath, entry.name)))
      .map((file) => file.replaceAll(path.sep, '/'));
    const page = await readFile(path.join(ROOT, 'docs/reviewing.md'), 'utf8');
    const [, list = ''] = /holds these files and no others:\n\n((?:- .*\n)+)/.exec(page) ?? [];
    const named = [...list.matchAll(/^- `([^`]+)`/gm)].map(([, file]) => file);
    expect(files.toSorted()).toEqual(named.toSorted());
  });

  it('proves an export, and refuses one that was changed', async () => {
    const text = buildExport(aRichExport(), TEST_TIME);
    const [good, bad] = ['good', 'bad'].map((name) => path.join(folder, `${name}.verbatim.json`));
    if (!good || !bad) throw new Error('There are two names.');
    await writeFile(good, text);
    await writeFile(bad, text.replace('"kind": "claim"', '"kind": "quote"'));
    await expect(run(checker, [good])).resolves.toMatchObject({ stderr: '' });
    await expect(run(checker, [bad])).rejects.toMatchObject({ code: 1 });
  });
});
