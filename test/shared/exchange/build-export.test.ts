import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createExportValidator } from '../../../electron/tools/export-validator';
import type { Digest } from '../../../shared/article/article';
import {
  buildExport,
  exportFileOf,
  writeExport,
  type ExportState,
} from '../../../shared/exchange/build-export';
import { readExport } from '../../../shared/exchange/read-export';
import { verifyExport } from '../../../shared/exchange/verify-export';
import { anAnnotation } from '../../builders/an-annotation';
import { anArticle, TEST_TIME } from '../../builders/an-article';
import { anExport } from '../../builders/an-export';
import { anyExport } from '../../cases/any-export';
import { aRichExport } from '../../cases/rich-export';

const validate = createExportValidator();
const RICH = aRichExport();

/** The same state with every list and the keys of every object in another order. */
function shuffled<T>(value: T): T;
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => shuffled(each));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, shuffled(each)] as const);
  return Object.fromEntries(entries.toReversed());
}

function inOtherOrder(state: ExportState): ExportState {
  const { articles, sources, relations, deleted } = shuffled(state);
  return {
    ...shuffled(state),
    articles: articles
      .toReversed()
      .map(({ article, annotations }) => ({ article, annotations: annotations.toReversed() })),
    sources: sources.toReversed(),
    relations: relations.toReversed(),
    deleted: deleted.toReversed(),
  };
}

describe('buildExport', () => {
  it('writes what the schema takes and the checker finds nothing wrong with', () => {
    fc.assert(
      fc.property(anyExport, (state) => {
        const texts = new Map<Digest, string>(
          state.articles.map(({ article }) => [article.digest, article.text]),
        );
        const file = readExport(buildExport(state, TEST_TIME), validate);
        expect(file).toMatchObject({ ok: true });
        if (!file.ok) return;
        const textOf = (digest: Digest): string | undefined => texts.get(digest);
        const { faults, unverified } = verifyExport(file.value, { validate, textOf });
        expect({ faults, unverified }).toEqual({ faults: [], unverified: [] });
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same bytes when what was read is written again', () => {
    fc.assert(
      fc.property(anyExport, (state) => {
        const text = buildExport(state, TEST_TIME);
        const file = readExport(text, validate);
        expect(file.ok && writeExport(file.value)).toBe(text);
        expect(file.ok && file.value).toEqual(exportFileOf(state, TEST_TIME));
      }),
    );
  });

  it('gives the same bytes in whatever order things and their keys come', () => {
    fc.assert(
      fc.property(fc.oneof(anyExport, fc.constant(RICH)), (state) => {
        expect(buildExport(inOtherOrder(state), TEST_TIME)).toBe(buildExport(state, TEST_TIME));
      }),
    );
  });

  it('writes keys in the order of the format', () => {
    const file = exportFileOf(RICH, TEST_TIME);
    const [article] = file.articles;
    const annotation = file.articles.find(({ annotations }) => annotations.length === 5)
      ?.annotations[2];
    expect(Object.keys(file).join(' ')).toBe(
      '$schema format version offsetUnit exportedAt tool analyst scheme sources articles relations deleted seals',
    );
    expect(Object.keys(article ?? {}).join(' ')).toBe(
      'digest digestAlgorithm length appearances text annotations',
    );
    expect(Object.keys(annotation ?? {}).join(' ')).toBe(
      'id kind fragments text attributes label custom tags note status guessed provenance reviews',
    );
    expect(Object.keys(annotation?.fragments[0] ?? {}).join(' ')).toBe(
      'start end startUtf16 endUtf16 exact prefix suffix',
    );
  });

  it('counts code points for positions, and keeps code units beside them', () => {
    const article = anArticle({ text: '🚢 👩‍👩‍👧 sail' });
    const annotations = [anAnnotation({ article, on: 'sail' })];
    const file = exportFileOf(anExport({ articles: [{ article, annotations }] }), TEST_TIME);
    const [written] = file.articles;
    expect(written?.length).toEqual({ codePoints: 12, codeUnits: 16 });
    const fragment = written?.annotations[0]?.fragments[0];
    expect(fragment).toMatchObject({ start: 8, end: 12, startUtf16: 12, endUtf16: 16 });
    expect([...article.text].slice(8, 12).join('')).toBe('sail');
  });

  it('puts annotations in text order and joins fragments in the order in which they are meant', () => {
    const article = anArticle({ text: 'one two three' });
    const given = [
      anAnnotation({ article, on: 'three' }),
      anAnnotation({ article, on: 'two' }),
      anAnnotation({ article, on: 'two three' }),
      anAnnotation({ article, on: ['three', 'one'] }),
      anAnnotation({ article, on: 'one' }),
    ];
    const state = anExport({ articles: [{ article, annotations: given }] });
    const texts = exportFileOf(state, TEST_TIME).articles[0]?.annotations.map(({ text }) => text);
    expect(texts).toEqual(['one', 'two three', 'two', 'three', 'three one']);
  });

  it('leaves out relations that lead out of the file, and texts when asked', () => {
    const state = { ...RICH, articles: RICH.articles.slice(0, 1), includeText: false };
    const file = exportFileOf(state, TEST_TIME);
    expect(file.relations.map(({ type }) => type)).toEqual(['part-of']);
    expect(file.articles[0]).not.toHaveProperty('text');
    expect(verifyExport(file, { validate }).faults).toEqual([]);
  });

  it('ends with a line feed and has no other white space than JSON needs to be read', () => {
    const text = buildExport(anExport(), TEST_TIME);
    expect(text.endsWith('}\n')).toBe(true);
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  });
});
