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
      { notes: [{ type: 'EndedBadly' }] },
      { notes: [{ type: 'PageReloaded' }] },
    ]);
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
      'a gap in the log': { why: 'damaged', libraryFaults: ['ChangesMissing'] },
      'a lost log': { why: 'damaged', libraryFaults: ['LogLost'] },
      'lost annotations': { why: 'damaged', libraryFaults: ['CountsDiffer'] },
      'lost texts': { why: 'damaged', libraryFaults: ['TextsMissing'] },
    });
  });
});
