import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as storageLab from './storage-lab';

type StorageLab = typeof storageLab;
let lab: Lab<StorageLab>;

beforeAll(async () => {
  lab = await openLab<StorageLab>('/test/renderer/storage/storage-lab.ts');
});
afterAll(() => lab.close());

describe('openDatabase', () => {
  it('creates every table of the data model', async () => {
    const tables = await lab.module.evaluate(async (m) => {
      const db = await m.freshDatabase('tables');
      return db.tables.map(({ name }) => name).sort();
    });
    const known = await lab.module.evaluate((m) => m.TABLES);
    expect(tables).toEqual([...known].sort());
  });

  it('finds what was written before', async () => {
    const title = await lab.module.evaluate(async (m) => {
      const db = await m.freshDatabase('again');
      await m.commitWell(db, [m.editArticle(null, m.article('One line.'))]);
      db.close();
      const again = await m.existingDatabase('again');
      return (await m.readArticleRows(again))[0]?.appearances[0].meta.title;
    });
    expect(title).toBe('One line.');
  });

  it('refuses a database of a newer program and leaves it as it is', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const raw = (version?: number): Promise<IDBDatabase> =>
        new Promise((resolve, reject) => {
          const request = indexedDB.open('newer', version);
          request.onupgradeneeded = () => request.result.createObjectStore('future').put(1, 'row');
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(new Error('no database'));
        });
      (await raw(30)).close();
      const result = await m.openDatabase('newer');
      const after = await raw();
      const stores = [...after.objectStoreNames];
      const version = after.version;
      after.close();
      return { result: result.ok ? 'opened' : result.failure, stores, version };
    });
    expect(seen).toEqual({
      result: { type: 'DatabaseTooNew', found: 3, known: 2 },
      stores: ['future'],
      version: 30,
    });
  });

  it('says that it is unavailable while an older version of it is kept open', async () => {
    const failure = await lab.module.evaluate(async (m) => {
      const holder = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('held', 1);
        request.onsuccess = () => resolve(request.result);
      });
      const result = await m.openDatabase('held');
      holder.close();
      return result.ok ? null : result.failure.type;
    });
    expect(failure).toBe('DatabaseUnavailable');
  });

  it('says that it is unavailable where the browser gives no database', async () => {
    const failure = await lab.module.evaluate(async (m) => {
      const { open } = IDBFactory.prototype;
      IDBFactory.prototype.open = () => {
        throw new DOMException('Not here.', 'SecurityError');
      };
      const result = await m.openDatabase('nowhere');
      IDBFactory.prototype.open = open;
      return result.ok ? null : result.failure.type;
    });
    expect(failure).toBe('DatabaseUnavailable');
  });

  it('makes way for a newer version, and later writes say so', async () => {
    const failure = await lab.module.evaluate(async (m) => {
      const db = await m.freshDatabase('overtaken');
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('overtaken', 30);
        request.onblocked = () => reject(new Error('blocked'));
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
      });
      const result = await m.commit(db, [m.editArticle(null, m.article('Late.'))]);
      return result.ok ? null : result.failure.type;
    });
    expect(failure).toBe('DatabaseUnavailable');
  });
});
