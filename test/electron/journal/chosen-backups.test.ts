import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createChosenBackups } from '../../../electron/journal/chosen-backups';
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

async function fileOf(bytes: string | Uint8Array): Promise<string> {
  const file = path.join(await tempFolder(), 'chosen.verbatim-backup');
  await writeFile(file, bytes);
  return file;
}

async function choose(bytes: string | Uint8Array, most?: number) {
  const chosen = createChosenBackups(KEEPING_DISK, most);
  const answer = await chosen.inspect(await fileOf(bytes));
  const lines: string[] = [];
  const source = answer.ok ? chosen.source(answer.value.id) : null;
  if (source) {
    for await (const { text } of mergeHistory([source], FROM_THE_FIRST, () => undefined))
      lines.push(text);
  }
  return { answer, lines };
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

  it('gives what is whole of a backup that was cut off, and tells that it was', async () => {
    const chain = aChain(400, (seq) => `Source ${Math.sin(seq)}`);
    const bytes = gzipSync(backupText(chain));
    const { answer, lines } = await choose(bytes.subarray(0, bytes.length / 2));
    expect(answer).toMatchObject(ok({ faults: [{ type: 'LineTorn' }] }));
    expect(lines.length).toBeGreaterThan(100);
    expect(lines).toEqual(chain.lines.slice(0, lines.length));
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
    expect(answer.ok ? '' : answer.failure.reason).not.toBe('');
  });

  it('refuses a file that unpacks to more than it may, and stops there', async () => {
    const chain = aChain(3, () => 'x'.repeat(400_000));
    const bytes = gzipSync(backupText(chain));
    expect(bytes.length).toBeLessThan(20_000);
    const { answer } = await choose(bytes, 1_000_000);
    expect(answer).toMatchObject(fail({ type: 'BackupUnreadable', reason: 'TooLarge' }));
    expect((await choose(bytes, 2_000_000)).answer).toMatchObject(ok({ snapshot: { seq: 3 } }));
  });

  it('refuses a bomb of one endless line without unpacking all of it', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const { answer } = await choose(bomb, 8 * 1024 * 1024);
    expect(answer).toMatchObject(fail({ type: 'BackupUnreadable', reason: 'TooLarge' }));
  });

  it('refuses what is not there, and a folder', async () => {
    const chosen = createChosenBackups(KEEPING_DISK);
    const folder = await tempFolder();
    expect(await chosen.inspect(path.join(folder, 'gone'))).toMatchObject(
      fail({ type: 'BackupUnreadable', fileName: 'gone' }),
    );
    expect(await chosen.inspect(folder)).toMatchObject(fail({ type: 'BackupUnreadable' }));
  });

  it('knows no backup by another id', () => {
    expect(createChosenBackups(KEEPING_DISK).source('/etc/passwd')).toBeNull();
  });
});
