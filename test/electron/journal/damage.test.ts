import {
  appendFile,
  copyFile,
  mkdir,
  readdir,
  readFile,
  rm,
  truncate,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeeper, type Keeper } from '../../../electron/journal/keeper';
import { fail, ok } from '../../../shared/base/result';
import type { KeepingFault } from '../../../shared/ipc/channels';
import { writeFrame } from '../../../shared/journal/frame';
import { aChain, nextLines } from '../../builders/a-change';
import { tempFolder } from '../temp-folder';
import { readAll, seqOf, tickingClock } from './keep';
import { SimulatedDisk } from './simulated-disk';

const JOURNAL = 'journal/journal.jsonl';

/** A folder with a journal of these lines and no snapshot, as a run that was killed leaves it. */
async function killedWith(lines: readonly string[]): Promise<string> {
  const text = lines.map((line) => `${line}\n`).join('');
  return tempFolder({ [JOURNAL]: text, 'session.json': '{ "run": "going on" }\n', 'backups/': '' });
}

/** The same on a disk in memory, for the tests that need thousands. */
function simulatedJournal(bytes: Buffer): SimulatedDisk {
  const disk = new SimulatedDisk(['/', '/data']);
  disk.put('/data/journal/journal.jsonl', bytes);
  return disk;
}

/** Two snapshots, at 3 and 6 changes, and two changes behind them. */
async function withSnapshots(): Promise<{ userData: string; lines: readonly string[] }> {
  const userData = await tempFolder();
  const keeper = createKeeper(userData);
  let chain = aChain(3);
  const lines = [...chain.lines];
  await keeper.append(chain.lines);
  for (let round = 0; round < 2; round += 1) {
    await keeper.backUp();
    chain = nextLines(chain, 3 - round);
    lines.push(...chain.lines);
    await keeper.append(chain.lines);
  }
  return { userData, lines };
}

async function snapshotFiles(userData: string): Promise<readonly string[]> {
  const names = await readdir(path.join(userData, 'backups'));
  return names.toSorted().map((name) => path.join(userData, 'backups', name));
}

async function flipBit(file: string, at: number): Promise<void> {
  const bytes = await readFile(file);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0x04, at);
  await writeFile(file, bytes);
}

interface Seen {
  readonly keeper: Keeper;
  readonly seqs: readonly number[];
  readonly end: number;
  readonly faults: readonly KeepingFault[];
}

/** What a start finds: first what it tells, then what it reads, then what it tells after that. */
async function start(userData: string): Promise<Seen> {
  const keeper = createKeeper(userData);
  const { journal } = await keeper.status();
  const lines = await readAll(keeper);
  const { faults } = await keeper.status();
  return { keeper, seqs: lines.map(seqOf), end: journal.seq, faults };
}

function upTo(last: number): readonly number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

describe('a journal that is damaged', () => {
  it('keeps its whole lines where it was cut off at any byte of the last two', async () => {
    const { lines } = aChain(4);
    const whole = lines.map((line) => `${line}\n`).join('');
    const first = lines.slice(0, 2).join('\n').length + 1;
    for (let length = first; length < whole.length; length += 1) {
      const disk = simulatedJournal(Buffer.from(whole.slice(0, length)));
      const keeper = createKeeper('/data', { layer: disk.layer, now: tickingClock() });
      const left = whole.slice(0, length).split('\n');
      // A line that lacks no more than its newline proves itself.
      const count = left.filter((line) => lines.includes(line)).length;
      const isTorn = left.at(-1) !== '' && !lines.includes(left.at(-1) ?? '');
      const torn = { type: 'LineTorn', file: 'journal.jsonl', line: count + 1 };
      const { journal, faults } = await keeper.status();
      expect([journal.seq, faults]).toEqual([count, isTorn ? [torn] : []]);
      expect(await readAll(keeper)).toEqual(lines.slice(0, count));
      expect(await keeper.append(lines.slice(count))).toMatchObject(ok({ seq: 4 }));
      expect(disk.bytesOf('/data/journal/journal.jsonl')?.toString()).toBe(whole);
    }
  });

  it('cuts a damaged end off only after keeping a copy of it', async () => {
    const { lines } = aChain(3);
    const userData = await killedWith(lines);
    await appendFile(path.join(userData, JOURNAL), 'half a li');
    await start(userData);
    const names = await readdir(path.join(userData, 'journal'));
    const copy = names.find((name) => name.startsWith('damaged-end-')) ?? '';
    expect(await readFile(path.join(userData, 'journal', copy), 'utf8')).toBe('half a li');
    expect((await start(userData)).faults).toEqual([]);
  });

  it('takes zeros at its end for a write that was cut off', async () => {
    const { lines } = aChain(3);
    const userData = await killedWith(lines);
    await appendFile(path.join(userData, JOURNAL), Buffer.alloc(4096));
    const { seqs, faults } = await start(userData);
    expect(seqs).toEqual([1, 2, 3]);
    expect(faults).toEqual([{ type: 'LineTorn', file: 'journal.jsonl', line: 4 }]);
  });

  it('tells a line in its middle that is not whole, and what is missing for it', async () => {
    const { lines } = aChain(5);
    const userData = await killedWith(lines);
    await flipBit(path.join(userData, JOURNAL), (lines[0]?.length ?? 0) + 200);
    const { keeper, seqs, end, faults } = await start(userData);
    expect([seqs, end]).toEqual([[1, 3, 4, 5], 5]);
    expect(faults).toEqual([
      { type: 'LineCorrupt', file: 'journal.jsonl', line: 2 },
      { type: 'Gap', after: 1, before: 3 },
    ]);
    expect(await keeper.backUp()).toEqual(fail({ type: 'JournalDamaged' }));
    const next = nextLines({ seq: 5, sum: (await keeper.status()).journal.sum }, 1);
    expect(await keeper.append(next.lines)).toMatchObject(ok({ seq: 6 }));
  });

  it('tells two gaps as two', async () => {
    const { lines } = aChain(7);
    const userData = await killedWith(lines.filter((_, index) => index !== 1 && index !== 4));
    const { seqs, faults } = await start(userData);
    expect(seqs).toEqual([1, 3, 4, 6, 7]);
    expect(faults).toEqual([
      { type: 'Gap', after: 1, before: 3 },
      { type: 'Gap', after: 4, before: 6 },
    ]);
  });

  it('tells lines in another order', async () => {
    const [first = '', second = '', third = ''] = aChain(3).lines;
    const { seqs, faults } = await start(await killedWith([first, third, second]));
    expect(seqs).toEqual([1, 3]);
    expect(faults).toEqual([
      { type: 'Gap', after: 1, before: 3 },
      { type: 'LineCorrupt', file: 'journal.jsonl', line: 3 },
    ]);
  });

  it('reads what stands before a line of a newer program, and writes nothing behind it', async () => {
    const chain = aChain(2);
    const newer = writeFrame('"prev":"","seq":3,"what":{}').line;
    const { createHash } = await import('node:crypto');
    const rest = newer.slice(newer.indexOf('"v":1')).replace('"v":1', '"v":7');
    const sum = createHash('sha256').update(rest).digest('hex');
    const userData = await killedWith([...chain.lines, `{"sum":"${sum}",${rest}`]);
    const before = await readFile(path.join(userData, JOURNAL));
    const { keeper, seqs, faults } = await start(userData);
    expect(seqs).toEqual([1, 2]);
    expect(faults).toEqual([{ type: 'LineTooNew', file: 'journal.jsonl', found: 7 }]);
    expect(await keeper.append(nextLines(chain, 1).lines)).toMatchObject(
      fail({ type: 'JournalRefused' }),
    );
    await keeper.backUp();
    expect(await readFile(path.join(userData, JOURNAL))).toEqual(before);
  });

  it('is told as missing where there was one, and not at a first start', async () => {
    const userData = await killedWith([]);
    await rm(path.join(userData, JOURNAL));
    expect((await start(userData)).faults).toEqual([{ type: 'JournalMissing' }]);
    expect((await start(userData)).faults).toEqual([]);
    expect((await start(await tempFolder())).faults).toEqual([]);
  });

  it('is told as unreadable where a folder stands in its place, and taken again afterwards', async () => {
    const chain = aChain(2);
    const userData = await killedWith(chain.lines);
    const file = path.join(userData, JOURNAL);
    await copyFile(file, `${file}.moved`);
    await rm(file);
    await mkdir(file);
    const keeper = createKeeper(userData);
    expect((await keeper.status()).faults).toEqual([
      { type: 'KeptUnreadable', file: 'journal.jsonl', code: 'EISDIR' },
    ]);
    const next = nextLines(chain, 1);
    expect(await keeper.append(next.lines)).toEqual(
      fail({ type: 'FileNotWritten', path: file, code: 'EISDIR' }),
    );
    await rm(file, { recursive: true });
    await copyFile(`${file}.moved`, file);
    expect(await keeper.append(next.lines)).toMatchObject(ok({ seq: 3 }));
  });

  it('never gives a line that is not as it was written, wherever a bit is flipped', async () => {
    const { lines } = aChain(4);
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const damaged = Buffer.from(bytes);
        damaged.writeUInt8(damaged.readUInt8(at) ^ (1 << bit), at);
        const { layer } = simulatedJournal(damaged);
        const keeper = createKeeper('/data', { layer, now: tickingClock() });
        const found = await readAll(keeper);
        const { faults } = await keeper.status();
        expect(found.every((line) => lines.includes(line))).toBe(true);
        // A newline that is hit costs the two lines around it, anything else the one that it is in.
        expect(found.length).toBeGreaterThanOrEqual(2);
        if (found.length < 4) expect(faults).not.toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a journal that is damaged while the program runs', () => {
  /** A keeper that has a snapshot at 3 and changes up to 6, and its journal's lines. */
  async function running() {
    const userData = await tempFolder();
    const keeper = createKeeper(userData);
    const chain = aChain(6);
    await keeper.append(chain.lines.slice(0, 3));
    await keeper.backUp();
    await keeper.append(chain.lines.slice(3));
    return { keeper, chain, file: path.join(userData, JOURNAL) };
  }

  it('is found when a snapshot is made, told, and written anew from what the page has', async () => {
    const { keeper, chain, file } = await running();
    const fifth = chain.lines.slice(0, 4).join('\n').length + 200;
    await flipBit(file, fifth);
    expect(await keeper.backUp()).toEqual(fail({ type: 'JournalDamaged' }));
    const { journal, faults } = await keeper.status();
    expect(journal.seq).toBe(6);
    expect(faults).toEqual([
      { type: 'LineCorrupt', file: 'journal.jsonl', line: 5 },
      { type: 'Gap', after: 4, before: 6 },
    ]);
    await keeper.renew();
    await keeper.append(chain.lines);
    expect(await keeper.backUp()).toMatchObject(ok({ seq: 6 }));
    expect((await keeper.status()).faults).toEqual([]);
  });

  it('is read anew once a snapshot could not be made of it, so that it says where it ends', async () => {
    const { keeper, chain, file } = await running();
    const torn = chain.lines.slice(0, 5).join('\n').length - 20;
    await truncate(file, torn);
    expect(await keeper.backUp()).toEqual(fail({ type: 'JournalDamaged' }));
    expect((await keeper.status()).journal.seq).toBe(4);
    expect(await keeper.append(chain.lines.slice(4))).toMatchObject(ok({ seq: 6 }));
    expect(await keeper.backUp()).toMatchObject(ok({ seq: 6 }));
  });
});

describe('snapshots that are damaged', () => {
  it('are not needed while the journal holds what is behind them', async () => {
    const { userData, lines } = await withSnapshots();
    for (const file of await snapshotFiles(userData)) await flipBit(file, 100);
    // The older one holds what the journal was cut behind.
    const { seqs } = await start(userData);
    expect(seqs.slice(-5)).toEqual([4, 5, 6, 7, 8]);
    expect(lines).toHaveLength(8);
  });

  it.each([
    ['a flipped bit', (file: string) => flipBit(file, 150)],
    [
      'a flipped bit in its checksum',
      async (file: string) => flipBit(file, (await readFile(file)).length - 6),
    ],
    ['its end cut off', (file: string) => truncate(file, 200)],
    ['nothing in it', (file: string) => truncate(file, 0)],
    ['another text in it', (file: string) => writeFile(file, 'no backup at all')],
    ['a folder in its place', async (file: string) => rm(file).then(() => mkdir(file))],
  ])('give way to the one before, with %s', async (_case, damage) => {
    const { userData } = await withSnapshots();
    const newest = (await snapshotFiles(userData)).at(-1) ?? '';
    await damage(newest);
    const { keeper, seqs, end, faults } = await start(userData);
    expect([seqs, end]).toEqual([upTo(8), 8]);
    expect(faults.every((fault) => 'file' in fault && fault.file === path.basename(newest))).toBe(
      true,
    );
    expect(faults.length).toBeGreaterThan(0);
    // The next one is made of what is whole.
    expect(await keeper.backUp()).toMatchObject(ok({ seq: 8 }));
    const again = await start(userData);
    expect(again.seqs).toEqual(upTo(8));
  });

  it('say where they end when one was cut off, and nothing of a line that was being written', async () => {
    const { userData } = await withSnapshots();
    const newest = (await snapshotFiles(userData)).at(-1) ?? '';
    await truncate(newest, (await readFile(newest)).length - 20);
    await rm(path.join(userData, JOURNAL));
    const { seqs, faults } = await start(userData);
    const file = path.basename(newest);
    expect(faults).toContainEqual({ type: 'CutOff', file, after: seqs.length });
    expect(faults.map(({ type }) => type)).not.toContain('LineTorn');
  });

  it('are not believed under a name that says more than they hold', async () => {
    const { userData, lines } = await withSnapshots();
    const [older = '', newest = ''] = await snapshotFiles(userData);
    await copyFile(older, newest);
    const { keeper, seqs, faults } = await start(userData);
    expect(seqs).toEqual(upTo(8));
    expect(faults).toContainEqual({ type: 'CutOff', file: path.basename(newest), after: 3 });
    expect(await keeper.backUp()).toMatchObject(ok({ seq: lines.length }));
  });

  it('are missed by nobody where the newest is taken away', async () => {
    const { userData } = await withSnapshots();
    await rm((await snapshotFiles(userData)).at(-1) ?? '');
    const { seqs, faults } = await start(userData);
    expect([seqs, faults]).toEqual([upTo(8), []]);
  });

  it('carry the history alone where the journal is gone, and are continued', async () => {
    const { userData, lines } = await withSnapshots();
    await rm(path.join(userData, JOURNAL));
    const { keeper, seqs, end, faults } = await start(userData);
    expect([seqs, end]).toEqual([upTo(6), 6]);
    expect(faults).toEqual([{ type: 'JournalMissing' }]);
    expect(await keeper.append(lines.slice(6))).toMatchObject(ok({ seq: 8 }));
    expect((await start(userData)).seqs).toEqual(upTo(8));
  });

  it('make up for lines of the journal that are not whole', async () => {
    const { userData } = await withSnapshots();
    await flipBit(path.join(userData, JOURNAL), 300);
    const { seqs, end, faults } = await start(userData);
    expect([seqs, end]).toEqual([upTo(8), 8]);
    expect(faults).toEqual([{ type: 'LineCorrupt', file: 'journal.jsonl', line: 1 }]);
  });

  it('tell what is missing where journal and newest are gone', async () => {
    const { userData } = await withSnapshots();
    await rm(path.join(userData, JOURNAL));
    await flipBit((await snapshotFiles(userData)).at(-1) ?? '', 150);
    const { seqs, faults } = await start(userData);
    expect(seqs.slice(0, 3)).toEqual([1, 2, 3]);
    expect(faults.map(({ type }) => type)).toContain('JournalMissing');
    expect(faults.length).toBeGreaterThan(1);
  });
});
