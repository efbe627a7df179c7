import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as keepingLab from './keeping-lab';

let lab: Lab<typeof keepingLab>;

beforeAll(async () => {
  lab = await openLab<typeof keepingLab>('/test/renderer/session/keeping-lab.ts');
});
afterAll(() => lab.close());

describe('openRestoring', () => {
  it('begins what is kept anew where a file claims another end than what was read', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { host, database } = await m.worked();
      host.journal.pop();
      m.claim(host, 3);
      await m.empty(database);
      const { restore, offer } = await m.question(host, database, 'check');
      await restore(() => {});
      return {
        offer: [offer.lostChanges, offer.movesKept],
        aside: host.movedAside.map(m.seqsOf),
        lines: m.seqsOf(host.journal),
        verdict: await m.verdictOf(host, database),
      };
    });
    expect(seen).toEqual({
      offer: [1, true],
      aside: [[1, 2]],
      lines: [1, 2],
      verdict: { renew: false, lacks: 0, notes: [] },
    });
  });

  it('tells what only reading what is kept has found, and begins that anew', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { host, database } = await m.worked();
      await database.changes.delete(2);
      m.findOnReading(host, [{ type: 'LineCorrupt', file: 'old.verbatim-backup', line: 2 }]);
      const { restore, offer } = await m.question(host, database, 'check');
      await restore(() => {});
      return [offer.why, offer.faults, offer.movesKept, host.movedAside.length];
    });
    const fault = { type: 'LineCorrupt', file: 'old.verbatim-backup', line: 2 };
    expect(seen).toEqual(['damaged', [fault], true, 1]);
  });

  it('asks about another history where that shows only in reading from the first change', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { host, database } = await m.worked();
      const changes = m.changesIn(host.journal);
      await m.replay(database, m.foldLog(changes.slice(0, 2)));
      const before = await m.verdictOf(host, database);
      m.readFromTheFirst(host, m.strangersLines(changes));
      const { offer } = await m.question(host, database, 'check');
      return [before, offer.why];
    });
    expect(seen).toEqual([{ why: 'behind', libraryFaults: [] }, 'different']);
  });

  it('goes on with an empty library once told so, with what cannot be read moved aside', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const found: unknown[] = [];
      const file = 'journal.jsonl';
      for (const fault of [
        { type: 'KeptUnreadable', file, code: 'EIO' },
        { type: 'LineTooNew', file, found: 9 },
        { type: 'LineCorrupt', file, line: 1 },
        { type: 'JournalMissing' },
      ] as const) {
        const [host, database] = [m.createFakeHost(), await m.freshDatabase('unreadable')];
        host.faults = [fault];
        const { offer, keepAsItIs } = await m.question(host, database, 'check');
        const done = await keepAsItIs(() => {});
        const next = await m.verdictOf(host, database, true);
        found.push([offer.why, offer.keptChanges, done.ok, host.movedAside.length, next]);
      }
      return found;
    });
    const on = { renew: false, lacks: 0, notes: [] };
    expect(seen).toEqual([
      ['unreadable', 0, true, 1, on],
      ['unreadable', 0, true, 1, on],
      // The host has cut the damaged end off already, and of nothing there is nothing to move.
      ['unreadable', 0, true, 0, on],
      ['gone', 0, true, 0, on],
    ]);
  });
});
