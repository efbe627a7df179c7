import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as keepingLab from './keeping-lab';

let lab: Lab<typeof keepingLab>;

beforeAll(async () => {
  lab = await openLab<typeof keepingLab>('/test/renderer/session/keeping-lab.ts');
});
afterAll(() => lab.close());

describe('checkKeeping', () => {
  it('finds nothing to say where both are empty, and where both end with the same change', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const fresh = await m.verdictOf(m.createFakeHost(), await m.freshDatabase('fresh'));
      const { host, database } = await m.worked();
      return [fresh, await m.verdictOf(host, database)];
    });
    expect(seen).toEqual(Array(2).fill({ renew: false, lacks: 0, notes: [] }));
  });

  it('brings a journal that a crash left behind up to the library, without a word', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { host, database } = await m.worked();
      host.journal.pop();
      const verdict = await m.verdictOf(host, database);
      const at = await m.sitDown(database, host);
      return { verdict, lines: m.seqsOf(host.journal), notices: at.state().notices.length };
    });
    expect(seen).toEqual({
      verdict: { renew: false, lacks: 1, notes: [] },
      lines: [1, 2, 3],
      notices: 0,
    });
  });

  it('writes a journal that is gone anew from the library, texts included, and says so', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { host, database } = await m.worked();
      const before = [...host.journal];
      host.journal.length = 0;
      host.faults = [{ type: 'JournalMissing' }];
      const verdict = await m.verdictOf(host, database);
      const at = await m.sitDown(database, host);
      const differences = await m.differences(database, await m.replayed(host.journal));
      return {
        verdict,
        same: m.canonical(m.changesIn(before)) === m.canonical(m.changesIn(host.journal)),
        differences,
        said: at.state().notices.map(({ text }) => text.slice(0, 35)),
        save: at.state().save.state,
      };
    });
    expect(seen).toEqual({
      verdict: {
        renew: false,
        lacks: 3,
        notes: [{ type: 'WrittenAnew', changes: 3, why: 'missing' }],
      },
      same: true,
      differences: [],
      said: ['There was no journal of the library'],
      save: 'saved',
    });
  });

  it('moves a damaged journal aside and writes it anew, because the library is whole', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { host, database } = await m.worked();
      host.journal.splice(1, 1);
      host.faults = [{ type: 'Gap', after: 1, before: 3 }];
      const verdict = await m.verdictOf(host, database);
      await m.sitDown(database, host);
      return { verdict, lines: m.seqsOf(host.journal), aside: host.movedAside.map(m.seqsOf) };
    });
    expect(seen).toEqual({
      verdict: {
        renew: true,
        lacks: 0,
        notes: [{ type: 'WrittenAnew', changes: 3, why: 'damaged' }],
      },
      lines: [1, 2, 3],
      aside: [[1, 3]],
    });
  });

  it('opens the library with "Not saved" where the missing lines cannot be written', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { host, database } = await m.worked();
      host.journal.pop();
      host.journalFailure = { type: 'FileNotWritten', path: '/journal', code: 'EROFS' };
      const at = await m.sitDown(database, host);
      const failed = [at.state().save.state, at.state().library.length];
      host.journalFailure = null;
      const saved = m.codeOf(await at.session.run('save'));
      return { failed, saved, state: at.state().save.state, lines: m.seqsOf(host.journal) };
    });
    expect(seen).toEqual({
      failed: ['not-saved', 2],
      saved: 'ok',
      state: 'saved',
      lines: [1, 2, 3],
    });
  });

  it('says that the last run or the page crashed', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { host, database } = await m.worked();
      host.lastRun = 'crashed';
      const run = await m.verdictOf(host, database);
      host.pageCrashed = true;
      return [run, await m.verdictOf(host, database)];
    });
    expect(seen).toMatchObject([
      { notes: [{ type: 'EndedBadly', isAllHere: true }] },
      { notes: [{ type: 'PageReloaded', isAllHere: true }] },
    ]);
  });

  it('says that all is here only where nothing was found that could have been lost', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { host, database } = await m.worked();
      host.lastRun = 'crashed';
      const asked = await m.verdictOf(host, database, true);
      const file = 'journal.jsonl';
      host.faults = [{ type: 'LineTorn', file, line: 4 }];
      const torn = await m.verdictOf(host, database);
      host.faults = [{ type: 'LineCorrupt', file, line: 2 }];
      const damaged = await m.verdictOf(host, database);
      host.faults = [];
      await m.empty(database);
      host.journal.length = 0;
      return [asked, torn, damaged, await m.verdictOf(host, database)];
    });
    const not = { type: 'EndedBadly', isAllHere: false };
    expect(seen).toMatchObject([
      { notes: [not] },
      { notes: [not] },
      { notes: [not, { type: 'WrittenAnew', why: 'damaged' }] },
      { notes: [not] },
    ]);
  });

  it('writes a journal anew that a newer program wrote to or that cannot be read, and says which', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const found: unknown[] = [];
      const file = 'journal.jsonl';
      for (const fault of [
        { type: 'LineTooNew', file, found: 9 },
        { type: 'KeptUnreadable', file, code: 'EISDIR' },
      ] as const) {
        const { host, database } = await m.worked();
        const before = m.canonical(m.changesIn(host.journal));
        if (fault.type === 'KeptUnreadable') host.journal.length = 0;
        host.faults = [fault];
        found.push(await m.verdictOf(host, database));
        const at = await m.sitDown(database, host);
        found.push([
          before === m.canonical(m.changesIn(host.journal)),
          host.movedAside.length,
          at.state().notices.map(({ text }) => text.slice(0, 47)),
        ]);
      }
      return found;
    });
    const anew = (why: string) => ({
      renew: true,
      lacks: expect.any(Number),
      notes: [{ type: 'WrittenAnew', changes: 3, why }],
    });
    expect(seen).toEqual([
      anew('newer'),
      [true, 1, ['A newer Verbatim has written to the journal. It']],
      anew('unreadable'),
      [true, 1, ['The journal could not be read. It was moved as ']],
    ]);
  });

  it('asks nothing where a backup claims more than can be read anywhere, and names that backup', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { host, database } = await m.worked();
      m.claim(host, 900);
      m.findOnReading(host, [{ type: 'CutOff', file: m.CLAIMING, after: 0 }]);
      const verdict = await m.verdictOf(host, database);
      await m.sitDown(database, host);
      m.findOnReading(host, []);
      host.faults = [];
      return {
        verdict,
        aside: host.movedAside.map(m.seqsOf),
        lines: m.seqsOf(host.journal),
        next: await m.verdictOf(host, database),
      };
    });
    expect(seen).toEqual({
      verdict: {
        renew: true,
        lacks: 0,
        notes: [
          { type: 'WrittenAnew', changes: 3, why: 'backup' },
          { type: 'BackupDamaged', file: 'claiming.verbatim-backup', isNewer: false },
        ],
      },
      aside: [[1, 2, 3]],
      lines: [1, 2, 3],
      next: { renew: false, lacks: 0, notes: [] },
    });
  });

  it('tells of what was kept of an empty library, and is silent where nothing ever was', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const found: [string, unknown][] = [];
      const file = 'journal.jsonl';
      const cases: Readonly<Record<string, (host: ReturnType<typeof m.createFakeHost>) => void>> = {
        'first start': (host) => (host.lastRun = 'first'),
        'second start without articles': (host) => (host.lastRun = 'clean'),
        'nothing there': (host) => (host.faults = [{ type: 'JournalMissing' }]),
        garbage: (host) => (host.faults = [{ type: 'LineCorrupt', file, line: 1 }]),
        torn: (host) => (host.faults = [{ type: 'LineTorn', file, line: 1 }]),
        newer: (host) => (host.faults = [{ type: 'LineTooNew', file, found: 9 }]),
        unreadable: (host) => (host.faults = [{ type: 'KeptUnreadable', file, code: 'EIO' }]),
        'a backup of which nothing can be read': (host) => m.claim(host, 3),
      };
      for (const [name, lever] of Object.entries(cases)) {
        const host = m.createFakeHost();
        lever(host);
        found.push([name, await m.verdictOf(host, await m.freshDatabase('empty'))]);
      }
      return Object.fromEntries(found);
    });
    const silent = { renew: false, lacks: 0, notes: [] };
    const unreadable = { why: 'unreadable', libraryFaults: [] };
    expect(seen).toEqual({
      'first start': silent,
      'second start without articles': silent,
      'nothing there': { why: 'gone', libraryFaults: [] },
      garbage: unreadable,
      torn: unreadable,
      newer: unreadable,
      unreadable,
      'a backup of which nothing can be read': unreadable,
    });
  });

  it('asks wherever the library lacks something or contradicts itself', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const found: [string, unknown][] = [];
      const damages: Readonly<
        Record<string, (db: Awaited<ReturnType<typeof m.worked>>) => unknown>
      > = {
        emptied: ({ database }) => m.empty(database),
        'set back': async ({ host, database }) => {
          const older = m.foldLog(m.changesIn(host.journal).slice(0, 2));
          await m.replay(database, older);
        },
        'another history': async ({ host, database }) => {
          const changes = m.changesIn(host.journal);
          await m.replay(database, m.foldLog(changes.map((it) => ({ ...it, id: m.newId() }))));
        },
        'a stranger behind its end': ({ host }) => {
          const [first, ...rest] = m.changesIn(host.journal);
          const longer = first ? [first, ...rest, { ...first, seq: rest.length + 2 }] : [];
          host.journal.push(...m.strangersLines(longer).slice(-1));
        },
        'a gap in the log': ({ database }) => database.changes.delete(2),
        'a lost log': ({ database }) => database.changes.clear(),
        'lost annotations': ({ database }) => database.annotations.clear(),
        'lost texts': ({ database }) => database.texts.clear(),
      };
      for (const [name, damage] of Object.entries(damages)) {
        const at = await m.worked();
        await damage(at);
        found.push([name, await m.verdictOf(at.host, at.database)]);
      }
      return Object.fromEntries(found);
    });
    expect(seen).toEqual({
      emptied: { why: 'emptied', libraryFaults: [] },
      'set back': { why: 'behind', libraryFaults: [] },
      'another history': { why: 'different', libraryFaults: [] },
      'a stranger behind its end': { why: 'different', libraryFaults: [] },
      'a gap in the log': { why: 'damaged', libraryFaults: ['ChangesMissing'] },
      'a lost log': { why: 'damaged', libraryFaults: ['LogLost'] },
      'lost annotations': { why: 'damaged', libraryFaults: ['CountsDiffer'] },
      'lost texts': { why: 'damaged', libraryFaults: ['TextsMissing'] },
    });
  });
});
