import { describe, expect, it } from 'vitest';
import { mapBounded } from '../../../electron/files/map-bounded';

describe('mapBounded', () => {
  it('keeps the order of the items whichever ends first', async () => {
    const finish: ((word: string) => void)[] = [];
    const mapped = mapBounded([0, 1, 2], 3, () => new Promise((resolve) => finish.push(resolve)));
    for (const index of [2, 0, 1]) finish[index]?.(`item ${index}`);
    expect(await mapped).toEqual(['item 0', 'item 1', 'item 2']);
  });

  it('has no more calls under way than its limit', async () => {
    let running = 0;
    let most = 0;
    await mapBounded(Array.from({ length: 20 }), 4, async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
    });
    expect(most).toBe(4);
  });

  it('is content with nothing', async () => {
    expect(await mapBounded([], 4, () => Promise.reject(new Error('never called')))).toEqual([]);
  });
});
