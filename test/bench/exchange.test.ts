import { describe, expect, it } from 'vitest';
import { describeExchange, measureExchange } from './exchange';

describe('measureExchange', () => {
  it('writes and reads back a small library, and has every figure', async () => {
    const figures = await measureExchange({ articles: 40, annotations: 10 });
    expect(figures).toMatchObject({ articles: 40, annotations: 10 });
    expect(figures.bytes).toBeGreaterThan(40 * 10 * 500);
    for (const each of [figures.export, figures.import]) {
      expect(each.ms).toBeGreaterThan(0);
      expect(each.ratio).toBeCloseTo(each.ms / each.whole);
      expect(each.ratioToParts).toBeCloseTo(each.ms / each.parts);
    }
    expect(describeExchange(figures)).toContain('40 articles with 400 annotations');
  });
});
