import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../../lab';
import type * as storageLab from '../storage-lab';

type StorageLab = typeof storageLab;
let lab: Lab<StorageLab>;

beforeAll(async () => {
  lab = await openLab<StorageLab>('/test/renderer/storage/storage-lab.ts');
});
afterAll(() => lab.close());

describe('initial', () => {
  it('gives IndexedDB the stores, keys and indexes of version 1', async () => {
    const shape = await lab.module.evaluate(async (m) => {
      (await m.freshDatabase('shape')).close();
      const raw = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('shape');
        request.onsuccess = () => resolve(request.result);
      });
      const names = [...raw.objectStoreNames];
      const transaction = raw.transaction(names);
      const stores = names.map((name) => {
        const store = transaction.objectStore(name);
        const indexes = [...store.indexNames].map((index) => {
          const { keyPath, unique, multiEntry } = store.index(index);
          return `${unique ? '&' : ''}${multiEntry ? '*' : ''}${String(keyPath)}`;
        });
        return [name, String(store.keyPath), store.autoIncrement, indexes.join(' ')];
      });
      const { version } = raw;
      raw.close();
      return { version, stores };
    });
    expect(shape).toEqual({
      version: 10,
      stores: [
        ['annotations', 'id', false, 'article'],
        ['articles', 'digest', false, ''],
        ['changes', 'seq', true, '*articles &id'],
        ['packed', 'article', false, ''],
        ['relations', 'id', false, 'from to'],
        ['schemes', 'id,version', false, ''],
        ['settings', 'key', false, ''],
        ['sources', 'id', false, 'name'],
        ['texts', 'digest', false, ''],
        ['tombstones', 'id', false, ''],
      ],
    });
  });
});
