import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { loadLegacyDecoder } from '../../../electron/files/legacy-decoder';
import { decodeText, type LegacyDecoder } from '../../../shared/article/decode-text';
import { nastyText } from '../../cases/nasty-texts';

const legacy = await loadLegacyDecoder();
const NONE: LegacyDecoder = { detect: () => null, decode: () => null };

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) {
    view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  }
  return bytes;
}

function bytesOf(...parts: readonly (Uint8Array | string | readonly number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => [...(typeof part === 'string' ? utf8(part) : part)]),
  );
}

const BOM = [0xef, 0xbb, 0xbf];

const unicode: readonly (readonly [
  name: string,
  bytes: Uint8Array,
  text: string,
  encoding: string,
  decidedBy: string,
  replacements: number,
])[] = [
  ['ASCII', utf8('abc'), 'abc', 'utf-8', 'valid-utf-8', 0],
  ['one character', utf8('x'), 'x', 'utf-8', 'valid-utf-8', 0],
  ['blanks only', utf8(' \r\n'), ' \r\n', 'utf-8', 'valid-utf-8', 0],
  ['decomposed letters', utf8('Cafe\u0301'), 'Cafe\u0301', 'utf-8', 'valid-utf-8', 0],
  ['mojibake, as it stands', utf8('â€œ'), 'â€œ', 'utf-8', 'valid-utf-8', 0],
  ['a mark at the start', bytesOf(BOM, 'a'), 'a', 'utf-8', 'byte-order-mark', 0],
  [
    'two marks, of which one stays',
    bytesOf(BOM, BOM, 'a'),
    '\ufeffa',
    'utf-8',
    'byte-order-mark',
    0,
  ],
  ['a mark in the middle', bytesOf('a', BOM), 'a\ufeff', 'utf-8', 'valid-utf-8', 0],
  [
    'a written U+FFFD, which nothing replaced',
    utf8('a\ufffdb'),
    'a\ufffdb',
    'utf-8',
    'valid-utf-8',
    0,
  ],
  ['a stray NUL', utf8('a\0b'), 'a\0b', 'utf-8', 'valid-utf-8', 0],
  [
    'broken UTF-8 behind a mark',
    bytesOf(BOM, 'a', [0xff]),
    'a\ufffd',
    'utf-8',
    'byte-order-mark',
    1,
  ],
  [
    'UTF-8 cut off at its end',
    bytesOf('¿Cuántos años? Ñandú. ', [0xe2, 0x82]),
    '¿Cuántos años? Ñandú. \ufffd',
    'utf-8',
    'detected',
    1,
  ],
  [
    'one broken and one written U+FFFD',
    bytesOf('áéíóú \ufffd ', [0xc3], ' ñ'),
    'áéíóú \ufffd \ufffd ñ',
    'utf-8',
    'detected',
    1,
  ],
  [
    'UTF-16 with a mark',
    bytesOf([0xff, 0xfe], utf16('aé🚢', true)),
    'aé🚢',
    'utf-16le',
    'byte-order-mark',
    0,
  ],
  [
    'big-endian UTF-16 with a mark',
    bytesOf([0xfe, 0xff], utf16('aé🚢', false)),
    'aé🚢',
    'utf-16be',
    'byte-order-mark',
    0,
  ],
  [
    'UTF-16 without a mark',
    utf16('Storm: 82 boats “lost”', true),
    'Storm: 82 boats “lost”',
    'utf-16le',
    'zero-bytes',
    0,
  ],
  [
    'big-endian UTF-16 without a mark',
    utf16('82 boats\r\n', false),
    '82 boats\r\n',
    'utf-16be',
    'zero-bytes',
    0,
  ],
  [
    'UTF-16 with half a unit at its end',
    bytesOf([0xff, 0xfe], utf16('ab', true), [0x63]),
    'ab\ufffd',
    'utf-16le',
    'byte-order-mark',
    1,
  ],
  [
    'UTF-16 with a lone surrogate',
    bytesOf([0xff, 0xfe], utf16('a\ud83db', true)),
    'a\ufffdb',
    'utf-16le',
    'byte-order-mark',
    1,
  ],
  [
    'UTF-16 with a written U+FFFD',
    bytesOf([0xfe, 0xff], utf16('a\ufffd\udea2', false)),
    'a\ufffd\ufffd',
    'utf-16be',
    'byte-order-mark',
    1,
  ],
];

const NEWS = {
  es: 'La alcaldesa dijo que “la ciudad volverá a levantarse” — y pronto. Más de 80 años después, el señor Núñez aún lo recuerda: ¿cuántos daños habrá? El café costó 3 €.',
  ru: 'Мэр сообщила, что город будет восстановлен. Потеряно не менее восьмидесяти двух лодок, сказала она журналистам в субботу вечером.',
  ja: '市長は「私たちは再建する」と述べた。少なくとも八十二隻の船が失われたという。住民は港の再開を待っている。',
  ko: '시장은 우리는 다시 지을 것이라고 말했다. 적어도 여든두 척의 배가 사라졌다고 한다. 주민들은 항구가 다시 열리기를 기다린다.',
  zh: '市长说我们将重建。据说至少有八十二艘船失踪。居民们等待港口重新开放，专家预计损失将超过一亿元。',
};

const legacyCases: readonly (readonly [encoding: string, text: string])[] = [
  ['windows-1252', NEWS.es],
  ['windows-1251', NEWS.ru],
  ['koi8-r', NEWS.ru],
  ['shift_jis', NEWS.ja],
  ['euc-jp', NEWS.ja],
  ['euc-kr', NEWS.ko],
  ['gb18030', NEWS.zh],
];

const binaries: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['PNG image', bytesOf([0x89], 'PNG\r\n\x1a\n', [0, 0, 0, 13])],
  ['JPEG image', bytesOf([0xff, 0xd8, 0xff, 0xe0])],
  ['GIF image', utf8('GIF89a....')],
  ['PDF document', utf8('%PDF-1.7\n')],
  ['ZIP archive', bytesOf('PK\x03\x04', [20, 0], 'a.txt')],
  ['Word document', bytesOf('PK\x03\x04', [20, 0], '[Content_Types].xml word/document.xml')],
  ['Office document', bytesOf([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ['gzip archive', bytesOf([0x1f, 0x8b, 8, 0])],
  ['ELF program', bytesOf([0x7f], 'ELF', [2, 1, 1])],
  ['Mach-O program', bytesOf([0xcf, 0xfa, 0xed, 0xfe, 7, 0])],
  ['Windows program', bytesOf('MZ', new Uint8Array(58), [64, 0, 0, 0], 'PE\0\0')],
  ['Java class', bytesOf([0xca, 0xfe, 0xba, 0xbe, 0, 0])],
  ['SQLite database', utf8('SQLite format 3\0')],
  ['UTF-32 text', bytesOf([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])],
  ['binary data', new Uint8Array(64)],
  ['binary data', Uint8Array.from({ length: 64 }, (_, at) => (at % 2 === 0 ? at / 2 + 1 : 0))],
  [
    'binary data',
    Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919 + (at >> 3) * 31) & 0xff),
  ],
];

describe('decodeText', () => {
  it.each(unicode)('reads %s', (_name, bytes, text, encoding, decidedBy, replacements) => {
    const byteOrderMark = decidedBy === 'byte-order-mark';
    expect(decodeText(bytes, NONE)).toEqual({
      ok: true,
      value: { text, encoding, decidedBy, byteOrderMark, replacements },
    });
  });

  it.each(legacyCases)('reads a paragraph of news in %s', (encoding, text) => {
    const decoded = decodeText(iconv.encode(text, encoding), legacy);
    expect(decoded).toMatchObject({ ok: true, value: { text, replacements: 0 } });
  });

  it('falls back to windows-1252 where the detector has nothing or no confidence to offer', () => {
    const bytes = bytesOf('caf', [0xe9], ' ', [0x93], '5 ', [0x80, 0x94]);
    const unsure: LegacyDecoder = {
      detect: () => ({ encoding: 'IBM862', confidence: 0.045 }),
      decode: () => 'wrong',
    };
    const ignorant: LegacyDecoder = {
      detect: () => ({ encoding: 'x-unheard-of', confidence: 1 }),
      decode: () => null,
    };
    for (const decoder of [NONE, unsure, ignorant]) {
      expect(decodeText(bytes, decoder)).toMatchObject({
        ok: true,
        value: { text: 'café “5 €”', encoding: 'windows-1252', decidedBy: 'fallback' },
      });
    }
  });

  it('shows a detector no more than 256 KB, and counts what its decoder could not keep', () => {
    const lengths: number[] = [];
    const decoder: LegacyDecoder = {
      detect: (bytes) => {
        lengths.push(bytes.length);
        return { encoding: 'Shift_JIS', confidence: 0.9 };
      },
      decode: () => 'a\ufffd\ud83d',
    };
    const bytes = new Uint8Array(1_000_000).fill(0xe9);
    expect(decodeText(bytes, decoder)).toMatchObject({
      ok: true,
      value: { text: 'a\ufffd\ufffd', encoding: 'shift_jis', replacements: 2 },
    });
    expect(lengths).toEqual([256 * 1024]);
  });

  it.each(binaries)('refuses what looks like %s', (looksLike, bytes) => {
    expect(decodeText(bytes, legacy)).toEqual({
      ok: false,
      failure: { type: 'FileBinary', looksLike },
    });
  });

  it.each([
    ['no bytes', new Uint8Array()],
    ['nothing but a byte order mark', bytesOf(BOM)],
    ['nothing but a mark of UTF-16', bytesOf([0xfe, 0xff])],
  ])('calls %s empty', (_name, bytes) => {
    expect(decodeText(bytes, NONE)).toEqual({ ok: false, failure: { type: 'FileEmpty' } });
  });

  it.each(['MZ Wallace rode on.', 'GIF images are old.', 'PK is a name', 'BZh'])(
    'takes the text %j for no binary',
    (text) => {
      expect(decodeText(utf8(text), NONE)).toMatchObject({ ok: true, value: { text } });
    },
  );

  it('gives every text back that was written as UTF-8', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        fc.pre(text !== '' && !text.startsWith('\ufeff') && !text.includes('\0'));
        expect(decodeText(utf8(text), NONE)).toMatchObject({ ok: true, value: { text } });
      }),
    );
  });

  it('never throws and always gives a well-formed text, whatever the bytes', () => {
    const start = fc.constantFrom<readonly number[]>(
      [],
      BOM,
      [0xff, 0xfe],
      [0xfe, 0xff],
      [0x4d, 0x5a],
    );
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      nastyText.map(utf8),
      nastyText.map((text) => utf16(text, true)),
      fc
        .tuple(nastyText.map(utf8), fc.uint8Array({ maxLength: 3 }))
        .map((parts) => bytesOf(...parts)),
    );
    fc.assert(
      fc.property(start, body, fc.constantFrom(NONE, legacy), (head, rest, decoder) => {
        const decoded = decodeText(bytesOf(head, rest), decoder);
        if (!decoded.ok) return;
        const { text, replacements } = decoded.value;
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toBe('');
        expect(replacements).toBeGreaterThanOrEqual(0);
        expect(replacements).toBeLessThanOrEqual(text.split('\ufffd').length - 1);
      }),
      { numRuns: 1000 },
    );
  });
});
