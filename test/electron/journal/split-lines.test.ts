import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines, type Endless, type Piece } from '../../../electron/journal/split-lines';

async function split(bytes: Buffer, size: number, most?: number): Promise<(Piece | Endless)[]> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const pieces: (Piece | Endless)[] = [];
  for await (const piece of splitLines(chunks(), most)) pieces.push(piece);
  return pieces;
}

describe('splitLines', () => {
  it('gives each line with its place, and says of the last whether it is ended', async () => {
    expect(await split(Buffer.from('a\n\n🗞️b\nc'), 2)).toEqual([
      { text: 'a', number: 1, start: 0, end: 2, isEnded: true },
      { text: '', number: 2, start: 2, end: 3, isEnded: true },
      { text: '🗞️b', number: 3, start: 3, end: 12, isEnded: true },
      { text: 'c', number: 4, start: 12, end: 13, isEnded: false },
    ]);
  });

  it('splits at newlines alone, in whatever chunks the bytes come', async () => {
    const sign = fc.constantFrom('a', '\n', '\r', '\u2028', '\u0085', '🗞️', '\0');
    await fc.assert(
      fc.asyncProperty(fc.array(sign), fc.integer({ min: 1, max: 9 }), async (signs, size) => {
        const text = signs.join('');
        const pieces = await split(Buffer.from(text), size);
        const texts = pieces.map((piece) => piece.text);
        const expected = text.split('\n');
        expect(texts).toEqual(expected.at(-1) === '' ? expected.slice(0, -1) : expected);
      }),
      { numRuns: 500 },
    );
  });

  it('stops at a line that goes on beyond what is read', async () => {
    expect(await split(Buffer.from(`a\n${'b'.repeat(100)}\nc\n`), 7, 20)).toEqual([
      { text: 'a', number: 1, start: 0, end: 2, isEnded: true },
      { text: null, number: 2 },
    ]);
  });
});
