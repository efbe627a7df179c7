import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../../lab';
import type * as storageLab from '../storage-lab';

type StorageLab = typeof storageLab;
let lab: Lab<StorageLab>;

beforeAll(async () => {
  lab = await openLab<StorageLab>('/test/renderer/storage/storage-lab.ts');
});
afterAll(() => lab.close());

describe('unpackedEdits', () => {
  it('adds one table and leaves every row of version 1 as it is', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const article = m.article('Prices fell.');
      const rows = await m.rowsOfVersion1(article, m.annotation(article, 1));
      const old = await m.oldDatabase('upgraded', [m.initial]);
      for (const [table, values] of Object.entries(rows)) await old.table(table).bulkAdd(values);
      old.close();
      const db = await m.existingDatabase('upgraded');
      const { unpacked, ...kept } = await m.dump(db);
      db.close();
      const { version, stores } = await m.shapeOf('upgraded');
      const store = stores.find(([name]) => name === 'unpacked');
      return { rows, kept, unpacked, version, store };
    });
    expect(seen.kept).toEqual(seen.rows);
    expect(Object.values(seen.rows).flat()).toHaveLength(6);
    expect(seen.unpacked).toEqual([]);
    expect(seen.version).toBe(20);
    expect(seen.store).toEqual(['unpacked', 'seq', true, 'article']);
  });

  it('goes on from the read record that was packed before', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const article = m.article('Prices fell.');
      const [first, second] = [m.annotation(article, 1), m.annotation(article, 2)];
      const rows = await m.rowsOfVersion1(article, first);
      const old = await m.oldDatabase('upgraded', [m.initial]);
      for (const [table, values] of Object.entries(rows)) await old.table(table).bulkAdd(values);
      old.close();
      const db = await m.existingDatabase('upgraded');
      await m.commitWell(db, [m.editAnnotation(null, second)]);
      await m.commitWell(db, [m.editAnnotation(first, null)]);
      const faults = await m.derivedFaults(db);
      return { faults, count: (await m.readArticle(db, article.digest))?.packed.count };
    });
    expect(seen).toEqual({ faults: [], count: 1 });
  });
});
