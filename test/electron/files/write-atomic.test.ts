import { chmod, lstat, readdir, readFile, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DISK, type FileLayer, type OpenFile } from '../../../electron/files/file-layer';
import { writeAtomic } from '../../../electron/files/write-atomic';
import { fail, ok } from '../../../shared/base/result';
import { IS_SUPERUSER, tempFolder } from '../temp-folder';

type Step =
  | 'resolve'
  | 'create'
  | 'write'
  | 'sync'
  | 'close'
  | 'rename'
  | 'remove'
  | 'open folder'
  | 'sync folder'
  | 'close folder';

type Faults = Partial<Record<Step, string>>;

const OLD = 'what stood there before';
const NEW = 'a new export: 🗞️ “verbatim”';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: as the test wants it`), { code });
}

/** The real disk, recording each step and failing those that are named, writes halfway through. */
function faultyDisk(faults: Faults = {}): { layer: FileLayer; steps: string[] } {
  const steps: string[] = [];
  async function step<T>(name: Step, detail: string, work: () => Promise<T>): Promise<T> {
    steps.push(detail === '' ? name : `${name} ${detail}`);
    const code = faults[name];
    if (code !== undefined) throw systemError(code);
    return work();
  }
  const opened = (file: OpenFile, suffix: '' | ' folder'): OpenFile => ({
    write: async (text) => {
      if (faults.write !== undefined) await file.write(text.slice(0, text.length / 2));
      await step('write', '', () => file.write(text));
    },
    sync: () => step(`sync${suffix}`, '', () => file.sync()),
    close: async () => {
      await file.close();
      await step(`close${suffix}`, '', async () => undefined);
    },
  });
  const layer: FileLayer = {
    resolve: (file) => step('resolve', path.basename(file), () => DISK.resolve(file)),
    create: (file, mode) =>
      step('create', 'temp', async () => opened(await DISK.create(file, mode), '')),
    createFolder: DISK.createFolder,
    openFolder: (folder) =>
      step('open folder', '', async () => opened(await DISK.openFolder(folder), ' folder')),
    rename: (from, to) =>
      step('rename', `temp to ${path.basename(to)}`, () => DISK.rename(from, to)),
    remove: (file) => step('remove', 'temp', () => DISK.remove(file)),
  };
  return { layer, steps };
}

describe('writeAtomic', () => {
  it('writes and fsyncs a temp file, renames it, and fsyncs the folder, in this order', async () => {
    const folder = await tempFolder();
    const { layer, steps } = faultyDisk();
    expect(await writeAtomic(path.join(folder, 'out.json'), NEW, layer)).toEqual(ok(null));
    expect(steps).toEqual([
      'resolve out.json',
      'create temp',
      'write',
      'sync',
      'close',
      'rename temp to out.json',
      'open folder',
      'sync folder',
      'close folder',
    ]);
  });

  it.each([
    ['nothing', null],
    ['an older file', OLD],
    ['an empty file', ''],
  ])('leaves exactly the new text where %s stood', async (_case, before) => {
    const folder = await tempFolder(before === null ? {} : { 'out.json': before });
    const file = path.join(folder, 'out.json');
    expect(await writeAtomic(file, NEW)).toEqual(ok(null));
    expect(await readFile(file, 'utf8')).toBe(NEW);
    expect(await readdir(folder)).toEqual(['out.json']);
  });

  const faults: [Step, string][] = [
    ['resolve', 'EACCES'],
    ['create', 'EROFS'],
    ['create', 'EEXIST'],
    ['create', 'ENOSPC'],
    ['write', 'ENOSPC'],
    ['write', 'EACCES'],
    ['write', 'EROFS'],
    ['write', 'EIO'],
    ['sync', 'EIO'],
    ['close', 'EDQUOT'],
    ['rename', 'EPERM'],
    ['rename', 'EXDEV'],
  ];

  it.each(faults)(
    'keeps the old file and leaves no other when %s fails with %s',
    async (step, code) => {
      const folder = await tempFolder({ 'out.json': OLD });
      const file = path.join(folder, 'out.json');
      const { layer } = faultyDisk({ [step]: code });
      const result = await writeAtomic(file, NEW, layer);
      expect(result).toEqual(fail({ type: 'FileNotWritten', path: file, code }));
      expect(await readFile(file, 'utf8')).toBe(OLD);
      expect(await readdir(folder)).toEqual(['out.json']);
    },
  );

  it.each(faults)(
    'leaves nothing where nothing stood when %s fails with %s',
    async (step, code) => {
      const folder = await tempFolder();
      const { layer } = faultyDisk({ [step]: code });
      expect((await writeAtomic(path.join(folder, 'out.json'), NEW, layer)).ok).toBe(false);
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it.each(['close', 'remove'] as const)(
    'tells the failure to write when %s then fails as well',
    async (second) => {
      const folder = await tempFolder({ 'out.json': OLD });
      const file = path.join(folder, 'out.json');
      const { layer } = faultyDisk({ write: 'ENOSPC', [second]: 'EIO' });
      const result = await writeAtomic(file, NEW, layer);
      expect(result).toEqual(fail({ type: 'FileNotWritten', path: file, code: 'ENOSPC' }));
      expect(await readFile(file, 'utf8')).toBe(OLD);
    },
  );

  it.each([
    ['open folder', 'EISDIR'],
    ['open folder', 'EACCES'],
    ['sync folder', 'EPERM'],
    ['sync folder', 'EINVAL'],
  ] satisfies [Step, string][])(
    'is content where %s says %s, since folders cannot be fsynced there',
    async (step, code) => {
      const file = path.join(await tempFolder(), 'out.json');
      const { layer } = faultyDisk({ [step]: code });
      expect(await writeAtomic(file, NEW, layer)).toEqual(ok(null));
    },
  );

  it('says so when the folder cannot be fsynced for a reason that matters', async () => {
    const file = path.join(await tempFolder(), 'out.json');
    const { layer } = faultyDisk({ 'sync folder': 'EIO' });
    const result = await writeAtomic(file, NEW, layer);
    expect(result).toEqual(fail({ type: 'FileNotWritten', path: file, code: 'EIO' }));
    expect(await readFile(file, 'utf8')).toBe(NEW);
  });

  it.each([
    ['in a folder that does not exist', 'none/out.json', 'ENOENT'],
    ['below a file', 'old.json/out.json', 'ENOTDIR'],
    ['in the place of a folder', 'folder', 'EISDIR'],
    ['under a name with a NUL', 'a\0b.json', 'ERR_INVALID_ARG_VALUE'],
    ['under a name that is too long', `${'n'.repeat(300)}.json`, 'ENAMETOOLONG'],
  ])('fails as a value %s', async (_case, name, code) => {
    const folder = await tempFolder({ 'old.json': OLD, 'folder/inner.txt': 'inner' });
    const file = path.join(folder, name);
    const result = await writeAtomic(file, NEW);
    expect(result).toEqual(fail({ type: 'FileNotWritten', path: file, code }));
    expect((await readdir(folder)).sort()).toEqual(['folder', 'old.json']);
  });

  it.skipIf(IS_SUPERUSER)('does not replace a file that may not be written', async () => {
    const folder = await tempFolder({ 'out.json': OLD });
    const file = path.join(folder, 'out.json');
    await chmod(file, 0o444);
    const result = await writeAtomic(file, NEW);
    expect(result).toEqual(fail({ type: 'FileNotWritten', path: file, code: 'EACCES' }));
    expect(await readFile(file, 'utf8')).toBe(OLD);
  });

  it.skipIf(process.platform === 'win32').each([0o600, 0o664])(
    'keeps the mode %i of the file it replaces',
    async (mode) => {
      const file = path.join(await tempFolder({ 'out.json': OLD }), 'out.json');
      await chmod(file, mode);
      await writeAtomic(file, NEW);
      expect((await stat(file)).mode & 0o777).toBe(mode);
    },
  );

  it('writes through a link and leaves the link', async () => {
    const folder = await tempFolder({ 'real/out.json': OLD });
    const link = path.join(folder, 'link.json');
    await symlink(path.join('real', 'out.json'), link);
    expect(await writeAtomic(link, NEW)).toEqual(ok(null));
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(await readFile(path.join(folder, 'real', 'out.json'), 'utf8')).toBe(NEW);
    expect(await readdir(folder)).toEqual(['link.json', 'real']);
  });

  it('leaves one whole text when several writes of one file overlap', async () => {
    const folder = await tempFolder();
    const file = path.join(folder, 'out.json');
    const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(300_000));
    await Promise.all(texts.map((text) => writeAtomic(file, text)));
    expect(texts).toContain(await readFile(file, 'utf8'));
    expect(await readdir(folder)).toEqual(['out.json']);
  });

  it('throws a defect on, and still removes the temp file', async () => {
    const folder = await tempFolder();
    const layer: FileLayer = { ...DISK, rename: () => Promise.reject(new TypeError('a defect')) };
    await expect(writeAtomic(path.join(folder, 'out.json'), NEW, layer)).rejects.toThrow(
      'a defect',
    );
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves files of the same folder alone, temp files of others among them', async () => {
    const folder = await tempFolder({ '.verbatim-other.tmp': 'of another', 'b.txt': 'b' });
    await writeAtomic(path.join(folder, 'out.json'), NEW);
    expect((await readdir(folder)).sort()).toEqual(['.verbatim-other.tmp', 'b.txt', 'out.json']);
  });
});
