import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as storageLab from './storage-lab';

let lab: Lab<typeof storageLab>;

beforeAll(async () => {
  lab = await openLab<typeof storageLab>('/test/renderer/storage/storage-lab.ts');
});
afterAll(() => lab.close());

/**
 * A log in short: `a` is a change of the open article, `o` of another, `b` of both, `s` a seed of
 * it, `L` of the library; `u2` and `r3` undo and redo the change of that number.
 */
const CASES: readonly (readonly [string, number | null, number | null])[] = [
  ['', null, null],
  ['s', null, null],
  ['s a', 2, null],
  ['a a', 2, null],
  ['a o', 1, null],
  ['o', null, null],
  ['a b', 2, null],
  ['a u1', null, 2],
  ['a a u2', 1, 3],
  ['a a u2 u1', null, 4],
  ['a u1 r2', 1, null],
  ['a a u2 u1 r4', 1, 3],
  ['a a u2 u1 r4 r3', 2, null],
  ['a u1 r2 u1', null, 4],
  ['a u1 a', 3, null],
  ['a u1 a u3', null, 4],
  ['a u1 a u3 r4', 3, null],
  ['a a u2 a u4', 1, 5],
  ['a u1 s', null, 2],
  ['a u1 o', null, 2],
];

describe('findCandidates', () => {
  it.each(CASES)('finds in the log "%s" what undo and redo take back', async (log, undo, redo) => {
    const found = await lab.module.evaluate(async (m, log) => {
      const db = await m.freshDatabase('log');
      const own = m.article('Own.').digest;
      const other = m.article('Other.').digest;
      for (const [index, word] of log.split(' ').filter(Boolean).entries()) {
        const kind = word.charAt(0);
        const undoes = word.slice(1);
        const action = kind === 'u' ? 'undo' : kind === 'r' ? 'redo' : 'annotate';
        const articles = kind === 'o' ? [other] : kind === 'b' ? [other, own] : [own];
        await db.changes.add({
          ...m.draft([], { articles, action, origin: kind === 's' ? 'seed' : 'manual' }),
          ...(undoes && { undoes: m.uuid(Number(undoes)) }),
          v: 1,
          id: m.uuid(index + 1),
          at: m.AT,
          edits: [],
        });
      }
      return m.candidates(db, own);
    }, log);
    const uuid = (number: number | null): string | null =>
      number === null ? null : `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
    expect(found).toEqual({ undo: uuid(undo), redo: uuid(redo) });
  });

  it('looks in the library only at changes of articles', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const db = await m.freshDatabase('library');
      const article = m.article('Own.');
      const note = m.annotation(article, 1);
      const add = await m.commitWell(db, [m.editArticle(null, article)]);
      await m.commitWell(db, [m.editAnnotation(null, note)]);
      const beforeUndo = await m.candidates(db, 'library');
      await m.commitWell(db, [m.editAnnotation(note, null)], { action: 'undo', undoes: m.uuid(9) });
      const undo = await m.commitWell(db, [m.editArticle(article, null)], {
        action: 'undo',
        undoes: add.id,
      });
      return { add: add.id, undo: undo.id, beforeUndo, after: await m.candidates(db, 'library') };
    });
    expect(seen.beforeUndo).toEqual({ undo: seen.add, redo: null });
    expect(seen.after).toEqual({ undo: null, redo: seen.undo });
  });

  it('answers in a log of 20,000 changes as in one of 200', async () => {
    const [long = 0, short = 0] = await lab.module.evaluate(async (m) => {
      const own = m.article('Own.').digest;
      const fastest: number[] = [];
      for (const length of [20_000, 200]) {
        const db = await m.freshDatabase(`of ${length}`);
        const rows = Array.from({ length }, (_, index) => ({
          ...m.draft([], { articles: [own] }),
          v: 1 as const,
          id: m.uuid(index + 1),
          at: m.AT,
          edits: [],
        }));
        await db.changes.bulkAdd(rows);
        const times: number[] = [];
        for (let round = 0; round < 5; round += 1) {
          const start = performance.now();
          await m.candidates(db, own);
          times.push(performance.now() - start);
        }
        fastest.push(Math.min(...times));
      }
      return fastest;
    });
    // To read the whole log would take a hundred times as long.
    expect(long).toBeLessThan(20 * Math.max(short, 1));
  });
});
