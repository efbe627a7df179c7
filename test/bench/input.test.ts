import { describe, expect, it } from 'vitest';
import { paragraphAt } from '../../shared/article/paragraphs';
import { DIMENSIONS, SIZES } from './figures';
import { inputOf } from './input';

describe('inputOf', () => {
  it.each(SIZES)('gives the same input of size %s each time', (size) => {
    expect(inputOf(size)).toEqual(inputOf(size));
  });

  it.each(SIZES)('is as large as it says at size %s', (size) => {
    const { text, annotations } = inputOf(size);
    expect(text.length / DIMENSIONS[size].characters).toBeCloseTo(1, 0);
    expect(annotations).toHaveLength(DIMENSIONS[size].annotations);
  });

  it.each(SIZES)(
    'keeps each span of size %s within one paragraph, and apart from others',
    (size) => {
      const { paragraphs, annotations } = inputOf(size);
      const spans = annotations.flatMap((annotation) => annotation.spans);
      for (const { start, end } of spans) {
        expect(start).toBeLessThan(end);
        expect(paragraphAt(paragraphs, start)).toBe(paragraphAt(paragraphs, end - 1));
        expect(end).toBeLessThanOrEqual(paragraphs[paragraphAt(paragraphs, start)]?.end ?? 0);
      }
      expect(new Set(spans.map(({ start, end }) => `${start} ${end}`)).size).toBe(spans.length);
    },
  );

  it('has about a fifth of its annotations over others and a twentieth in two fragments', () => {
    const { annotations } = inputOf('L');
    let [reached, overlapping] = [0, 0];
    const sorted = annotations.flatMap(({ spans }) => spans).toSorted((a, b) => a.start - b.start);
    for (const { start, end } of sorted) {
      if (start < reached) overlapping += 1;
      reached = Math.max(reached, end);
    }
    expect(overlapping / annotations.length).toBeGreaterThan(0.15);
    expect(overlapping / annotations.length).toBeLessThan(0.3);
    const split = annotations.filter(({ spans }) => spans.length === 2).length;
    expect(split / annotations.length).toBeGreaterThan(0.03);
    expect(split / annotations.length).toBeLessThan(0.07);
  });
});
