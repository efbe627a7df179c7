import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeJournal, measureJournal } from './journal';

const ROOT = path.resolve(import.meta.dirname, '../..');

describe('measureJournal', () => {
  it('measures single changes and a burst to "Saved", in each way that an append is answered', async () => {
    const figures = await measureJournal({ root: ROOT, runs: 1, single: 5, burst: 60, say() {} });
    expect(figures).toMatchObject({ runs: 1, single: 5, burst: 60 });
    for (const { median, p95, burst, appends } of [figures.on, figures.crossing, figures.off]) {
      expect(median).toBeGreaterThan(0);
      expect(p95).toBeGreaterThanOrEqual(median);
      expect(burst).toBeGreaterThan(0);
      expect(appends).toBeGreaterThan(0);
      expect(appends).toBeLessThanOrEqual(60);
    }
    expect(figures.fsync).toBeGreaterThan(0);
    expect(describeJournal(figures)).toContain('60 changes at once');
  });
});
