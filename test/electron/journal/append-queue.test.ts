import { describe, expect, it } from 'vitest';
import { createAppendQueue } from '../../../electron/journal/append-queue';

describe('createAppendQueue', () => {
  it('writes what comes in one task together, and what comes meanwhile next', async () => {
    const batches: (readonly number[])[] = [];
    let later: Promise<number> | null = null;
    const queue = createAppendQueue(async (items: readonly number[]) => {
      batches.push(items);
      later ??= queue.add(4);
      return items.map((item) => item * 10);
    });
    expect(await Promise.all([1, 2, 3].map(queue.add))).toEqual([10, 20, 30]);
    expect(await later).toBe(40);
    expect(batches).toEqual([[1, 2, 3], [4]]);
  });

  it('passes a defect on to those it concerns, and goes on', async () => {
    const queue = createAppendQueue(async (items: readonly number[]) => {
      if (items.includes(1)) throw new Error('a defect');
      return items;
    });
    await expect(queue.add(1)).rejects.toThrow('a defect');
    expect(await queue.add(2)).toBe(2);
  });

  it('is settled when everything is answered', async () => {
    const answered: number[] = [];
    const queue = createAppendQueue(async (items: readonly number[]) => items);
    await queue.settled();
    for (const item of [1, 2]) void queue.add(item).then((answer) => answered.push(answer));
    await queue.settled();
    expect(answered).toEqual([1, 2]);
  });
});
