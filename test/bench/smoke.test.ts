import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ANNOTATING_FIGURES, CONTENDERS, FIGURES, ODD, type Report } from './figures';
import { runBench } from './run-bench';
import { describe as describeReport } from './tables';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FEW = { changes: 2, unrelated: 2, scrollSeconds: 0.5, jumps: 5, typing: 1, odd: 1 };

describe('runBench', () => {
  let report: Report;
  beforeAll(async () => {
    report = await runBench({ root: ROOT, sizes: ['S'], runs: 1, repetitions: FEW, say() {} });
  });

  it('finds that every contender paints what it claims', () => {
    expect(report.thrownOut).toEqual([]);
    expect(Object.keys(report.sizes.S ?? {})).toEqual([...CONTENDERS]);
  });

  it.each(CONTENDERS)('gives every figure of %s', (name) => {
    const figures = report.sizes.S?.[name];
    const isAnnotating = (figure: string) => ANNOTATING_FIGURES.some((each) => each === figure);
    const absent = FIGURES.filter((figure) => typeof figures?.[figure] !== 'number');
    expect(absent).toEqual(name === 'plain-text' ? FIGURES.filter(isAnnotating) : []);
  });

  it('times keys in a field beside a short article and beside a full one', () => {
    expect(report.typing).toMatchObject({ article: 'Bench article S' });
    expect(report.typing?.few).toBeGreaterThan(0);
    expect(report.typing?.many).toBeGreaterThan(0);
  });

  it('watches what opening odd texts blocks', () => {
    // Zero where no task took 50 ms: Chromium tells of no shorter ones.
    for (const name of ODD) expect(report.odd[name]).toBeTypeOf('number');
  });

  it('survives being written as JSON', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('describes every contender', () => {
    const words = describeReport(report);
    for (const name of CONTENDERS) expect(words).toContain(name);
  });
});
