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
      (await m.oldDatabase('shape', [m.initial])).close();
      return m.shapeOf('shape');
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
