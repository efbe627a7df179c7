import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createExportValidator } from '../../../electron/tools/export-validator';
import { exportFileOf } from '../../../shared/exchange/build-export';
import type { FileArticle } from '../../../shared/exchange/export-file';
import { sealArticle, sealExport, sealOf, sealsOfArticle } from '../../../shared/exchange/seals';
import { verifyExport } from '../../../shared/exchange/verify-export';
import { TEST_TIME } from '../../builders/an-article';
import { leavesOf, valueAt, without, withValue } from '../../cases/json-leaves';
import { aRichExport } from '../../cases/rich-export';

const FILE = exportFileOf(aRichExport(), TEST_TIME);
const TEXTLESS = exportFileOf({ ...aRichExport(), includeText: false }, TEST_TIME);

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As docs/export-format.md says it, with nothing of the program. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isObject(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function digest(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

function placesOf(target: unknown, keys: readonly string[]): unknown {
  const fragments = valueAt(target, '/fragments') as readonly Json[];
  return fragments.map((fragment) => keys.map((key) => fragment[key]));
}

/** A value in which places stand for every target. */
function withPlaces(value: unknown, keys: readonly string[]): unknown {
  if (!isObject(value)) return value;
  if ('fragments' in value) return placesOf(value, keys);
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, withPlaces(v, keys)]));
}

function rowOf(annotation: Json, keys: readonly string[]): unknown {
  const provenance = annotation['provenance'] as Json;
  const scheme = provenance['scheme'] as Json;
  const said = ['creator', 'created', 'modified', 'origin'].map((key) => provenance[key]);
  const { derivedFrom = null, externalId = null } = provenance;
  const { label = null } = annotation;
  const { id, kind, tags, note, status, guessed, attributes, custom, reviews } = annotation;
  const from = [...said, scheme['id'], scheme['version'], derivedFrom, externalId];
  const answers = withPlaces(attributes, keys);
  const places = placesOf(annotation, keys);
  return [id, kind, places, label, tags, note, status, guessed, from, answers, custom, reviews];
}

const PLACES = ['start', 'end'];
const WORDS = [...PLACES, 'startUtf16', 'endUtf16', 'exact', 'prefix', 'suffix'];

function sealByHand(article: object, keys: readonly string[]): string {
  const { text: _text, annotations, ...rest } = article as Json;
  return digest([rest, ...(annotations as readonly Json[]).map((each) => rowOf(each, keys))]);
}

describe('sealOf', () => {
  it('is the digest of the canonical form of a part', () => {
    expect(FILE.seals.relations).toEqual(FILE.relations.map(digest));
    expect(FILE.seals.sources).toEqual(FILE.sources.map(digest));
    expect(FILE.seals.deleted).toEqual(FILE.deleted.map(digest));
    const { sources: _s, articles: _a, relations: _r, deleted: _d, seals, ...header } = FILE;
    expect(seals.header).toBe(digest(header));
    expect(sealOf({ b: 1, a: 2 })).toBe(sealOf({ a: 2, b: 1 }));
  });
});

describe('sealArticle', () => {
  it('covers only the places of words that the text in the file proves', () => {
    expect(FILE.seals.articles).toEqual(FILE.articles.map((each) => sealByHand(each, PLACES)));
  });

  it('covers the words where the text is not in the file', () => {
    const byHand = TEXTLESS.articles.map((each) => sealByHand(each, WORDS));
    expect(TEXTLESS.seals.articles).toEqual(byHand);
  });

  it('changes with every leaf but the text and, where that is there, what it proves', () => {
    const proved =
      /^\/text$|^\/annotations\/\d+\/text$|\/(?:startUtf16|endUtf16|exact|prefix|suffix)$/;
    const joined = /^\/annotations\/\d+\/text$/;
    for (const [file, pattern] of [
      [FILE, proved],
      [TEXTLESS, joined],
    ] as const) {
      for (const article of file.articles) {
        const seal = sealArticle(article);
        const covered = leavesOf(article)
          .map(({ path }) => path)
          .filter((path) => sealArticle(withValue(article, path, 'x') as FileArticle) !== seal);
        const expected = leavesOf(article)
          .map(({ path }) => path)
          .filter((path) => !pattern.test(path));
        expect(covered).toEqual(expected);
      }
    }
  });
});

describe('sealsOfArticle', () => {
  const validate = createExportValidator();

  it('lets a text be taken out of a file later, and nothing else with it', () => {
    const cut = without(FILE, '/articles/1/text');
    expect(verifyExport(cut, { validate }).faults).toEqual([]);
    const changed = withValue(cut, '/articles/1/annotations/0/kind', 'figure');
    expect(verifyExport(changed, { validate }).faults).not.toEqual([]);
    const note = withValue(cut, '/articles/1/annotations/0/note', 'Another.');
    expect(verifyExport(note, { validate }).faults.map(({ path }) => path)).toEqual([
      '/articles/1',
    ]);
  });

  it('sees other words in an article that never had its text in the file', () => {
    const path = '/articles/1/annotations/1/fragments/0/exact';
    const words = String(valueAt(TEXTLESS, path));
    const other = withValue(TEXTLESS, path, words.replace('82', '28'));
    const changed = withValue(other, '/articles/1/annotations/1/text', words.replace('82', '28'));
    expect(words).toContain('82');
    const { faults } = verifyExport(changed, { validate });
    expect(faults.map((fault) => fault.path)).toEqual(['/articles/1']);
  });

  it('is one seal where the text is in the file', () => {
    expect(FILE.articles.map((article) => sealsOfArticle(article).length)).toEqual([1, 1]);
  });
});

describe('sealExport', () => {
  it('is what the file carries, as often as it is made', () => {
    expect(sealExport(FILE)).toEqual(FILE.seals);
  });
});
