import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as keepingLab from '../session/keeping-lab';
import type { LawStep } from '../session/annotating-lab';

let lab: Lab<typeof keepingLab>;

beforeAll(async () => {
  lab = await openLab<typeof keepingLab>('/test/renderer/session/keeping-lab.ts');
});
afterAll(() => lab.close());

const TEXTS = [
  'Al menos 82 👩‍👩‍👧 migrants\r\n“Cafe\u0301 — ya”, dijo. \u202bقال "نعم"\u202c\u2028More than 80 ships 👍🏽 left.',
  'Rents rose 4 percent. “Again,” they said.',
];

const VERBS: readonly LawStep['do'][] = [
  'tag',
  'tag',
  'add-fragment',
  'move',
  'merge',
  'split',
  'update',
  'kind',
  'anchor-mention',
  'source',
  'relate',
  'unrelate',
  'scheme',
  'delete',
  'delete-many',
  'undo',
  'undo',
  'redo',
  'history',
  'other-article',
  'restart',
];

const number = fc.noBias(fc.nat(170));
const steps = fc.array(fc.record({ do: fc.constantFrom(...VERBS), a: number, b: number }), {
  minLength: 8,
  maxLength: 30,
  size: 'max',
});

describe('replay', () => {
  it('makes of the journal the very library that random commands made, table by table', async () => {
    let most = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        const seen = await lab.module.evaluate((m, [texts, all]) => m.replayFaults(texts, all), [
          TEXTS,
          given,
        ] as const);
        most = Math.max(most, seen.changes);
        expect(seen.faults).toEqual([]);
      }),
      { numRuns: 25 },
    );
    expect(most).toBeGreaterThan(8);
  });

  it('brings imports, removed articles and tombstones with their times', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const at = await m.desk(['Prices fell.', 'Rents rose.']);
      await m.tagWords(at, 'Prices');
      await m.tagWords(at, 'fell', 'quote');
      await at.session.run('delete-annotation');
      await at.session.run('undo');
      await at.session.run('redo');
      const [first] = at.state().library;
      if (first) await at.session.removeArticle(first.digest);
      const gone = await at.database.tombstones.count();
      const removed = await m.differences(at.database, await m.replayed(at.host.journal));
      await at.session.run('undo');
      const back = await m.differences(at.database, await m.replayed(at.host.journal));
      return { gone, removed, back, rows: await at.database.articles.count() };
    });
    expect(seen).toEqual({ gone: 3, removed: [], back: [], rows: 2 });
  });

  it('goes on numbering and undoing where the log ended', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { host } = await m.worked();
      const at = await m.sitDown(await m.replayed(host.journal), host);
      const [first] = at.state().library;
      if (first) await at.session.openArticle(first.digest);
      const undone = m.codeOf(await at.session.run('undo'));
      return [undone, m.seqsOf(host.journal), at.state().library.map((row) => row.annotations)];
    });
    expect(seen).toEqual(['ok', [1, 2, 3, 4], [1, 0]]);
  });

  it('leaves the old library whole when the disk is full in the middle', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { host, database } = await m.worked();
      const before = await m.contentOf(database);
      const folded = m.foldLog(m.changesIn(host.journal).slice(0, 1));
      const empty = m.fillDisk();
      const done = await m.replay(database, folded);
      empty();
      const after = await m.contentOf(database);
      return [done.ok ? 'ok' : done.failure.type, JSON.stringify(before) === JSON.stringify(after)];
    });
    expect(seen).toEqual(['StorageFull', true]);
  });

  it('tells how far it is, up to the last row', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { host } = await m.worked();
      const told: (readonly [number, number])[] = [];
      const database = await m.freshDatabase('told');
      const folded = m.foldLog(m.changesIn(host.journal));
      await m.replay(database, folded, (done, total) => told.push([done, total]));
      return {
        last: told.at(-1),
        rising: told.every(([done], at) => done > (told[at - 1]?.[0] ?? 0)),
      };
    });
    expect(seen.last?.[0]).toBe(seen.last?.[1]);
    expect(seen.rising).toBe(true);
  });
});

describe('foldLog', () => {
  it('leaves out what hangs on a lost change, and counts it', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { host } = await m.worked();
      const [, ...others] = m.changesIn(host.journal);
      const folded = m.foldLog(others);
      return {
        annotations: folded.annotations.size,
        hanging: folded.hanging,
        seqs: folded.rows.map(({ seq }) => seq),
      };
    });
    expect(seen).toEqual({ annotations: 0, hanging: 2, seqs: [1, 2] });
  });
});
