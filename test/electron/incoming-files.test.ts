import { describe, expect, it } from 'vitest';
import { createIncomingFiles } from '../../electron/incoming-files';
import type { FileBatch } from '../../shared/ipc/channels';

function batchOf(paths: readonly string[]): FileBatch {
  return {
    folder: '',
    files: [],
    unread: paths.map((fileName) => ({ fileName, failure: { type: 'FileEmpty' } })),
  };
}

function names(batches: readonly FileBatch[]): string[][] {
  return batches.map((batch) => batch.unread.map((file) => file.fileName));
}

/** Incoming files whose reading ends when the test says so. */
function slowFiles() {
  const sent: FileBatch[] = [];
  const reading: { paths: readonly string[]; finish: () => void }[] = [];
  const files = createIncomingFiles(
    (paths) =>
      new Promise((resolve) => {
        reading.push({ paths, finish: () => resolve(batchOf(paths)) });
      }),
    (batch) => sent.push(batch),
  );
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    files,
    reading,
    sent,
    async finish(): Promise<void> {
      reading.at(-1)?.finish();
      await settle();
    },
  };
}

describe('createIncomingFiles', () => {
  it('reads nothing until the window listens, then everything in one batch', async () => {
    const { files, reading, sent, finish } = slowFiles();
    files.offer(['a']);
    files.offer(['b', 'c']);
    expect(reading).toEqual([]);
    files.open();
    await finish();
    expect(names(sent)).toEqual([['a', 'b', 'c']]);
  });

  it('sends what comes later at once', async () => {
    const { files, sent, finish } = slowFiles();
    files.open();
    files.offer(['a']);
    await finish();
    expect(names(sent)).toEqual([['a']]);
  });

  it('sends nothing where nothing was named', async () => {
    const { files, reading } = slowFiles();
    files.offer([]);
    files.open();
    files.offer([]);
    expect(reading).toEqual([]);
  });

  it('reads one batch after the other, in order', async () => {
    const { files, reading, sent, finish } = slowFiles();
    files.open();
    files.offer(['a']);
    files.offer(['b']);
    expect(reading).toHaveLength(1);
    await finish();
    await finish();
    expect(names(sent)).toEqual([['a'], ['b']]);
  });

  it('keeps what was being read when the window went, for the next one', async () => {
    const { files, sent, finish } = slowFiles();
    files.open();
    files.offer(['a']);
    files.close();
    await finish();
    expect(sent).toEqual([]);
    files.offer(['b']);
    files.open();
    await finish();
    expect(names(sent)).toEqual([['a', 'b']]);
  });

  it('sends each file once when the page asks twice', async () => {
    const { files, sent, finish } = slowFiles();
    files.offer(['a']);
    files.open();
    files.open();
    await finish();
    expect(names(sent)).toEqual([['a']]);
  });
});
