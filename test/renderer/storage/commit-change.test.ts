import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as storageLab from './storage-lab';

let lab: Lab<typeof storageLab>;

beforeAll(async () => {
  lab = await openLab<typeof storageLab>('/test/renderer/storage/storage-lab.ts');
});
afterAll(() => lab.close());

describe('commitChange', () => {
  it('writes the rows, the read record, the count and the change in one transaction', async () => {
    const { dump, faults } = await lab.module.evaluate(async (m) => {
      const db = await m.freshDatabase('one');
      const article = m.article('Prices fell.');
      await m.commitWell(db, [m.editArticle(null, article)], { action: 'add-articles' });
      await m.commitWell(db, [m.editAnnotation(null, m.annotation(article, 1))]);
      return { dump: await m.dump(db), faults: await m.derivedFaults(db) };
    });
    expect(faults).toEqual([]);
    expect(dump['articles']).toMatchObject([{ length: 12, annotations: 1 }]);
    expect(dump['texts']).toMatchObject([{ text: 'Prices fell.' }]);
    expect(dump['annotations']).toHaveLength(1);
    expect(dump['changes']).toMatchObject([
      { v: 1, seq: 1, action: 'add-articles', by: 'Ada' },
      { v: 1, seq: 2, action: 'annotate' },
    ]);
  });

  it('keeps texts out of the log and puts them back when a change is read', async () => {
    const read = await lab.module.evaluate(async (m) => {
      const db = await m.freshDatabase('texts');
      const change = await m.commitWell(db, [m.editArticle(null, m.article('A long text.'))]);
      const row = await db.changes.get(1);
      if (!row) return null;
      const again = await m.readChange(db, row);
      return { row: JSON.stringify(row).includes('"text"'), change, again };
    });
    expect(read?.row).toBe(false);
    expect(read?.again).toEqual(read?.change);
  });

  it('asks IndexedDB for strict durability', async () => {
    const durabilities = await lab.module.evaluate(async (m) => {
      const { transaction } = IDBDatabase.prototype;
      const seen: string[] = [];
      IDBDatabase.prototype.transaction = function (...args) {
        const made = transaction.apply(this, args);
        if (made.mode === 'readwrite') seen.push(made.durability);
        return made;
      };
      const db = await m.freshDatabase('strict');
      await m.commitWell(db, [m.editArticle(null, m.article('Durable.'))]);
      IDBDatabase.prototype.transaction = transaction;
      return seen;
    });
    expect(durabilities).toEqual(['strict']);
  });

  it('writes nothing when one edit in the middle does not fit what is stored', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const db = await m.freshDatabase('middle');
      const article = m.article('Prices fell.');
      await m.commitWell(db, [m.editArticle(null, article)]);
      const before = JSON.stringify(await m.dump(db));
      const edits = [1, 2, 3].map((id) => m.annotation(article, id));
      const result = await m.commit(db, [
        m.editAnnotation(null, edits[0] ?? null),
        m.editAnnotation(edits[1] ?? null, null),
        m.editAnnotation(null, edits[2] ?? null),
      ]);
      return { result, same: JSON.stringify(await m.dump(db)) === before };
    });
    expect(seen).toEqual({ result: { ok: false, failure: { type: 'ChangedSince' } }, same: true });
  });

  it('leaves nothing behind when the database itself fails in the middle', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const db = await m.freshDatabase('broken');
      const article = m.article('Prices fell.');
      await m.commitWell(db, [m.editArticle(null, article)]);
      const before = JSON.stringify(await m.dump(db));
      const { put } = IDBObjectStore.prototype;
      const failing: readonly string[] = ['unpacked', 'changes', 'tombstones', 'annotations'];
      const results: unknown[] = [];
      for (const name of failing) {
        const refuse = function (
          this: IDBObjectStore,
          ...args: [unknown]
        ): IDBRequest<IDBValidKey> {
          if (this.name === name) throw new DOMException('Torn.', 'UnknownError');
          return put.apply(this, args);
        };
        const { add } = IDBObjectStore.prototype;
        IDBObjectStore.prototype.put = refuse;
        IDBObjectStore.prototype.add = function (...args) {
          if (this.name === name) throw new DOMException('Torn.', 'UnknownError');
          return add.apply(this, args);
        };
        const result = await m.commit(
          db,
          name === 'tombstones'
            ? [m.editArticle(article, null)]
            : [m.editAnnotation(null, m.annotation(article, 1))],
        );
        IDBObjectStore.prototype.put = put;
        IDBObjectStore.prototype.add = add;
        results.push(result.ok ? 'written' : result.failure.type);
      }
      return { results, same: JSON.stringify(await m.dump(db)) === before };
    });
    expect(seen).toEqual({ results: Array(4).fill('CommitFailed'), same: true });
  });

  it('numbers changes without gaps, whatever fails between them and across restarts', async () => {
    const seqs = await lab.module.evaluate(async (m) => {
      let db = await m.freshDatabase('gapless');
      const article = m.article('Prices fell.');
      await m.commitWell(db, [m.editArticle(null, article)]);
      for (let id = 1; id < 6; id += 1) {
        const release = m.fillDisk();
        await m.commit(db, [m.editAnnotation(null, m.annotation(article, id))]);
        release();
        await m.commit(db, [m.editAnnotation(m.annotation(article, 99), null)]);
        await m.commitWell(db, [m.editAnnotation(null, m.annotation(article, id))]);
        db.close();
        db = await m.existingDatabase('gapless');
      }
      return db.changes.toCollection().primaryKeys();
    });
    expect(seqs).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('tells a full disk from other failures', async () => {
    const failure = await lab.module.evaluate(async (m) => {
      const db = await m.freshDatabase('full');
      const release = m.fillDisk();
      const result = await m.commit(db, [m.editArticle(null, m.article('No room.'))]);
      release();
      return result.ok ? null : result.failure;
    });
    expect(failure).toEqual({ type: 'StorageFull' });
  });

  it('says that the database is unavailable once it is closed', async () => {
    const failure = await lab.module.evaluate(async (m) => {
      const db = await m.freshDatabase('closed');
      db.close();
      const result = await m.commit(db, [m.editArticle(null, m.article('Late.'))]);
      return result.ok ? null : result.failure.type;
    });
    expect(failure).toBe('DatabaseUnavailable');
  });

  it('leaves a tombstone for what is deleted and takes it away when it comes back', async () => {
    const stones = await lab.module.evaluate(async (m) => {
      const db = await m.freshDatabase('stones');
      const article = m.article('Prices fell.');
      const note = m.annotation(article, 1);
      await m.commitWell(db, [m.editArticle(null, article)]);
      await m.commitWell(db, [m.editAnnotation(null, note)]);
      await m.commitWell(db, [m.editAnnotation(note, null)], { by: 'Bo' });
      const dead = await db.tombstones.toArray();
      await m.commitWell(db, [m.editAnnotation(null, note)]);
      return { id: note.id, at: m.AT, dead, alive: await db.tombstones.toArray() };
    });
    expect(stones.dead).toEqual([{ id: stones.id, entity: 'annotation', at: stones.at, by: 'Bo' }]);
    expect(stones.alive).toEqual([]);
  });

  it('refuses what would leave something hanging in the air', async () => {
    const refused = await lab.module.evaluate(async (m) => {
      const db = await m.freshDatabase('hanging');
      const [article, other] = [m.article('Prices fell.'), m.article('Not stored.')];
      const [a, b] = [m.annotation(article, 1), m.annotation(article, 2)];
      const link = m.relation(3, a, b);
      await m.commitWell(db, [
        m.editArticle(null, article),
        m.editAnnotation(null, a),
        m.editAnnotation(null, b),
        m.editRelation(null, link),
      ]);
      const attempts = {
        'an article without its annotations': [m.editArticle(article, null)],
        'an article with one annotation of two': [
          m.editArticle(article, null),
          m.editAnnotation(a, null),
          m.editRelation(link, null),
        ],
        'an annotation without its relation': [m.editAnnotation(a, null)],
        'an annotation in an article that is not there': [
          m.editAnnotation(null, m.annotation(other, 4)),
        ],
        'a relation to an annotation that is not there': [
          m.editRelation(null, m.relation(5, a, m.annotation(article, 6))),
        ],
        'an annotation that moves to another article': [
          m.editArticle(null, other),
          m.editAnnotation(a, { ...a, article: other.digest }),
        ],
        'what is there already': [m.editArticle(null, article)],
        'another past than the stored one': [m.editAnnotation({ ...a, note: 'x' }, a)],
      };
      const before = JSON.stringify(await m.dump(db));
      const outcomes: [string, string][] = [];
      for (const [name, edits] of Object.entries(attempts)) {
        const result = await m.commit(db, edits);
        outcomes.push([name, result.ok ? 'written' : result.failure.type]);
      }
      return { outcomes, same: JSON.stringify(await m.dump(db)) === before };
    });
    expect(refused.outcomes.filter(([, outcome]) => outcome !== 'ChangedSince')).toEqual([]);
    expect(refused.outcomes).toHaveLength(8);
    expect(refused.same).toBe(true);
  });

  it('removes an article with all that hangs on it, and brings all of it back', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const db = await m.freshDatabase('removal');
      const article = m.article('Prices fell.');
      const [a, b] = [m.annotation(article, 1), m.annotation(article, 2, { start: 2, end: 9 })];
      const link = m.relation(3, a, b);
      const coming = [
        m.editArticle(null, article),
        m.editAnnotation(null, a),
        m.editAnnotation(null, b),
        m.editRelation(null, link),
      ];
      const going = coming.map((edit) => ({ ...edit, before: edit.after, after: edit.before }));
      const rows = async (): Promise<string> => {
        const { articles, texts, annotations, relations } = await m.dump(db);
        const record = await m.readPacked(db, article.digest);
        return JSON.stringify([articles, texts, annotations, relations, record]);
      };
      await m.commitWell(db, coming);
      const full = await rows();
      await m.commitWell(db, going as typeof coming);
      const gone = await m.dump(db);
      await m.commitWell(db, coming);
      return { gone, same: (await rows()) === full, faults: await m.derivedFaults(db) };
    });
    for (const table of ['articles', 'annotations', 'relations', 'packed', 'unpacked']) {
      expect(seen.gone[table], table).toEqual([]);
    }
    expect(seen.gone['tombstones']).toHaveLength(4);
    expect(seen.same).toBe(true);
    expect(seen.faults).toEqual([]);
  });

  it('keeps read records and counts equal to the rows through any edits', async () => {
    const step = fc.record({
      id: fc.integer({ min: 1, max: 8 }),
      article: fc.integer({ min: 0, max: 2 }),
      start: fc.integer({ min: 0, max: 20 }),
      length: fc.integer({ min: 1, max: 10 }),
      kind: fc.constantFrom('claim', 'quote', 'figure'),
      how: fc.constantFrom('put', 'put', 'delete'),
    });
    const changes = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(changes, async (plan) => {
        const faults = await lab.module.evaluate(async (m, plan) => {
          const db = await m.freshDatabase('random');
          const articles = ['one', 'two', 'three'].map((word) => m.article(word.repeat(12), word));
          await m.commitWell(
            db,
            articles.map((article) => m.editArticle(null, article)),
          );
          const alive = new Map<number, ReturnType<typeof m.annotation>>();
          for (const steps of plan) {
            const edits = new Map<number, ReturnType<typeof m.editAnnotation>>();
            for (const { id, article, start, length, kind, how } of steps) {
              const of = articles[article];
              const before = alive.get(id) ?? null;
              if (!of || edits.has(id) || (before && before.article !== of.digest)) continue;
              const span = { start, end: start + length };
              const after = how === 'put' ? m.annotation(of, id, span, kind) : null;
              if (before || after) edits.set(id, m.editAnnotation(before, after));
              if (after) alive.set(id, after);
              else alive.delete(id);
            }
            await m.commitWell(db, [...edits.values()]);
          }
          const faults = await m.derivedFaults(db);
          const stored = await db.annotations.count();
          db.close();
          return stored === alive.size ? faults : [...faults, 'number of rows'];
        }, plan);
        expect(faults).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('leaves the read record alone until many changes wait, then packs them', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const db = await m.freshDatabase('waiting');
      const article = m.article('Prices fell.'.repeat(100));
      const alive = new Map<number, ReturnType<typeof m.annotation>>();
      const packedAt: number[] = [];
      const faults: string[] = [];
      let most = 0;
      let record = '[]';
      await m.commitWell(db, [m.editArticle(null, article)]);
      for (let step = 0; step < 300; step += 1) {
        const id = (step * 7) % 40;
        const before = alive.get(id) ?? null;
        const start = (step * 31) % 900;
        const gone = before !== null && step % 3 === 0;
        const after = gone ? null : m.annotation(article, id, { start, end: start + 9 });
        await m.commitWell(db, [m.editAnnotation(before, after)]);
        if (after) alive.set(id, after);
        else alive.delete(id);
        most = Math.max(most, await db.unpacked.count());
        const packed = JSON.stringify(await db.packed.toArray());
        if (packed !== record) packedAt.push(step);
        record = packed;
        if (step % 10 === 0) faults.push(...(await m.derivedFaults(db)));
      }
      faults.push(...(await m.derivedFaults(db)));
      return { faults, packings: packedAt.length, most };
    });
    expect(seen).toEqual({ faults: [], packings: 2, most: 128 });
  });

  it('packs a change of many annotations at once, together with what waits', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const db = await m.freshDatabase('many');
      const article = m.article('Prices fell.');
      await m.commitWell(db, [m.editArticle(null, article)]);
      await m.commitWell(db, [m.editAnnotation(null, m.annotation(article, 1))]);
      const waiting = await db.unpacked.count();
      const many = Array.from({ length: 200 }, (_, number) => m.annotation(article, 10 + number));
      const coming = many.map((one) => m.editAnnotation(null, one));
      await m.commitWell(db, coming);
      const packed = (await db.packed.toArray()).map(({ count }) => count);
      return {
        waiting,
        packed,
        left: await db.unpacked.count(),
        faults: await m.derivedFaults(db),
      };
    });
    expect(seen).toEqual({ waiting: 1, packed: [201], left: 0, faults: [] });
  });

  it('takes thousands of annotations in one change, away and back, and refuses where one differs', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const db = await m.freshDatabase('thousands');
      const article = m.article('Prices fell.');
      const many = Array.from({ length: 6_000 }, (_, number) => m.annotation(article, number));
      const [first] = many;
      const coming = many.map((one) => m.editAnnotation(null, one));
      const going = many.map((one) => m.editAnnotation(one, null));
      await m.commitWell(db, [m.editArticle(null, article)]);
      await m.commitWell(db, [m.editAnnotation(null, first ?? null)]);
      const twice = await m.commit(db, coming);
      await m.commitWell(db, coming.slice(1));
      await m.commitWell(db, going);
      const stones = await db.tombstones.count();
      const gone = await m.commit(db, going);
      await m.commitWell(db, coming);
      return {
        refused: [twice.ok, gone.ok],
        stones,
        left: [await db.tombstones.count(), await db.annotations.count()],
        faults: await m.derivedFaults(db),
      };
    });
    expect(seen).toEqual({ refused: [false, false], stones: 6_000, left: [0, 6_000], faults: [] });
  });

  it('writes nothing to read records for what changes neither kind nor place', async () => {
    const waiting = await lab.module.evaluate(async (m) => {
      const db = await m.freshDatabase('noted');
      const article = m.article('Prices fell.');
      const note = m.annotation(article, 1);
      await m.commitWell(db, [m.editArticle(null, article), m.editAnnotation(null, note)]);
      await m.commitWell(db, [m.editAnnotation(note, { ...note, note: 'Look it up.' })]);
      return db.unpacked.count();
    });
    expect(waiting).toBe(1);
  });

  it.each([
    ['a text of 5 MB', 'Lorem ipsum 🙂. '.repeat(320_000), 'big.txt'],
    ['a name with bidi controls and a path', 'Text.', '\u202Egnp.\u2066/../../etc'],
    ['names that objects inherit', '__proto__ constructor', '__proto__'],
  ])('takes %s as it is', async (_name, text, fileName) => {
    const seen = await lab.module.evaluate(
      async (m, [text, fileName]) => {
        const db = await m.freshDatabase('hostile');
        const article = m.article(text ?? '', fileName);
        const note = {
          ...m.annotation(article, 1),
          custom: JSON.parse('{"__proto__":"x","constructor":"y"}') as Record<string, string>,
          tags: ['__proto__', '\u0000', '\u202E'],
        };
        await m.commitWell(db, [m.editArticle(null, article), m.editAnnotation(null, note)]);
        db.close();
        const again = await m.existingDatabase('hostile');
        const stored = await again.annotations.get(note.id);
        const gone = await m.commit(again, [
          m.editAnnotation(note, null),
          m.editArticle(article, null),
        ]);
        const first = article.appearances[0].source.fileName;
        const sameText = (await again.texts.get(article.digest))?.text === text;
        return {
          same: JSON.stringify(stored) === JSON.stringify(note),
          sameText,
          first,
          gone: gone.ok,
        };
      },
      [text, fileName] as const,
    );
    expect(seen).toEqual({ same: true, sameText: true, first: fileName, gone: true });
  });

  it('throws on a change that edits one thing twice, which only a defect can make', async () => {
    const thrown = await lab.module.evaluate(async (m) => {
      const db = await m.freshDatabase('twice');
      const edit = m.editArticle(null, m.article('Twice.'));
      return m.commit(db, [edit, edit]).then(
        () => 'written',
        (error: unknown) => String(error),
      );
    });
    expect(thrown).toContain('twice');
  });
});
