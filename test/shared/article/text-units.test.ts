import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapToGraphemes } from '../../../shared/article/graphemes';
import { paragraphsOf } from '../../../shared/article/paragraphs';
import type { Span } from '../../../shared/article/span';
import {
  moveCaretBy,
  moveEndBy,
  paragraphSpanAt,
  sentenceAt,
  wordAt,
  type SpanEndMove,
} from '../../../shared/article/text-units';
import { isBlankAt, pieceAt } from '../../../shared/article/word-edges';
import { fastest } from '../../builders/fastest';

/** A text with one `|` in it, as the text and the offset of the bar. */
function marked(source: string): { text: string; offset: number } {
  const offset = source.indexOf('|');
  return { text: source.replace('|', ''), offset };
}

/** A text with `[` and `]` around a span. */
function bracketed(source: string): { text: string; span: Span } {
  const start = source.indexOf('[');
  const end = source.indexOf(']') - 1;
  return { text: source.replace('[', '').replace(']', ''), span: { start, end } };
}

function wordsIn(span: Span | null, text: string): string | null {
  return span && text.slice(span.start, span.end);
}

/** The pieces of a text that are not white space. */
function pieces(text: string): string[] {
  const paragraphs = paragraphsOf(text);
  return paragraphs.flatMap((paragraph) => {
    const found: string[] = [];
    for (let at = paragraph.start; at < paragraph.end;) {
      const piece = pieceAt(text, paragraphs, paragraph, at);
      if (!isBlankAt(text, piece.start)) found.push(text.slice(piece.start, piece.end));
      at = piece.end;
    }
    return found;
  });
}

/** The sentences of a text, one after the other. */
function sentences(text: string): string[] {
  const paragraphs = paragraphsOf(text);
  const found: string[] = [];
  for (let at = 0; at < text.length;) {
    const span = sentenceAt(text, paragraphs, at);
    if (!span) {
      at += 1;
      continue;
    }
    found.push(text.slice(span.start, span.end));
    at = Math.max(span.end + 1, at + 1);
  }
  return [...new Set(found)];
}

const FAMILY = '👨‍👩‍👧‍👦';

describe('wordAt', () => {
  it.each([
    ['VenezuelaNicolás', ['Venezuela', 'Nicolás']],
    ['in Puerto LimaElena', ['in', 'Puerto', 'Lima', 'Elena']],
    ['dijo esEl', ['dijo', 'es', 'El']],
    ['CancúnÁngel', ['Cancún', 'Ángel']],
    ['Cancu\u0301nA\u0301ngel', ['Cancu\u0301n', 'A\u0301ngel']],
    ['McDonald MacArthur DeSantis', ['McDonald', 'MacArthur', 'DeSantis']],
    ['iPhone eBay PhD kWh', ['iPhone', 'eBay', 'PhD', 'kWh']],
    ['the BBC said', ['the', 'BBC', 'said']],
    ['spring.The council', ['spring', '.', 'The', 'council']],
    ['said:Nobody knows', ['said', ':', 'Nobody', 'knows']],
    ['made”.https://t.co/x', ['made', '”', '.', 'https://t.co/x']],
    ['madehttps://t.co/x pic.twitter.com/y', ['made', 'https://t.co/x', 'pic.twitter.com/y']],
    ['https://t.co/abcpic.twitter.com/d9', ['https://t.co/abc', 'pic.twitter.com/d9']],
    ['https://a.example/1https://b.example/2', ['https://a.example/1', 'https://b.example/2']],
    ['(see https://a.example/b?c=d&e#f).', ['(', 'see', 'https://a.example/b?c=d&e#f', ')', '.']],
    ['“www.example.org”, she', ['“', 'www.example.org', '”', ',', 'she']],
    ['at example.org/news today', ['at', 'example.org/news', 'today']],
    ['write to a.b-c@mail.example.', ['write', 'to', 'a.b-c@mail.example', '.']],
    ['by @NicolasMaduro and #VivaLima2026', ['by', '@NicolasMaduro', 'and', '#VivaLima2026']],
    ['toldReuters@elena_s', ['told', 'Reuters', '@elena_s']],
    ['Lima2026', ['Lima', '2026']],
    ['14,407people', ['14,407', 'people']],
    ['2026The', ['2026', 'The']],
    ['G20 MP3 3rd 80m 1990s 14km', ['G20', 'MP3', '3rd', '80m', '1990s', '14km']],
    ['14,407.5 and 1.200.000', ['14,407.5', 'and', '1.200.000']],
    ['$80 or 50% or €3', ['$', '80', 'or', '50', '%', 'or', '€', '3']],
    ['COVID-19', ['COVID', '-', '19']],
    ['the U.S. said', ['the', 'U.S.', 'said']],
    ['at 5 p.m., he', ['at', '5', 'p.m.', ',', 'he']],
    ['EE.UU. dijo', ['EE.UU', '.', 'dijo']],
    ['don’t say O’Brien’s', ['don’t', 'say', 'O’Brien’s']],
    ['¿Qué? ¡No!', ['¿', 'Qué', '?', '¡', 'No', '!']],
    ['“Yes,” he said...', ['“', 'Yes', ',', '”', 'he', 'said', '...']],
    ['well--no!!', ['well', '--', 'no', '!!']],
    [`a ${FAMILY} b🇻🇪c`, ['a', FAMILY, 'b', '🇻🇪', 'c']],
    ['e\u0301te\u0301', ['e\u0301te\u0301']],
    ['قال \u202bالرئيس\u202c', ['قال', '\u202b', 'الرئيس', '\u202c']],
    ['\u2067\u2068שלום\u2069.\u2069', ['\u2067\u2068', 'שלום', '\u2069', '.', '\u2069']],
    ['שלום\u200f, \u200eLima\u200e!', ['שלום', '\u200f', ',', '\u200e', 'Lima', '\u200e', '!']],
    ['\u061cto\u200fge\u2069ther\u061c', ['\u061c', 'to\u200fge\u2069ther', '\u061c']],
    [
      '\u2068https://t.co/x\u2069 @ab\u202c',
      ['\u2068', 'https://t.co/x', '\u2069', '@ab', '\u202c'],
    ],
    ['one\r\ntwo\u2028three', ['one', 'two', 'three']],
    ['a\u00a0b\u2003c', ['a', 'b', 'c']],
  ])('parts %j into words and signs', (text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });

  it.each([
    ['fr|om Lima', 'from'],
    ['from| Lima', 'from'],
    ['from |Lima', 'Lima'],
    ['|from', 'from'],
    ['from Lima|', 'Lima'],
    ['“|Yes', 'Yes'],
    ['Yes|,”', 'Yes'],
    ['Yes,|”', '”'],
    ['Yes,”| he', '”'],
    ['a  |  b', null],
    ['one|\ntwo', 'one'],
    ['one\n|two', 'two'],
    ['one\r|\ntwo', 'one'],
    ['|\n\n', null],
    ['|', null],
    ['Vene|zuelaNicolás', 'Venezuela'],
    ['Venezuela|Nicolás', 'Nicolás'],
    ['see https://t.co/a|b.', 'https://t.co/ab'],
    ['he said \u202bRa|ees\u202c.', 'Raees'],
    ['he said \u202bRaees|\u202c.', 'Raees'],
    ['he |\u2067\u202bsaid\u202c\u2069.', 'said'],
    ['he \u2067\u202bsaid\u202c|\u2069 no', 'said'],
    ['he \u2067sa\u200fid\u2069| no', 'sa\u200fid'],
    ['he \u2067|\u2069 no', null],
    ['\u202e|\n', null],
  ])('finds at %j the word %j', (source, expected) => {
    const { text, offset } = marked(source);
    expect(wordsIn(wordAt(text, paragraphsOf(text), offset), text)).toBe(expected);
  });

  it('is quick in the middle of one megabyte without a space', () => {
    const timeIn = (length: number): number => {
      const text = 'abcdefgh'.repeat(length / 8);
      const paragraphs = paragraphsOf(text);
      return fastest(() => {
        for (let at = 0; at < 50; at += 1) wordAt(text, paragraphs, (at * length) / 50);
      });
    };
    // The word is cut off at a fixed length, so the text around it should cost nothing.
    expect(timeIn(1_048_576)).toBeLessThan(10 * Math.max(timeIn(16_384), 0.5));
  });
});

describe('sentenceAt', () => {
  it.each([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['The U.S. said so. It did.', ['The U.S. said so.', 'It did.']],
    ['They went to the U.S. The rest stayed.', ['They went to the U.S.', 'The rest stayed.']],
    ['Ask Mr. Lima or Dr. Sosa. Now.', ['Ask Mr. Lima or Dr. Sosa.', 'Now.']],
    ['George W. Bush came. He left.', ['George W. Bush came.', 'He left.']],
    ['It is No. 5 of ten. No. That is all.', ['It is No. 5 of ten.', 'No.', 'That is all.']],
    [
      'On Nov. 21 it rained. On Nov. Some went.',
      ['On Nov. 21 it rained.', 'On Nov.', 'Some went.'],
    ],
    [
      'At 5 p.m. the sun set. At 6 p.m. He ate.',
      ['At 5 p.m. the sun set.', 'At 6 p.m.', 'He ate.'],
    ],
    ['“It rains.” She left.', ['“It rains.”', 'She left.']],
    ['He said “no.” Then (at last.) he went.', ['He said “no.”', 'Then (at last.) he went.']],
    ['“Really?” he asked. “Yes!” she said.', ['“Really?” he asked.', '“Yes!” she said.']],
    [
      '“It was respectful,” he said, “even cordial.” Then he left.',
      ['“It was respectful,” he said, “even cordial.”', 'Then he left.'],
    ],
    ['Well... perhaps. And… no.', ['Well... perhaps.', 'And… no.']],
    ['He paused... Then he spoke.', ['He paused...', 'Then he spoke.']],
    ['It cost $14.5 million. Or 3.2.', ['It cost $14.5 million.', 'Or 3.2.']],
    ['¡Hola! ¿Qué tal? Bien.', ['¡Hola!', '¿Qué tal?', 'Bien.']],
    [
      'El Sr. Lima y la Sra. Sosa. «Nada.» Fin.',
      ['El Sr. Lima y la Sra. Sosa.', '«Nada.»', 'Fin.'],
    ],
    ['in spring.The council met.', ['in spring.', 'The council met.']],
    ['deals he made”.https://t.co/Ab.Cd next', ['deals he made”.', 'https://t.co/Ab.Cd next']],
    ['A Ph.D. and a B.A. were given.', ['A Ph.D. and a B.A. were given.']],
    ['他来了。我走了。', ['他来了。', '我走了。']],
    ['One.\nTwo and more', ['One.', 'Two and more']],
    ['  padded.  ', ['padded.']],
    ['no stop at all', ['no stop at all']],
  ])('parts %j', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it.each([
    ['One.| Two.', 'One.'],
    ['One. |Two.', 'Two.'],
    ['One. Two.|', 'Two.'],
    ['He left.|” She stayed.', 'He left.”'],
    ['Wait.|.. No.', 'Wait...'],
    ['   |', null],
    ['|', null],
  ])('finds at %j the sentence %j', (source, expected) => {
    const { text, offset } = marked(source);
    expect(wordsIn(sentenceAt(text, paragraphsOf(text), offset), text)).toBe(expected);
  });

  it('is quick in one megabyte of one paragraph, with stops and without', () => {
    const timeIn = (length: number): number => {
      const texts = ['a b. C d. ', 'a b c d e ', '.'].map((unit) =>
        unit.repeat(length / unit.length),
      );
      return fastest(() => {
        for (const text of texts) sentenceAt(text, paragraphsOf(text), text.length / 2);
      });
    };
    // Quadratic work on twenty times the text would take four hundred times as long.
    expect(timeIn(1_000_000)).toBeLessThan(100 * Math.max(timeIn(50_000), 0.5));
  });
});

describe('paragraphSpanAt', () => {
  it.each([
    ['  one| two \nthree', 'one two'],
    ['one\n|\ntwo', 'one'],
    ['one\n\n|two', 'two'],
    ['one\n  | \ntwo', null],
    ['|\none', null],
    ['|', null],
  ])('finds at %j the paragraph %j', (source, expected) => {
    const { text, offset } = marked(source);
    expect(wordsIn(paragraphSpanAt(text, paragraphsOf(text), offset), text)).toBe(expected);
  });
});

describe('moveEndBy', () => {
  const moves: readonly [string, SpanEndMove, string | null][] = [
    ['a [bc] d', { end: 'end', by: 'grapheme', step: 1 }, 'a [bc ]d'],
    ['a [bc] d', { end: 'end', by: 'grapheme', step: -1 }, 'a [b]c d'],
    ['a [bc] d', { end: 'start', by: 'grapheme', step: -1 }, 'a[ bc] d'],
    ['a [bc] d', { end: 'start', by: 'grapheme', step: 1 }, 'a b[c] d'],
    ['[a]bc', { end: 'end', by: 'grapheme', step: -1 }, null],
    ['[a]bc', { end: 'start', by: 'grapheme', step: 1 }, null],
    ['[a]bc', { end: 'start', by: 'grapheme', step: -1 }, null],
    ['ab[c]', { end: 'end', by: 'grapheme', step: 1 }, null],
    [`[a]${FAMILY}b`, { end: 'end', by: 'grapheme', step: 1 }, `[a${FAMILY}]b`],
    [`[a${FAMILY}]b`, { end: 'end', by: 'grapheme', step: -1 }, `[a]${FAMILY}b`],
    [`[${FAMILY}]b`, { end: 'end', by: 'grapheme', step: -1 }, null],
    [`a${FAMILY}[b]`, { end: 'start', by: 'grapheme', step: -1 }, `a[${FAMILY}b]`],
    ['[one]\r\ntwo', { end: 'end', by: 'grapheme', step: 1 }, '[one\r\nt]wo'],
    ['[one\r\nt]wo', { end: 'end', by: 'grapheme', step: -1 }, '[one]\r\ntwo'],
    ['one\u2028[two]', { end: 'start', by: 'grapheme', step: -1 }, 'on[e\u2028two]'],
    ['on[e\u2028two]', { end: 'start', by: 'grapheme', step: 1 }, 'one\u2028[two]'],
    ['one [two] three four', { end: 'end', by: 'word', step: 1 }, 'one [two three] four'],
    ['one [two three] four', { end: 'end', by: 'word', step: -1 }, 'one [two] three four'],
    ['one [two] three', { end: 'end', by: 'word', step: -1 }, null],
    ['one [two] three', { end: 'start', by: 'word', step: -1 }, '[one two] three'],
    ['[one two] three', { end: 'start', by: 'word', step: 1 }, 'one [two] three'],
    ['one [two] three', { end: 'start', by: 'word', step: 1 }, null],
    ['on[e tw]o', { end: 'end', by: 'word', step: 1 }, 'on[e two]'],
    ['on[e tw]o', { end: 'start', by: 'word', step: -1 }, '[one tw]o'],
    ['on[e tw]o', { end: 'end', by: 'word', step: -1 }, 'on[e] two'],
    ['[Venezuela]Nicolás', { end: 'end', by: 'word', step: 1 }, '[VenezuelaNicolás]'],
    ['[made]”.https://t.co/x', { end: 'end', by: 'word', step: 1 }, '[made”].https://t.co/x'],
    ['[one]  \n  two', { end: 'end', by: 'word', step: 1 }, '[one  \n  two]'],
    ['one  \n  [two]', { end: 'start', by: 'word', step: -1 }, '[one  \n  two]'],
    ['[one]  ', { end: 'end', by: 'word', step: 1 }, null],
    ['[one] \u2067two\u2069 six', { end: 'end', by: 'word', step: 1 }, '[one \u2067two]\u2069 six'],
    ['[one]\u2069', { end: 'end', by: 'word', step: 1 }, null],
  ];

  it.each(moves)('moves %j by %j to %j', (source, move, expected) => {
    const { text, span } = bracketed(source);
    const moved = moveEndBy(text, paragraphsOf(text), span, move);
    const shown = moved && [0, moved.start, moved.end, text.length];
    const [a = 0, b = 0, c = 0, d = 0] = shown ?? [];
    const words = shown && `${text.slice(a, b)}[${text.slice(b, c)}]${text.slice(c, d)}`;
    expect(words).toBe(expected);
  });
});

describe('moveCaretBy', () => {
  it.each([
    ['|one two', 'word', 1, 'one| two'],
    ['one| two', 'word', 1, 'one two|'],
    ['one two|', 'word', 1, 'one two|'],
    ['one two|', 'word', -1, 'one |two'],
    ['one |two', 'word', -1, '|one two'],
    ['on|e', 'word', -1, '|one'],
    ['one|\ntwo', 'word', 1, 'one\ntwo|'],
    ['one\n|two', 'word', -1, '|one\ntwo'],
    ['Lima|Elena', 'word', 1, 'LimaElena|'],
    ['one\u2069| \u2067two\u2069', 'word', 1, 'one\u2069 \u2067two|\u2069'],
    ['one \u2067two\u2069|', 'word', -1, 'one \u2067|two\u2069'],
    [`|${FAMILY}a`, 'grapheme', 1, `${FAMILY}|a`],
  ] as const)('takes the caret from %j by %s %i to %j', (source, by, step, expected) => {
    const { text, offset } = marked(source);
    const at = moveCaretBy(text, paragraphsOf(text), offset, by, step);
    expect(`${text.slice(0, at)}|${text.slice(at)}`).toBe(expected);
  });
});

/** Texts of what tears programs apart, glued at random. */
const anyText = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        'Bc',
        'déjà',
        'e\u0301',
        ' ',
        '  ',
        '\u00a0',
        '\r\n',
        '\n',
        '\u2028',
        '. ',
        '.',
        '…',
      ],
      ...['“', '”', '¿', '! ', '14', ',', '5.', 'https://t.co/x', '@a_b', '#T', 'U.S. ', 'Mr. '],
      ...[FAMILY, '🇻🇪', '👍🏽', '\u202b', '\u202c', 'قال', 'שלום', '\u0301', 'क्षि', '각', '中文。'],
      'z'.repeat(1500),
      `e${'\u0301'.repeat(40)}`,
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));

const textAndOffset = anyText.chain((text) =>
  fc.record({ text: fc.constant(text), offset: fc.nat(text.length) }),
);

describe('units of text', () => {
  const kinds = { word: wordAt, sentence: sentenceAt, paragraph: paragraphSpanAt };

  it.each(Object.entries(kinds))(
    'finds the same %s from everywhere in it, whole clusters within one paragraph',
    (_name, find) => {
      fc.assert(
        fc.property(textAndOffset, ({ text, offset }) => {
          const paragraphs = paragraphsOf(text);
          const span = find(text, paragraphs, offset);
          if (!span) return;
          expect(snapToGraphemes(text, paragraphs, span)).toEqual(span);
          const words = text.slice(span.start, span.end);
          if (find === wordAt) expect(words).not.toMatch(/^\p{Bidi_C}|\p{Bidi_C}$/u);
          const home = paragraphs.filter(
            ({ start, end }) => start <= span.start && span.end <= end,
          );
          expect(home).toHaveLength(1);
          for (const at of [span.start, (span.start + span.end) >> 1]) {
            if (find === wordAt && !/^[\p{L}\p{N}]/u.test(text.slice(span.start))) continue;
            expect(find(text, paragraphs, at)).toEqual(span);
          }
        }),
        { numRuns: 400 },
      );
    },
  );

  it('tiles every paragraph with pieces, whichever offset they are asked from', () => {
    fc.assert(
      fc.property(textAndOffset, ({ text, offset }) => {
        const paragraphs = paragraphsOf(text);
        for (const paragraph of paragraphs) {
          let at = paragraph.start;
          while (at < paragraph.end) {
            const piece = pieceAt(text, paragraphs, paragraph, at);
            expect(piece.start).toBe(at);
            expect(piece.end).toBeGreaterThan(at);
            if (piece.start <= offset && offset < piece.end) {
              expect(pieceAt(text, paragraphs, paragraph, offset)).toEqual(piece);
            }
            at = piece.end;
          }
          expect(at).toBe(paragraph.end);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('moves an end and back to where a unit ended, and never past the other end', () => {
    const move = fc.record({
      end: fc.constantFrom('start' as const, 'end' as const),
      by: fc.constantFrom('grapheme' as const, 'word' as const),
      step: fc.constantFrom(1 as const, -1 as const),
    });
    fc.assert(
      fc.property(textAndOffset, fc.array(move, { maxLength: 8 }), ({ text, offset }, moves) => {
        const paragraphs = paragraphsOf(text);
        let span = wordAt(text, paragraphs, offset);
        for (const step of moves) {
          if (!span) return;
          const moved: Span | null = moveEndBy(text, paragraphs, span, step);
          if (!moved) continue;
          expect(moved.start).toBeLessThan(moved.end);
          expect(Math.sign(moved[step.end] - span[step.end])).toBe(step.step);
          expect(snapToGraphemes(text, paragraphs, moved)).toEqual(moved);
          span = moved;
        }
      }),
      { numRuns: 400 },
    );
  });
});
