import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf } from '../../../../renderer/view/annotating/excerpt';
import { contextOf } from '../../../../renderer/view/inspecting/context';
import { rowsInWindow, stepOf } from '../../../../renderer/view/annotating/list-window';

const FAMILY = '👨‍👩‍👧‍👦';

describe('excerptOf', () => {
  it('leaves a short text whole', () => {
    expect(excerptOf('three piers', 80)).toEqual({ head: 'three piers', middle: '', tail: '' });
  });

  it('shows both ends of a long text and keeps the middle for the ear', () => {
    const text = 'one two three four five six seven eight nine ten';
    const { head, middle, tail } = excerptOf(text, 20);
    expect(head + middle + tail).toBe(text);
    expect(head.length + tail.length).toBeLessThanOrEqual(20);
    expect(text.startsWith(head) && text.endsWith(tail)).toBe(true);
  });

  it('says no more than about 200 characters', () => {
    const { head, middle, tail } = excerptOf('word '.repeat(50_000), 80);
    expect((head + middle + tail).length).toBeLessThan(210);
    expect(middle.endsWith('…')).toBe(true);
  });

  it('puts a text with line breaks on one line', () => {
    expect(excerptOf('a\r\n\r\nb', 80).head).toBe('a b');
  });

  it('never cuts a grapheme cluster', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', ' ', FAMILY, 'e\u0301', '🚧', 'ש'), { maxLength: 80 }),
        fc.integer({ min: 4, max: 60 }),
        (clusters, seen) => {
          const parts = excerptOf(clusters.join(''), seen, 60);
          for (const part of [parts.head, parts.middle, parts.tail]) {
            expect(part).not.toMatch(/^[\u0301\u200d]|\u200d$/);
            expect(part.isWellFormed()).toBe(true);
          }
        },
      ),
    );
  });
});

describe('contextOf', () => {
  it('gives whole words around the span, with ellipses where there is more', () => {
    const text = 'The city closed the old harbour bridge on Tuesday after divers found cracks.';
    const start = text.indexOf('bridge');
    expect(contextOf(text, { start, end: start + 6 }, 14)).toEqual({
      before: '… old harbour ',
      after: ' on Tuesday …',
    });
  });

  it('ends at the borders of the line and of the text', () => {
    expect(contextOf('one\ntwo\u2028three', { start: 4, end: 7 }, 30)).toEqual({
      before: '',
      after: '',
    });
    expect(contextOf('a b c', { start: 2, end: 3 }, 30)).toEqual({ before: 'a ', after: ' c' });
  });
});

describe('rowsInWindow', () => {
  it.each([
    ['above', 2, [2, 48, 49, 50, 51, 52]],
    ['within', 50, [48, 49, 50, 51, 52]],
    ['below', 90, [48, 49, 50, 51, 52, 90]],
    ['gone', -1, [48, 49, 50, 51, 52]],
    ['past the end', 100, [48, 49, 50, 51, 52]],
  ])('keeps the row of the focus when it is %s', (_, always, rows) => {
    const range = { startIndex: 49, endIndex: 51, overscan: 1, count: 100 };
    expect(rowsInWindow(range, always)).toEqual(rows);
  });

  it('gives no rows for an empty list', () => {
    expect(rowsInWindow({ startIndex: 0, endIndex: 0, overscan: 3, count: 0 }, 0)).toEqual([]);
  });
});

describe('stepOf', () => {
  it.each([
    ['ArrowDown', 5, 6],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 0, 0],
    ['Home', 7, 0],
    ['End', 2, 9],
    ['PageDown', 5, 9],
    ['PageUp', 5, 0],
    ['Enter', 5, null],
  ])('leads by %s from row %i to %s', (key, at, to) => {
    expect(stepOf(key, at, 10)).toBe(to);
  });
});
