import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../../renderer/editor/display-pieces';
import { snapToGraphemes } from '../../../shared/article/graphemes';
import { paragraphsOf } from '../../../shared/article/paragraphs';

const CLUSTER = `e${'\u0301'.repeat(40)}`;

describe('piecesOf', () => {
  it('leaves paragraphs of a common length as they are', () => {
    const text = `One line.\n${'word '.repeat(300)}\r\nlast`;
    const paragraphs = paragraphsOf(text);
    expect(piecesOf(text, paragraphs)).toEqual(paragraphs.map((it) => ({ ...it, last: true })));
  });

  it('tiles every paragraph with short pieces that split no cluster', () => {
    const part = fc.constantFrom('word '.repeat(500), 'x'.repeat(3000), CLUSTER.repeat(90), '\n');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const text = parts.join('');
        const paragraphs = paragraphsOf(text);
        const pieces = piecesOf(text, paragraphs);
        let next = 0;
        for (const { start, end } of paragraphs) {
          for (let at = start; at < end; next += 1) {
            const piece = pieces[next] ?? { start: -1, end: Infinity, last: false };
            expect(piece.start).toBe(at);
            expect(piece.end - piece.start).toBeLessThanOrEqual(2048);
            expect(piece.last).toBe(piece.end === end);
            expect(snapToGraphemes(text, paragraphs, piece)).toEqual(
              expect.objectContaining({ start: piece.start, end: piece.end }),
            );
            at = piece.end;
          }
        }
        expect(next).toBe(pieces.length);
      }),
      { numRuns: 60 },
    );
  });

  it('breaks behind a space where there is one', () => {
    const text = 'several words '.repeat(500);
    const breaks = piecesOf(text, paragraphsOf(text)).slice(1);
    expect(breaks.length).toBeGreaterThan(2);
    for (const { start } of breaks) expect(text[start - 1]).toBe(' ');
  });
});
