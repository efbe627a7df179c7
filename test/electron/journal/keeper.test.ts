import { describe, expect, it } from 'vitest';
import { createKeeper, type Keeper } from '../../../electron/journal/keeper';
import { DUE } from '../../../electron/journal/snapshot-maker';
import { KEPT_SNAPSHOTS } from '../../../electron/journal/snapshots';
import { fail, ok } from '../../../shared/base/result';
import { aChain, nextLines } from '../../builders/a-change';
import { readAll, tickingClock } from './keep';
import { SimulatedDisk } from './simulated-disk';

const JOURNAL = '/data/journal/journal.jsonl';

function aDisk(): SimulatedDisk {
  return new SimulatedDisk(['/', '/data']);
}

function open(disk: SimulatedDisk, now = tickingClock()): Keeper {
  return createKeeper('/data', { layer: disk.layer, now });
}

/** A keeper whose first questions are behind it, so that only what comes now is recorded. */
async function settled(disk: SimulatedDisk): Promise<Keeper> {
  const keeper = open(disk);
  await keeper.status();
  await keeper.rest();
  disk.takeCalls();
  return keeper;
}

describe('createKeeper, appending', () => {
  it('writes once, fsyncs, and only then answers', async () => {
    const disk = aDisk();
    const keeper = await settled(disk);
    const { lines, sum } = aChain(3);
    const answer = await keeper.append(lines);
    expect(disk.takeCalls()).toEqual([
      'open journal.jsonl',
      'size journal.jsonl',
      'write journal.jsonl',
      'fsync journal.jsonl',
      'close journal.jsonl',
    ]);
    const bytes = Buffer.byteLength(`${lines.join('\n')}\n`);
    expect(answer).toEqual(ok({ seq: 3, sum, bytes }));
    expect(disk.bytesOf(JOURNAL)?.toString()).toBe(`${lines.join('\n')}\n`);
  });

  it('takes what comes at once down with one fsync', async () => {
    const disk = aDisk();
    const keeper = await settled(disk);
    const { lines } = aChain(500);
    const answers = await Promise.all(lines.map((line) => keeper.append([line])));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(disk.takeCalls().filter((call) => call.startsWith('fsync'))).toHaveLength(1);
    expect(await readAll(keeper)).toEqual(lines);
  });

  it('fsyncs a new journal and the folders that name it', async () => {
    const disk = aDisk();
    await open(disk).status();
    const calls = disk.takeCalls();
    expect(calls.slice(calls.indexOf('create journal.jsonl'))).toEqual([
      'create journal.jsonl',
      'close journal.jsonl',
      'open journal.jsonl',
      'fsync journal.jsonl',
      'close journal.jsonl',
      'open journal',
      'fsync journal',
      'close journal',
      'open data',
      'fsync data',
      'close data',
      'stat backups',
      'list backups',
    ]);
  });

  const { lines: GIVEN } = aChain(5);
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = GIVEN;
  it.each([
    ['a line that leaves one out', [fourth]],
    ['a line that was given already', [second]],
    ['lines of which the last leaves one out', [third, fifth]],
    ['lines in another order', [fourth, third]],
    ['a line of another history', aChain(3).lines.slice(2)],
    ['the beginning of another history', aChain(1).lines],
    ['half a line', [third.slice(0, third.length / 2)]],
    ['a line with another word in it', [third.replace('Source 3', 'Source 8')]],
    ['two lines as one', [`${third}\n${fourth}`]],
    ['a text that is no line', ['{}']],
    ['an empty text', ['']],
  ])('refuses %s and writes nothing', async (_case, lines) => {
    const disk = aDisk();
    const keeper = await settled(disk);
    await keeper.append([first, second]);
    disk.takeCalls();
    expect(await keeper.append(lines)).toMatchObject(fail({ type: 'JournalRefused' }));
    expect(disk.takeCalls()).toEqual([]);
    expect(await keeper.append([third, fourth])).toMatchObject(ok({ seq: 4 }));
  });

  it('refuses one of several that come at once, and takes the others', async () => {
    const keeper = await settled(aDisk());
    const answers = await Promise.all([[first], [third], [second]].map(keeper.append));
    expect(answers.map((answer) => answer.ok)).toEqual([true, false, true]);
  });

  it('tells the code of a write that fails, and keeps what stood there', async () => {
    const disk = aDisk();
    const keeper = await settled(disk);
    await keeper.append([first]);
    const before = disk.bytesOf(JOURNAL);
    disk.fault = { atCall: disk.calls.length + 3, calls: 1, code: 'ENOSPC' };
    expect(await keeper.append([second])).toEqual(
      fail({ type: 'FileNotWritten', path: JOURNAL, code: 'ENOSPC' }),
    );
    expect(disk.bytesOf(JOURNAL)).toEqual(before);
    expect(await keeper.append([second])).toMatchObject(ok({ seq: 2 }));
  });

  it('begins anew where somebody took the file away, and says so', async () => {
    const disk = aDisk();
    const keeper = await settled(disk);
    await keeper.append([first]);
    await keeper.backUp();
    await disk.layer.remove(JOURNAL);
    expect(await keeper.append([second])).toMatchObject(
      fail({ type: 'FileNotWritten', code: 'ENOENT' }),
    );
    expect(await keeper.append([second])).toMatchObject(ok({ seq: 2 }));
    expect((await keeper.status()).faults).toEqual([{ type: 'JournalMissing' }]);
    expect(await readAll(keeper)).toEqual([first, second]);
  });

  it('looks again before it writes behind what somebody else has written', async () => {
    const disk = aDisk();
    const keeper = await settled(disk);
    await keeper.append([first]);
    const file = await disk.layer.openToContinue(JOURNAL);
    await file.writeAt(await file.size(), Buffer.from(`${second}\n`));
    expect(await keeper.append([second])).toMatchObject(fail({ type: 'JournalRefused' }));
    expect((await keeper.status()).journal.seq).toBe(2);
    expect(await keeper.append([third])).toMatchObject(ok({ seq: 3 }));
  });
});

describe('createKeeper, backing up', () => {
  it('writes, fsyncs, renames, fsyncs the folder, reads it all back, and only then cuts', async () => {
    const disk = aDisk();
    const keeper = await settled(disk);
    const chain = aChain(2);
    await keeper.append(chain.lines);
    await keeper.backUp();
    await keeper.append(nextLines(chain, 1).lines);
    disk.takeCalls();
    const made = await keeper.backUp();
    if (!made.ok) throw new Error(made.failure.type);
    const calls = disk.takeCalls().filter((call) => !/^(stat|list|resolve|mkdir)/.test(call));
    const name = made.value.fileName;
    expect(calls).toEqual([
      'create temp',
      'read journal.jsonl',
      'write temp',
      'write temp',
      'fsync temp',
      'close temp',
      `rename temp to ${name}`,
      'open backups',
      'fsync backups',
      'close backups',
      'open data',
      'fsync data',
      'close data',
      `read ${name}`,
      'read journal.jsonl',
      'create temp',
      'read journal.jsonl',
      'write temp',
      'fsync temp',
      'close temp',
      'rename temp to journal.jsonl',
      'open journal',
      'fsync journal',
      'close journal',
    ]);
    expect(await readAll(keeper)).toHaveLength(3);
  });

  it('keeps the lines behind the snapshot before the newest, so that either may be damaged', async () => {
    const disk = aDisk();
    const keeper = await settled(disk);
    let chain = aChain(2);
    for (let round = 0; round < 4; round += 1) {
      await keeper.append(chain.lines);
      await keeper.backUp();
      chain = nextLines(chain, 2);
    }
    const lines = disk.bytesOf(JOURNAL)?.toString().trimEnd().split('\n');
    expect(lines?.map((line) => /"seq":([0-9]+)/.exec(line)?.[1])).toEqual(['7', '8']);
  });

  it('keeps the newest few snapshots, by their changes and not by the clock', async () => {
    const disk = aDisk();
    let now = Date.UTC(2030, 0, 1);
    const keeper = open(disk, () => new Date((now -= 86_400_000)));
    let chain = aChain(1);
    for (let round = 1; round <= KEPT_SNAPSHOTS + 3; round += 1) {
      await keeper.append(chain.lines);
      await keeper.backUp();
      chain = nextLines(chain, 1);
    }
    const { snapshots } = await keeper.status();
    expect(snapshots.map(({ seq }) => seq)).toEqual([8, 7, 6, 5, 4]);
    expect(snapshots.map(({ at }) => at)).toEqual(snapshots.map(({ at }) => at).toSorted());
  });

  it('makes no second snapshot of what one holds already', async () => {
    const disk = aDisk();
    const keeper = await settled(disk);
    await keeper.append(aChain(1).lines);
    const made = await keeper.backUp();
    expect(await keeper.backUp()).toEqual(made);
    expect((await keeper.status()).snapshots).toHaveLength(1);
  });

  it('refuses where there is nothing to back up', async () => {
    expect(await open(aDisk()).backUp()).toMatchObject(fail({ type: 'RequestRefused' }));
  });

  it('leaves nothing behind and loses nothing, whichever of its calls fails', async () => {
    const failures = new Set<string>();
    for (let atCall = 1; atCall <= 30; atCall += 1) {
      const disk = aDisk();
      const keeper = await settled(disk);
      const { lines } = aChain(2);
      await keeper.append(lines);
      const names = disk.names();
      disk.takeCalls();
      disk.fault = { atCall, calls: 1, code: 'ENOSPC' };
      const made = await keeper.backUp();
      if (!made.ok) {
        failures.add('code' in made.failure ? made.failure.code : made.failure.type);
        expect(disk.names(), `call ${atCall}`).toEqual(names);
      }
      disk.fault = null;
      expect(await readAll(keeper)).toEqual(lines);
      expect(await keeper.backUp()).toMatchObject(ok({ seq: 2 }));
    }
    // A journal that cannot be read is a history that lacks something.
    expect([...failures].toSorted()).toEqual(['ENOSPC', 'JournalDamaged']);
  });

  it('does not cut the journal behind a snapshot that reads back otherwise', async () => {
    const disk = aDisk();
    const keeper = await settled(disk);
    const chain = aChain(2);
    await keeper.append(chain.lines);
    await keeper.backUp();
    const next = nextLines(chain, 1);
    await keeper.append(next.lines);
    const before = disk.bytesOf(JOURNAL);
    disk.garbleOnRename = true;
    expect(await keeper.backUp()).toMatchObject(fail({ type: 'FileNotWritten', code: 'EIO' }));
    disk.garbleOnRename = false;
    expect(disk.bytesOf(JOURNAL)).toEqual(before);
    const { snapshots, faults } = await keeper.status();
    expect(snapshots.map(({ seq }) => seq)).toEqual([2]);
    expect(faults).toMatchObject([{ type: 'KeptUnreadable', code: 'NotVerified' }]);
    expect(await readAll(keeper)).toEqual([...chain.lines, ...next.lines]);
  });

  it.each([
    ['so many changes', aChain(DUE.changes)],
    ['so many bytes', aChain(4, () => 'x'.repeat(DUE.bytes / 4))],
  ])('makes a snapshot by itself after %s', async (_case, chain) => {
    const disk = aDisk();
    const keeper = await settled(disk);
    await keeper.append(chain.lines.slice(0, -1));
    await keeper.append(chain.lines.slice(-1));
    // Whatever is asked of the slow lane now comes behind the snapshot.
    await keeper.setAside({ lines: [], isLast: true });
    expect((await keeper.status()).snapshots.map(({ seq }) => seq)).toEqual([chain.seq]);
  });

  it('closes with a snapshot of what none holds, and needs none for what one does', async () => {
    const disk = aDisk();
    const keeper = await settled(disk);
    await keeper.append(aChain(2).lines);
    await keeper.close();
    const again = open(disk.afterKill());
    const { snapshots, lastRun } = await again.status();
    expect(snapshots.map(({ seq }) => seq)).toEqual([2]);
    expect(lastRun).toBe('clean');
    const next = disk.afterKill();
    const third = await settled(next);
    await third.close();
    expect(
      next.calls.filter((call) => call.includes('verbatim-backup') && call.startsWith('rename')),
    ).toEqual([]);
  });
});

describe('createKeeper, over starts', () => {
  it('tells how the run before it ended', async () => {
    const disk = aDisk();
    const first = open(disk);
    expect((await first.status()).lastRun).toBe('first');
    const killed = disk.afterKill();
    const second = open(killed);
    expect((await second.status()).lastRun).toBe('crashed');
    await second.close();
    expect((await open(killed.afterKill()).status()).lastRun).toBe('clean');
  });

  it('says once that the page before this one crashed', async () => {
    const keeper = open(aDisk());
    keeper.pageGone(false);
    expect((await keeper.status()).pageCrashed).toBe(false);
    keeper.pageGone(true);
    expect((await keeper.status()).pageCrashed).toBe(true);
    expect((await keeper.status()).pageCrashed).toBe(false);
  });

  it('takes away what a run that was cut off had not finished', async () => {
    const disk = aDisk();
    const keeper = await settled(disk);
    await keeper.append(aChain(2).lines);
    disk.fault = { atCall: disk.calls.length + 12, calls: Infinity, code: 'EIO' };
    await keeper.backUp();
    const next = disk.afterKill();
    expect(next.names().join()).toContain('.tmp');
    await settled(next);
    expect(next.names().join()).not.toContain('.tmp');
  });

  it('reads in pages, each behind the last, whatever a single line weighs', async () => {
    const keeper = open(aDisk());
    const chain = aChain(7, (seq) => 'x'.repeat(seq === 3 ? 6_000_000 : 1_500_000));
    await keeper.append(chain.lines);
    const sizes: number[] = [];
    for (let after = 0; after < 7;) {
      const page = await keeper.read({ backup: null, after });
      if (!page.ok) throw new Error(page.failure.reason);
      sizes.push(page.value.lines.length);
      after += page.value.lines.length;
      expect(page.value.isLast).toBe(after === 7);
    }
    expect(sizes).toEqual([2, 1, 2, 2]);
    expect(await readAll(keeper)).toEqual(chain.lines);
  });

  it('reads behind any change, within the journal and before it', async () => {
    const disk = aDisk();
    const keeper = await settled(disk);
    let chain = aChain(3);
    const all: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      await keeper.append(chain.lines);
      all.push(...chain.lines);
      await keeper.backUp();
      chain = nextLines(chain, 3);
    }
    for (let after = 0; after <= 9; after += 1) {
      const page = await keeper.read({ backup: null, after });
      expect(page).toEqual(ok({ lines: all.slice(after), isLast: true }));
    }
    disk.takeCalls();
    await keeper.read({ backup: null, after: 8 });
    expect(disk.takeCalls().filter((call) => call.startsWith('read'))).toEqual([
      'read journal.jsonl',
    ]);
  });

  it('refuses to read a backup that nobody chose', async () => {
    const answer = await open(aDisk()).read({ backup: '../journal', after: 0 });
    expect(answer).toMatchObject(fail({ type: 'RequestRefused' }));
  });
});

describe('createKeeper, beginning anew', () => {
  it('moves journal and snapshots aside, where they stay, and begins with nothing', async () => {
    const disk = aDisk();
    const keeper = await settled(disk);
    const chain = aChain(3);
    await keeper.append(chain.lines);
    await keeper.backUp();
    expect(await keeper.renew()).toEqual(ok({ seq: 0, sum: '', bytes: 0 }));
    expect((await keeper.status()).snapshots).toEqual([]);
    expect(await readAll(keeper)).toEqual([]);
    const aside = disk.names().filter((name) => name.includes('/aside-'));
    expect(aside.map((name) => name.replace(/.*\/aside-[^/]*/, ''))).toEqual([
      '/journal.jsonl',
      expect.stringMatching(/^\/verbatim-000000000003-.*\.verbatim-backup$/),
    ]);
    const other = aChain(2);
    expect(await keeper.append(other.lines)).toMatchObject(ok({ seq: 2 }));
    // Whether names that were not fsynced are kept or forgotten: old and new do not mix.
    const again = open(disk.afterPowerCut(() => 0));
    for (const keeping of [again, open(disk.afterPowerCut(() => 1))]) {
      const { journal, snapshots, faults } = await keeping.status();
      expect([journal.sum, snapshots, faults]).toEqual([other.sum, [], []]);
      expect(await readAll(keeping)).toEqual(other.lines);
    }
    const chosen = await again.inspect(aside[0] ?? '');
    if (!chosen.ok) throw new Error(chosen.failure.code);
    expect(await readAll(again, chosen.value.id)).toEqual(chain.lines);
  });

  it('leaves no folder where there was nothing to move', async () => {
    const disk = aDisk();
    const keeper = await settled(disk);
    expect(await keeper.renew()).toMatchObject(ok({ seq: 0 }));
    expect(disk.calls.filter((call) => call.startsWith('rename'))).toEqual([]);
    expect(await keeper.append(aChain(2).lines)).toMatchObject(ok({ seq: 2 }));
  });

  it('does not go on from a snapshot of another history', async () => {
    const disk = aDisk();
    const before = await settled(disk);
    await before.append(aChain(3).lines);
    await before.backUp();
    const other = aChain(2);
    disk.put(JOURNAL, Buffer.from(other.lines.map((line) => `${line}\n`).join('')));
    const keeper = open(disk.afterKill());
    expect((await keeper.status()).journal).toMatchObject({ seq: 2, sum: other.sum });
    expect(await readAll(keeper)).toEqual(other.lines);
  });

  it('keeps all of it, here or aside, wherever a move is cut off', async () => {
    for (let atCall = 1; atCall < 25; atCall += 1) {
      for (const seed of [0, 1, 2, 3]) {
        const disk = aDisk();
        const keeper = await settled(disk);
        const { lines } = aChain(3);
        await keeper.append(lines.slice(0, 2));
        await keeper.backUp();
        await keeper.append(lines.slice(2));
        disk.takeCalls();
        disk.fault = { atCall, calls: Infinity, code: 'EIO' };
        await keeper.renew();
        const left = disk.afterPowerCut((most) => seed % most);
        const again = open(left);
        const kept = new Set(await readAll(again));
        for (const name of left.names()) {
          const chosen = /aside.*(jsonl|backup)$/.test(name) ? await again.inspect(name) : null;
          if (chosen?.ok) for (const line of await readAll(again, chosen.value.id)) kept.add(line);
        }
        expect([...kept].toSorted(), `cut off at call ${atCall}`).toEqual(lines.toSorted());
      }
    }
  });
});

describe('createKeeper, setting aside', () => {
  it('keeps a copy that comes in parts, and reads it again as a backup', async () => {
    const disk = aDisk();
    const keeper = await settled(disk);
    const { lines } = aChain(5);
    expect(await keeper.setAside({ lines: lines.slice(0, 2), isLast: false })).toEqual(
      ok({ fileName: null }),
    );
    const last = await keeper.setAside({ lines: lines.slice(2), isLast: true });
    const fileName = last.ok ? last.value.fileName : null;
    expect(fileName).toMatch(/^aside-.*\.verbatim-backup$/);
    expect((await keeper.status()).snapshots).toEqual([]);
    const chosen = await keeper.inspect(`/data/backups/${fileName}`);
    if (!chosen.ok) throw new Error(chosen.failure.code);
    expect(chosen.value).toMatchObject({ snapshot: { seq: 5, fileName }, faults: [] });
    expect(await readAll(keeper, chosen.value.id)).toEqual(lines);
  });

  it('gives no file where there is nothing to keep', async () => {
    const keeper = open(aDisk());
    expect(await keeper.setAside({ lines: [], isLast: true })).toEqual(ok({ fileName: null }));
  });

  it('refuses lines that do not follow one another, and leaves nothing of them', async () => {
    const disk = aDisk();
    const keeper = await settled(disk);
    const { lines } = aChain(3);
    await keeper.setAside({ lines: lines.slice(0, 1), isLast: false });
    const answer = await keeper.setAside({ lines: lines.slice(2), isLast: true });
    expect(answer).toMatchObject(fail({ type: 'JournalRefused' }));
    expect(disk.names().filter((name) => name.includes('/backups/'))).toEqual([]);
  });

  it('lets go of what a page had begun when it is gone, and of what another begins anew', async () => {
    const disk = aDisk();
    const keeper = await settled(disk);
    const { lines } = aChain(3);
    await keeper.setAside({ lines: lines.slice(0, 1), isLast: false });
    keeper.pageGone(true);
    await keeper.setAside({ lines: lines.slice(0, 2), isLast: false });
    const last = await keeper.setAside({ lines, isLast: true });
    const fileName = last.ok ? last.value.fileName : null;
    expect(disk.names().filter((name) => name.includes('/backups/'))).toEqual([
      `/data/backups/${fileName}`,
    ]);
    const chosen = await keeper.inspect(`/data/backups/${fileName}`);
    expect(chosen).toMatchObject(ok({ snapshot: { seq: 3 }, faults: [] }));
  });

  it('gives two copies of one second two names', async () => {
    const disk = aDisk();
    const keeper = open(disk, () => new Date('2026-11-21T09:30:00Z'));
    const { lines } = aChain(1);
    await keeper.setAside({ lines, isLast: true });
    expect(await keeper.setAside({ lines, isLast: true })).toEqual(
      ok({ fileName: 'aside-20261121T093000Z-2.verbatim-backup' }),
    );
  });

  it('tells a disk that is full', async () => {
    const disk = aDisk();
    const keeper = await settled(disk);
    disk.fault = { atCall: 1, calls: Infinity, code: 'ENOSPC' };
    const answer = await keeper.setAside({ lines: aChain(1).lines, isLast: true });
    expect(answer).toMatchObject(fail({ type: 'FileNotWritten', code: 'ENOSPC' }));
  });
});
