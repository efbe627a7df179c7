import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadLegacyDecoder } from '../../electron/files/legacy-decoder';
import { createExportValidator } from '../../electron/tools/export-validator';
import { decodeText, type LegacyDecoder } from '../../shared/article/decode-text';
import { digestText } from '../../shared/article/digest';
import { parseArticle } from '../../shared/article/parse-article';
import { paragraphsOf } from '../../shared/article/paragraphs';
import { buildExport, exportFileOf } from '../../shared/exchange/build-export';
import { importExport } from '../../shared/exchange/import-export';
import { isExportFile, readExport } from '../../shared/exchange/read-export';
import { readJson } from '../../shared/exchange/read-json';
import { sealExport } from '../../shared/exchange/seals';
import { verifyExport } from '../../shared/exchange/verify-export';
import { checkScheme } from '../../shared/scheme/check-scheme';
import { DEFAULT_SCHEME } from '../../shared/scheme/default-scheme';
import { readSchemeFile, writeSchemeFile } from '../../shared/scheme/scheme-file';
import { aFileSource, TEST_TIME } from '../builders/an-article';
import { nastyText } from '../cases/nasty-texts';
import { aRichExport } from '../cases/rich-export';
import { CASES } from './cases';
import { damagedJson, damagedText } from './damage';

const validate = createExportValidator();
const STATE = aRichExport();
const TEXT = buildExport(STATE, TEST_TIME);
const FILE: unknown = JSON.parse(TEXT);
const TEXTS = new Map<string, string>(
  STATE.articles.map(({ article }) => [article.digest, article.text]),
);

/** What a faultless file may say that was not said by it: nothing but its own. */
function expectWhole(file: unknown): void {
  const faults = validate(file);
  if (!isExportFile(file, faults)) return;
  const { state, items } = importExport(file, () => undefined);
  const annotations = file.articles.flatMap((article) => article.annotations);
  expect(items.map(({ id }) => id)).toEqual(annotations.map(({ id }) => id));
  for (const { article, annotations: read } of state.articles) {
    expect(digestText(article.text)).toBe(article.digest);
    for (const { target } of read) {
      for (const [at, { start, end }] of target.spans.entries()) {
        expect(article.text.slice(start, end)).toBe(target.quotes[at]?.exact);
      }
    }
  }
}

/** Seals a changed file anew, as an attacker would who knows the format. */
function resealed(file: unknown): unknown {
  return isExportFile(file, validate(file)) ? { ...file, seals: sealExport(file) } : file;
}

describe('decodeText', () => {
  let legacy: LegacyDecoder;
  beforeAll(async () => {
    legacy = await loadLegacyDecoder();
  });

  it('gives a well-formed text or a reason for any bytes, and parseArticle takes every text', () => {
    const marks = fc.constantFrom([], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff], [0, 0xfe]);
    const bytes = fc
      .tuple(marks, fc.oneof(fc.uint8Array({ maxLength: 2000 }), encoded(nastyText)))
      .map(([mark, body]) => new Uint8Array([...mark, ...body]));
    fc.assert(
      fc.property(bytes, (given) => {
        const before = given.slice();
        const decoded = decodeText(given, legacy);
        expect(given).toEqual(before);
        if (!decoded.ok) {
          expect(['FileEmpty', 'FileBinary']).toContain(decoded.failure.type);
          return;
        }
        const { text } = decoded.value;
        const article = parseArticle(text, aFileSource(text), 'appearance');
        expect(article.text).toBe(text);
        expect(article.appearances[0].meta.title).not.toBe('');
        for (const { start, end } of paragraphsOf(text)) expect(start).toBeLessThan(end);
      }),
      CASES,
    );
  });

  it.each([
    ['NUL', [0]],
    ['half a pair of UTF-8', [0xc3]],
    ['a continuation byte', [0x80]],
    ['a byte of Shift JIS', [0x83, 0x5c]],
    ['an escape of ISO 2022', [0x1b, 0x24, 0x42]],
    ['half a pair of UTF-16', [0x00, 0xd8]],
    ['a line break', [0x0d]],
    ['the byte FF', [0xff]],
  ])('comes to an end on 4 MB of %s', (_name, pattern) => {
    const bytes = new Uint8Array(4 * 1024 * 1024);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = pattern[at % pattern.length] ?? 0;
    const decoded = decodeText(bytes, legacy);
    if (decoded.ok) parseArticle(decoded.value.text, aFileSource(''), 'appearance');
    expect(typeof decoded.ok).toBe('boolean');
  });
});

/** Texts as bytes of UTF-8 and UTF-16, some cut short. */
function encoded(texts: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> {
  const ways = fc.constantFrom<BufferEncoding>('utf8', 'utf16le', 'latin1');
  return fc
    .tuple(texts, ways, fc.nat(3))
    .map(
      ([text, way, less]) => new Uint8Array(Buffer.from(text, way).subarray(0, -less || undefined)),
    );
}

describe('readExport', () => {
  it('starts from a file that it takes', () => {
    expect(readExport(TEXT, validate).ok).toBe(true);
    expectWhole(FILE);
  });

  it('reads a damaged text as the same file, or says why it does not', () => {
    fc.assert(
      fc.property(damagedText(TEXT), (text) => {
        const read = readExport(text, validate);
        if (read.ok) expectWhole(read.value);
        else expect(read.failure).toHaveProperty('type');
      }),
      CASES,
    );
  });

  it('reads any text at all without a throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), nastyText, fc.json()), (text) => {
        expect(readExport(text, validate).ok).toBe(false);
      }),
      CASES,
    );
  });
});

describe('verifyExport', () => {
  it('has a fault for every damage, or the file says the same', () => {
    fc.assert(
      fc.property(damagedJson(FILE), (file) => {
        const { faults } = verifyExport(file, { validate, textOf: (digest) => TEXTS.get(digest) });
        for (const { path, message } of faults) {
          expect(typeof path).toBe('string');
          expect(message).not.toBe('');
        }
        if (faults.length === 0) expectWhole(file);
      }),
      CASES,
    );
  });

  it('proves words and digests even where the damage was sealed anew', () => {
    fc.assert(
      fc.property(damagedJson(exportFileOf(STATE, TEST_TIME)).map(resealed), (file) => {
        if (verifyExport(file, { validate }).faults.length === 0) expectWhole(file);
      }),
      CASES,
    );
  });

  it('takes any JSON at all without a throw', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (json) => {
        expect(verifyExport(json, { validate }).faults).not.toEqual([]);
      }),
      CASES,
    );
  });
});

describe('importExport', () => {
  it('gives whole annotations or none for whatever has the form of a file', () => {
    fc.assert(
      fc.property(damagedJson(FILE), (file) => expectWhole(file)),
      CASES,
    );
  });
});

describe('readSchemeFile', () => {
  const scheme = { ...DEFAULT_SCHEME, ...STATE.scheme };
  const text = writeSchemeFile(scheme);

  it('reads a damaged file as a scheme that can be written again, or says why not', () => {
    const damaged = fc.oneof(
      damagedText(text),
      damagedJson(JSON.parse(text)).map((json) => JSON.stringify(json)),
    );
    fc.assert(
      fc.property(damaged, (given) => {
        const json = readJson(given);
        const read = json.ok ? readSchemeFile(json.value) : json;
        if (!read.ok) return;
        const fault = checkScheme(read.value, { takenKeys: new Set(['1']), known: [scheme] });
        if (fault) expect(fault.reason).not.toBe('');
        const again = readJson(writeSchemeFile(read.value));
        expect(again.ok && readSchemeFile(again.value)).toEqual(read);
      }),
      CASES,
    );
  });
});
