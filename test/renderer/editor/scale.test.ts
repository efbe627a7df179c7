import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlacedAnnotation } from '../../../shared/annotation/packed';
import { longText, openSurfaceLab, placed, type SurfaceLab } from './surface-lab';

const CLUSTER = `e${'\u0301'.repeat(40)} `;

let lab: SurfaceLab;

beforeAll(async () => {
  lab = await openSurfaceLab();
});

afterAll(() => lab.close());

function spread(length: number, count: number): PlacedAnnotation[] {
  return Array.from({ length: count }, (_, number) => {
    const start = Math.floor((number * length) / count);
    return placed(number, 'claim', [start, Math.min(start + 30, length)]);
  });
}

/** What stands in highlights, and how much of the text that covers. */
async function registered(most: number): Promise<{ ranges: number; characters: number }> {
  return lab.module.evaluate(async (m, few) => {
    await m.inNextFrame();
    await m.shrunkTo(few);
    const all = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]);
    const characters = all.reduce(
      (sum, { startOffset, endOffset }) => sum + endOffset - startOffset,
      0,
    );
    return { ranges: all.length, characters };
  }, most);
}

describe('the reading surface at scale', () => {
  it.each([
    ['20,000 annotations of 1 MB', longText(6000), 20_000, 60],
    ['one paragraph of 1 MB', 'a word or two and on '.repeat(50_000), 5000, 60],
    ['one paragraph of 1 MB without a space', 'abcdefgh'.repeat(131_072), 5000, 60],
    ['10,000 short paragraphs', 'p\n'.repeat(10_000), 5000, 150],
  ])('registers no more than what is near the screen of %s', async (_name, text, count, most) => {
    await lab.open(text, spread(text.length, count));
    await lab.module.evaluate((m) => {
      m.current().scroller.scrollTop = m.current().scroller.scrollHeight / 2;
    });
    const { ranges, characters } = await registered(most);
    expect(ranges).toBeGreaterThan(0);
    expect(ranges).toBeLessThanOrEqual(most);
    expect(characters).toBeLessThan(20_000);
  });

  it('paints only the near part of an annotation of a whole megabyte', async () => {
    const text = 'a word or two and on '.repeat(50_000);
    await lab.open(text, [placed(1, 'claim', [0, text.length])]);
    const { ranges, characters } = await registered(60);
    expect(ranges).toBeGreaterThan(0);
    expect(characters).toBeLessThan(30_000);
  });

  it('keeps the text of a paragraph that is shown in several blocks, also when it is copied', async () => {
    const text = `short\n${'some words to read '.repeat(700)}\nlast`;
    await lab.open(text);
    const { blocks, joined, copied, gaps } = await lab.module.evaluate((m) => {
      const { root, surface, article } = m.current();
      surface.focus();
      surface.selectSpan({ start: 0, end: article.text.length });
      const data = new DataTransfer();
      root.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, cancelable: true }));
      const paragraphs = [...root.querySelectorAll('p')];
      const inner = paragraphs.filter((it) => it.matches('.goes-on'));
      return {
        blocks: paragraphs.length,
        joined: paragraphs.map((it) => it.textContent).join(''),
        copied: data.getData('text/plain'),
        gaps: inner.map((it) => getComputedStyle(it).paddingBlockEnd),
      };
    });
    expect(blocks).toBeGreaterThan(5);
    expect(joined).toBe(text.replaceAll('\n', ''));
    expect(copied).toBe(text);
    expect(new Set(gaps)).toEqual(new Set(['0px']));
  });

  it('selects 5,000 characters of clusters of 41 code units each', async () => {
    const text = CLUSTER.repeat(400);
    await lab.open(text, [placed(1, 'claim', [0, 4200])]);
    const told = await lab.module.evaluate((m) => {
      m.current().surface.focus();
      m.current().surface.selectSpan({ start: 5, end: 5005 });
      return m.current().told.selections.at(-1)?.selection;
    });
    expect(told).toEqual({ start: 0, end: 119 * 42 + 41 });
  });
});
