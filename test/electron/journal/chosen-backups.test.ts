import { readdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createChosenBackups } from '../../../electron/journal/chosen-backups';
import { createKeeper } from '../../../electron/journal/keeper';
import { KEEPING_DISK } from '../../../electron/journal/keeping-layer';
import { FROM_THE_FIRST, mergeHistory } from '../../../electron/journal/merge-history';
import { fail, ok } from '../../../shared/base/result';
import { encodeClosing } from '../../../shared/journal/closing-line';
import { aChain, type Chain } from '../../builders/a-change';
import { tempFolder } from '../temp-folder';

const AT = '2026-11-21T09:30:00Z';

function backupText({ lines, seq, sum }: Chain): string {
  const closing = encodeClosing({ lines: lines.length, seq, last: sum, at: AT }).line;
  return [...lines, closing].map((line) => `${line}\n`).join('');
}

async function fileOf(bytes: string | Uint8Array, name: string): Promise<string> {
  const file = path.join(await tempFolder(), name);
  await writeFile(file, bytes);
  return file;
}

async function chooseFile(file: string, most?: number) {
  const chosen = createChosenBackups(KEEPING_DISK, most);
  const answer = await chosen.inspect(file);
  const lines: string[] = [];
  const sources = answer.ok ? chosen.sources(answer.value.id) : null;
  if (sources) {
    for await (const { text } of mergeHistory(sources, FROM_THE_FIRST, () => undefined))
      lines.push(text);
  }
  return { answer, lines };
}

async function choose(bytes: string | Uint8Array, most?: number, name = 'chosen.verbatim-backup') {
  return chooseFile(await fileOf(bytes, name), most);
}

describe('createChosenBackups', () => {
  it('gives a whole backup, its time and every line of it', async () => {
    const chain = aChain(4);
    const bytes = gzipSync(backupText(chain));
    const { answer, lines } = await choose(bytes);
    const snapshot = { fileName: 'chosen.verbatim-backup', at: AT, seq: 4, bytes: bytes.length };
    expect(answer).toMatchObject(ok({ snapshot, faults: [] }));
    expect(lines).toEqual(chain.lines);
  });

  it('gives a journal as it lies in a folder that was set aside', async () => {
    const chain = aChain(3);
    const { answer, lines } = await choose(chain.lines.map((line) => `${line}\n`).join(''));
    expect(answer).toMatchObject(ok({ snapshot: { seq: 3 }, faults: [] }));
    expect(lines).toEqual(chain.lines);
  });

  it.each([
    ['half of it', 0.5, 'verbatim-000000000400-20261121T093000Z.verbatim-backup', 400],
    ['its end', 0.99, 'verbatim-000000000400-20261121T093000Z.verbatim-backup', 400],
    ['half of one with a name of its own', 0.5, 'mine.verbatim-backup', null],
  ])('tells how far a backup goes that has lost %s', async (_case, share, name, claimed) => {
    const chain = aChain(400, (seq) => `Source ${Math.sin(seq)}`);
    const bytes = gzipSync(backupText(chain));
    const cut = bytes.subarray(0, Math.floor(bytes.length * share));
    const { answer, lines } = await choose(cut, undefined, name);
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.length).toBeLessThan(400);
    expect(lines).toEqual(chain.lines.slice(0, lines.length));
    expect(answer).toMatchObject(
      ok({
        snapshot: { seq: claimed ?? lines.length },
        faults: [{ type: 'CutOff', file: name, after: lines.length }],
      }),
    );
    expect(answer.ok && answer.value.faults).toHaveLength(1);
  });

  it('tells a backup that was cut off behind a whole line', async () => {
    const { lines } = aChain(5);
    const { answer } = await choose(gzipSync(lines.slice(0, 3).join('\n')));
    const file = 'chosen.verbatim-backup';
    expect(answer).toMatchObject(
      ok({ snapshot: { seq: 3 }, faults: [{ type: 'CutOff', file, after: 3 }] }),
    );
  });

  it('believes neither a name nor a closing line that says more than is there', async () => {
    const chain = aChain(3);
    const name = 'verbatim-000000000009-20261121T093000Z.verbatim-backup';
    const named = await choose(gzipSync(backupText(chain)), undefined, name);
    expect(named.answer).toMatchObject(
      ok({ snapshot: { seq: 9 }, faults: [{ type: 'CutOff', file: name, after: 3 }] }),
    );
    const closed = await choose(gzipSync(backupText({ ...chain, seq: 8 })));
    expect(closed.answer).toMatchObject(
      ok({ snapshot: { seq: 8 }, faults: [{ type: 'CutOff', after: 3 }] }),
    );
  });

  it('gives what stands before a damage, but for the last of it', async () => {
    const chain = aChain(400, (seq) => `Source ${Math.sin(seq)}`);
    const bytes = gzipSync(backupText(chain));
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 6) ^ 1, bytes.length - 6);
    const { answer, lines } = await choose(bytes);
    expect(answer).toMatchObject(
      ok({ faults: [{ type: 'KeptUnreadable', code: 'Z_DATA_ERROR' }] }),
    );
    expect(lines.length).toBeGreaterThan(350);
    expect(lines).toEqual(chain.lines.slice(0, lines.length));
  });

  it('tells lines that a backup has lost without its gzip being damaged', async () => {
    const chain = aChain(5);
    const text = backupText(chain).split('\n');
    const { answer, lines } = await choose(gzipSync(text.toSpliced(2, 1).join('\n')));
    expect(lines).toEqual(chain.lines.toSpliced(2, 1));
    expect(answer).toMatchObject(
      ok({
        faults: [
          { type: 'Gap', after: 2, before: 4 },
          { type: 'LineCorrupt', line: 5 },
        ],
      }),
    );
  });

  it('ignores what stands behind the end of a backup', async () => {
    const chain = aChain(2);
    const bytes = Buffer.concat([gzipSync(backupText(chain)), Buffer.alloc(5000)]);
    expect((await choose(bytes)).lines).toEqual(chain.lines);
    const within = gzipSync(`${backupText(chain)}${'{}\n'.repeat(5)}`);
    expect((await choose(within)).lines).toEqual(chain.lines);
  });

  it.each([
    ['an empty file', ''],
    ['an article', 'The mayor said on Tuesday that prices fell.\n'],
    ['a JSON file', '{ "format": "verbatim-export", "version": 1 }\n'],
    ['the beginning of a gzip file', Buffer.from([0x1f, 0x8b])],
    ['a gzip file that is no backup', gzipSync('{}\n'.repeat(1000))],
    [
      'random bytes behind the sign of a gzip file',
      Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7]),
    ],
    ['zeros', Buffer.alloc(100_000)],
    ['a backup without a change', gzipSync(backupText({ lines: [], seq: 0, sum: '' }))],
    ['newlines alone', '\n'.repeat(100_000)],
  ])('refuses %s', async (_case, bytes) => {
    const { answer } = await choose(bytes);
    expect(answer).toMatchObject(
      fail({ type: 'BackupUnreadable', fileName: 'chosen.verbatim-backup' }),
    );
    expect(answer.ok ? '' : answer.failure.code).not.toBe('');
  });

  it('refuses a file that unpacks to more than it may, and stops there', async () => {
    const chain = aChain(3, () => 'x'.repeat(400_000));
    const bytes = gzipSync(backupText(chain));
    expect(bytes.length).toBeLessThan(20_000);
    const { answer } = await choose(bytes, 1_000_000);
    expect(answer).toMatchObject(fail({ type: 'BackupUnreadable', code: 'TooLarge' }));
    expect((await choose(bytes, 2_000_000)).answer).toMatchObject(ok({ snapshot: { seq: 3 } }));
  });

  it('refuses a bomb of one endless line without unpacking all of it', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const { answer } = await choose(bomb, 8 * 1024 * 1024);
    expect(answer).toMatchObject(fail({ type: 'BackupUnreadable', code: 'TooLarge' }));
  });

  it('refuses what is not there, and a folder', async () => {
    const chosen = createChosenBackups(KEEPING_DISK);
    const folder = await tempFolder();
    expect(await chosen.inspect(path.join(folder, 'gone'))).toMatchObject(
      fail({ type: 'BackupUnreadable', fileName: 'gone', code: 'ENOENT' }),
    );
    expect(await chosen.inspect(folder)).toMatchObject(
      fail({ type: 'BackupUnreadable', code: 'EISDIR' }),
    );
  });

  it('knows no backup by another id', () => {
    expect(createChosenBackups(KEEPING_DISK).sources('/etc/passwd')).toBeNull();
  });
});

/** A folder as a renewal leaves it: backups up to changes 2 and 3, and a journal of 3 to 5. */
async function asideFolder(name: string): Promise<{ folder: string; lines: readonly string[] }> {
  const userData = await tempFolder();
  const keeper = createKeeper(userData);
  const { lines } = aChain(5);
  await keeper.append(lines.slice(0, 2));
  await keeper.backUp();
  await keeper.append(lines.slice(2, 3));
  await keeper.backUp();
  await keeper.append(lines.slice(3));
  expect(await keeper.renew()).toMatchObject(ok({ seq: 0 }));
  const backups = path.join(userData, 'backups');
  const [made = ''] = await readdir(backups);
  const folder = path.join(backups, name === '' ? made : name);
  await rename(path.join(backups, made), folder);
  return { folder, lines };
}

async function filesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).map((name) => path.join(folder, name));
}

describe('a file in a folder that was set aside', () => {
  it('is read together with the others that were set aside with it, whichever is chosen', async () => {
    const { folder, lines } = await asideFolder('');
    const files = await filesIn(folder);
    expect(files).toHaveLength(3);
    for (const file of files) {
      const chosen = await chooseFile(file);
      expect(chosen.answer).toMatchObject(
        ok({ snapshot: { fileName: path.basename(file), seq: 5 }, faults: [] }),
      );
      expect(chosen.lines).toEqual(lines);
    }
  });

  it('stands for itself where the folder is no such one', async () => {
    const { folder, lines } = await asideFolder('copies of mine');
    const found: (readonly string[])[] = [];
    for (const file of (await filesIn(folder)).toSorted()) {
      found.push((await chooseFile(file)).lines);
    }
    expect(found).toEqual([lines.slice(2), lines.slice(0, 2), lines.slice(0, 3)]);
  });

  it('claims what the others do, and tells what is damaged of them', async () => {
    const { folder, lines } = await asideFolder('');
    const [journal = '', , newest = ''] = (await filesIn(folder)).toSorted();
    await rm(journal);
    await truncate(newest, 300);
    const [older = ''] = (await filesIn(folder)).toSorted();
    const chosen = await chooseFile(older);
    const file = path.basename(newest);
    expect(chosen.answer).toMatchObject(
      ok({ snapshot: { seq: 3 }, faults: [{ type: 'CutOff', file }] }),
    );
    expect(chosen.lines).toEqual(lines.slice(0, 2));
  });

  it('is refused for what is wrong with itself, and with no other', async () => {
    const { folder } = await asideFolder('');
    await writeFile(path.join(folder, 'notes.txt'), 'The mayor spoke.\n');
    expect((await chooseFile(path.join(folder, 'notes.txt'))).answer).toMatchObject(
      fail({ code: 'NoChange' }),
    );
  });
});
