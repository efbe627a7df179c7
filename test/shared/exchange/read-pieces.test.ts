import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createExportValidator } from '../../../electron/tools/export-validator';
import { buildExport, exportFileOf } from '../../../shared/exchange/build-export';
import type { ExportFile } from '../../../shared/exchange/export-file';
import { readExportPieces, type ExportPart } from '../../../shared/exchange/read-pieces';
import type { ReadExportFailure } from '../../../shared/exchange/read-export';
import { createVerifier } from '../../../shared/exchange/verify-export';
import { TEST_TIME } from '../../builders/an-article';
import { anExport } from '../../builders/an-export';
import { anyExport } from '../../cases/any-export';
import { withValue } from '../../cases/json-leaves';
import { aRichExport } from '../../cases/rich-export';

const validate = createExportValidator();
const FILE = exportFileOf(aRichExport(), TEST_TIME);

function pieces(text: string, size: number): readonly string[] {
  const count = Math.ceil(text.length / size);
  return Array.from({ length: count }, (_, index) => text.slice(index * size, (index + 1) * size));
}

function read(
  text: string,
  size = 1000,
): { parts: readonly ExportPart[]; failure: ReadExportFailure | null } {
  const parts: ExportPart[] = [];
  for (const each of readExportPieces(pieces(text, size), validate)) {
    if (!each.ok) return { parts, failure: each.failure };
    parts.push(each.value);
  }
  return { parts, failure: null };
}

/** The file that parts make up. */
function joined(parts: readonly ExportPart[]): object {
  const file = { articles: [], relations: [], deleted: [] } as {
    articles: unknown[];
    relations: unknown[];
    deleted: unknown[];
  };
  let whole: object = {};
  for (const part of parts) {
    if (part.type === 'header') whole = { ...whole, ...part.header };
    if (part.type === 'sources') whole = { ...whole, sources: part.sources };
    if (part.type === 'article') file.articles.push(part.article);
    if (part.type === 'relation') file.relations.push(part.relation);
    if (part.type === 'deleted') file.deleted.push(part.tombstone);
    if (part.type === 'seals') whole = { ...whole, ...file, seals: part.seals };
  }
  return whole;
}

describe('readExportPieces', () => {
  it('gives every part of an export, whatever it is made of and in whatever pieces it comes', () => {
    fc.assert(
      fc.property(anyExport, fc.integer({ min: 1, max: 5000 }), (state, size) => {
        const { parts, failure } = read(buildExport(state, TEST_TIME), size);
        expect(failure).toBeNull();
        expect(joined(parts)).toEqual(exportFileOf(state, TEST_TIME));
      }),
    );
  });

  it('gives parts that a verifier proves one by one', () => {
    const verifier = createVerifier();
    for (const part of read(buildExport(aRichExport(), TEST_TIME)).parts) {
      if (part.type === 'header') verifier.header(part.header);
      if (part.type === 'sources') verifier.sources(part.sources);
      if (part.type === 'article') verifier.article(part.article);
      if (part.type === 'relation') verifier.relation(part.relation);
      if (part.type === 'deleted') verifier.deleted(part.tombstone);
      if (part.type === 'seals') verifier.seals(part.seals);
    }
    expect(verifier.verification()).toMatchObject({
      faults: [],
      unverified: [],
      verified: { articles: 2, annotations: 7 },
    });
  });

  it('gives header and sources of an export of nothing', () => {
    const { parts, failure } = read(buildExport(anExport(), TEST_TIME));
    expect(failure).toBeNull();
    expect(parts.map(({ type }) => type)).toEqual(['header', 'sources', 'seals']);
  });

  const text = (file: unknown): string => JSON.stringify(file, null, 2);
  const swapped = ({ articles, ...rest }: ExportFile): object => ({ articles, ...rest });

  const refused: readonly [name: string, text: string, failure: object][] = [
    ['another format', '{"format":"other","articles":[]}', { type: 'NotAnExport' }],
    ['no format', '{}', { type: 'NotAnExport' }],
    [
      'a newer version',
      text({ ...FILE, version: 2 }),
      { type: 'VersionTooNew', found: 2, known: 1 },
    ],
    [
      'a version that is none',
      text({ ...FILE, version: 'x' }),
      { type: 'VersionUnknown', found: 'x' },
    ],
    [
      'articles before what they refer to',
      text(swapped(FILE)),
      { type: 'NotInOrder', key: 'format' },
    ],
    ['half a file', text(FILE).slice(0, 3000), { type: 'NotJson' }],
  ];

  it.each(refused)('refuses %s', (_name, json, failure) => {
    expect(read(json).failure).toMatchObject(failure);
  });

  const faulty: readonly [path: string, value: unknown][] = [
    ['/articles/1/annotations/0/status', 'perhaps'],
    ['/articles/1/annotations/0/fragments/0/start', 2 ** 53],
    ['/articles/0/annotations/0/fragments/0/start', -1],
    ['/articles/0/annotations/0/fragments/0/end', 1.5],
    ['/relations/2/from', 'T1'],
    ['/deleted/1/entity', 'thing'],
    ['/scheme/version', 0],
    ['/sources/0/name', 7],
    ['/seals/header', 'x'],
    ['/relations', {}],
  ];

  it.each(faulty)(
    'tells at the end that %s is not of the form, at its true place',
    (path, value) => {
      const { failure } = read(text(withValue(FILE, path, value)));
      if (failure?.type !== 'NotValid') throw new Error(JSON.stringify(failure));
      expect(failure.faults.some((fault) => fault.path.startsWith(path))).toBe(true);
    },
  );

  it('stops where there are a thousand faults', () => {
    const [article] = FILE.articles;
    const articles = Array.from({ length: 1500 }, () => ({ ...article, digest: 'x' }));
    const { failure } = read(text({ ...FILE, articles }), 100_000);
    if (failure?.type !== 'NotValid') throw new Error(JSON.stringify(failure));
    expect(failure.faults.length).toBe(1000);
  });
});
