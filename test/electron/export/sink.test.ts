import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  openFileSink,
  openFolderSink,
  openZipSink,
  type Sink,
} from '../../../electron/export/sink';
import { DISK, type FileLayer, type OpenFile } from '../../../electron/files/file-layer';
import { tempFolder } from '../temp-folder';

const TEXT = 'one – «dos» 🗞️\r\n';

async function fill(sink: Sink, pieces: readonly (readonly [string, string])[]): Promise<void> {
  for (const [entry, text] of pieces) await sink.write(entry, text);
}

/** The real disk, whose nth call fails as on a full disk; every call is written down. */
function failingAt(call: number): { layer: FileLayer; calls: string[] } {
  const calls: string[] = [];
  function step<T>(name: string, work: () => Promise<T>): Promise<T> {
    calls.push(name);
    if (calls.length !== call) return work();
    return Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
  }
  const opened = (file: OpenFile): OpenFile => ({
    write: (data) => step('write', () => file.write(data)),
    sync: () => step('sync', () => file.sync()),
    close: () => file.close(),
  });
  return {
    calls,
    layer: {
      ...DISK,
      create: (file, mode) => step('create', async () => opened(await DISK.create(file, mode))),
      createFolder: (folder) => step('createFolder', () => DISK.createFolder(folder)),
      openFolder: (folder) => step('openFolder', async () => opened(await DISK.openFolder(folder))),
      rename: (from, to) => step('rename', () => DISK.rename(from, to)),
    },
  };
}

describe('openFileSink', () => {
  it('puts all pieces in place at once, and nothing before', async () => {
    const folder = await tempFolder({ 'out.json': 'old' });
    const file = path.join(folder, 'out.json');
    const sink = await openFileSink(file);
    await fill(sink, [
      ['', 'one '],
      ['', TEXT],
    ]);
    expect(await readFile(file, 'utf8')).toBe('old');
    await sink.finish();
    expect(await readFile(file, 'utf8')).toBe(`one ${TEXT}`);
    expect(await readdir(folder)).toEqual(['out.json']);
  });

  it('leaves what stood there when it is abandoned', async () => {
    const folder = await tempFolder({ 'out.json': 'old' });
    const sink = await openFileSink(path.join(folder, 'out.json'));
    await sink.write('', TEXT);
    await sink.abandon();
    expect(await readFile(path.join(folder, 'out.json'), 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['out.json']);
  });
});

const ENTRIES = [
  ['annotation.conf', '[entities]\n'],
  ['texts/a.txt', 'first '],
  ['texts/a.txt', TEXT],
  ['texts/b.txt', ''],
] as const;

/** The call that puts the folder in its place; what fails after it is only the folder's fsync. */
const RENAME = 17;

describe('openFolderSink', () => {
  it('makes the folder once it is whole', async () => {
    const parent = await tempFolder();
    const folder = path.join(parent, 'brat');
    const sink = await openFolderSink(folder);
    await fill(sink, ENTRIES);
    expect(await readdir(parent)).not.toContain('brat');
    await sink.finish();
    expect(await readdir(parent)).toEqual(['brat']);
    expect((await readdir(folder, { recursive: true })).sort()).toEqual([
      'annotation.conf',
      'texts',
      path.join('texts', 'a.txt'),
      path.join('texts', 'b.txt'),
    ]);
    expect(await readFile(path.join(folder, 'texts', 'a.txt'), 'utf8')).toBe(`first ${TEXT}`);
  });

  it('fsyncs every file and every folder before it is renamed', async () => {
    const { layer, calls } = failingAt(0);
    const sink = await openFolderSink(path.join(await tempFolder(), 'brat'), layer);
    await fill(sink, ENTRIES);
    await sink.finish();
    const file = (writes: number) => ['create', ...Array<string>(writes).fill('write'), 'sync'];
    expect(calls).toEqual([
      'createFolder',
      ...file(1),
      'createFolder',
      ...file(2),
      ...file(1),
      ...Array<string[]>(2).fill(['openFolder', 'sync']).flat(),
      'rename',
      'openFolder',
      'sync',
    ]);
  });

  it.each(Array.from({ length: 19 }, (_, index) => index + 1))(
    'leaves all or nothing where call %i meets a full disk',
    async (call) => {
      const parent = await tempFolder();
      const { layer, calls } = failingAt(call);
      const write = async (): Promise<void> => {
        const sink = await openFolderSink(path.join(parent, 'brat'), layer);
        try {
          await fill(sink, ENTRIES);
          await sink.finish();
        } catch (error) {
          await sink.abandon();
          throw error;
        }
      };
      await expect(write()).rejects.toMatchObject({ code: 'ENOSPC' });
      expect(calls.length).toBe(call);
      expect(await readdir(parent)).toEqual(call > RENAME ? ['brat'] : []);
    },
  );

  it('does not touch a folder that stands there already', async () => {
    const parent = await tempFolder();
    await mkdir(path.join(parent, 'brat'));
    await writeFile(path.join(parent, 'brat', 'mine.txt'), 'mine');
    const sink = await openFolderSink(path.join(parent, 'brat'));
    await fill(sink, ENTRIES);
    await expect(sink.finish()).rejects.toMatchObject({ code: expect.any(String) });
    await sink.abandon();
    expect(await readdir(path.join(parent, 'brat'))).toEqual(['mine.txt']);
    expect(await readdir(parent)).toEqual(['brat']);
  });
});

describe('openZipSink', () => {
  it('writes an archive that another reader unpacks to the same texts', async () => {
    const folder = await tempFolder();
    const file = path.join(folder, 'x.qdpx');
    const sink = await openZipSink(file);
    await fill(sink, ENTRIES);
    expect(await readdir(folder)).not.toContain('x.qdpx');
    await sink.finish();
    const unpacked = unzipSync(new Uint8Array(await readFile(file)));
    const texts = Object.entries(unpacked).map(([name, bytes]) => [name, strFromU8(bytes)]);
    expect(texts).toEqual([
      ['annotation.conf', '[entities]\n'],
      ['texts/a.txt', `first ${TEXT}`],
      ['texts/b.txt', ''],
    ]);
  });

  it('gives the same bytes for the same entries', async () => {
    const folder = await tempFolder();
    const bytes = async (name: string): Promise<Buffer> => {
      const sink = await openZipSink(path.join(folder, name));
      await fill(sink, ENTRIES);
      await sink.finish();
      return readFile(path.join(folder, name));
    };
    expect((await bytes('a.zip')).equals(await bytes('b.zip'))).toBe(true);
  });

  it('leaves nothing when it is abandoned', async () => {
    const folder = await tempFolder();
    const sink = await openZipSink(path.join(folder, 'x.qdpx'));
    await fill(sink, ENTRIES);
    await sink.abandon();
    expect(await readdir(folder)).toEqual([]);
  });
});
