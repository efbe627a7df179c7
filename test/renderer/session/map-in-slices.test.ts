import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as mapInSlicesModule from '../../../renderer/session/map-in-slices';
import { openLab, type Lab } from '../lab';

let lab: Lab<typeof mapInSlicesModule>;

beforeAll(async () => {
  lab = await openLab<typeof mapInSlicesModule>('/renderer/session/map-in-slices.ts');
});
afterAll(() => lab.close());

describe('mapInSlices', () => {
  it('maps in order, and lets input go before it is done', async () => {
    const seen = await lab.module.evaluate(async ({ mapInSlices }) => {
      const order: string[] = [];
      const input = scheduler.postTask(() => order.push('input'), { priority: 'user-blocking' });
      const mapped = await mapInSlices([1, 2, 3, 4], (item) => {
        const end = performance.now() + 10;
        while (performance.now() < end);
        order.push(`item ${item}`);
        return item * item;
      });
      await input;
      return { mapped, order };
    });
    expect(seen).toEqual({
      mapped: [1, 4, 9, 16],
      order: ['item 1', 'input', 'item 2', 'item 3', 'item 4'],
    });
  });

  it('gives back what is short at once, without a pause', async () => {
    const order = await lab.module.evaluate(async ({ mapInSlices }) => {
      const seen: string[] = [];
      const input = scheduler.postTask(() => seen.push('input'), { priority: 'user-blocking' });
      const mapped = await mapInSlices(['a', 'b'], (item) => item);
      seen.push(...mapped);
      await input;
      return seen;
    });
    expect(order).toEqual(['a', 'b', 'input']);
  });

  it('ends with what an item throws', async () => {
    const told = await lab.module.evaluate(({ mapInSlices }) =>
      mapInSlices([1], () => {
        throw new Error('broken');
      }).then(
        () => 'nothing',
        (error: unknown) => String(error),
      ),
    );
    expect(told).toBe('Error: broken');
  });
});
