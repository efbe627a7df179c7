import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exporterOf } from '../../shared/exchange/exporters';
import type { ForeignFile, Importer } from '../../shared/exchange/foreign-read';
import { importerOf, IMPORTERS } from '../../shared/exchange/importers';
import { aForeignContext } from '../cases/foreign-context';
import { aRichExport } from '../cases/rich-export';
import { writeOut } from '../cases/write-out';
import { CASES } from './cases';
import { damagedJson, damagedText } from './damage';

const STATE = aRichExport();
const LIBRARY = STATE.articles.map(({ article }) => article);

/** Reads files, and holds what came out against the texts that it is about. */
function expectWhole(importer: Importer, files: readonly ForeignFile[]): void {
  expect(typeof importer.recognises(files)).toBe('boolean');
  const read = importer.read(files, aForeignContext(LIBRARY));
  if (!read.ok) {
    expect(read.failure.type).toBe('NotReadable');
    expect(read.failure.reason).not.toBe('');
    return;
  }
  const { articles, items } = read.value;
  const annotations = articles.flatMap((state) => state.annotations);
  expect(new Set(annotations.map(({ id }) => id)).size).toBe(annotations.length);
  expect(items.length).toBeGreaterThanOrEqual(annotations.length);
  for (const { article, annotations: placed } of articles) {
    for (const { target } of placed) {
      expect(target.spans.length).toBeGreaterThan(0);
      for (const [at, { start, end }] of target.spans.entries()) {
        expect(article.text.slice(start, end)).toBe(target.quotes[at]?.exact);
      }
    }
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The files with one of them damaged, and at times one left out. */
function damagedFiles(files: readonly ForeignFile[]): fc.Arbitrary<readonly ForeignFile[]> {
  const damaged = files.map((file, at) => {
    const texts = isJson(file.text)
      ? fc.oneof(
          damagedText(file.text),
          damagedJson(JSON.parse(file.text)).map((json) => JSON.stringify(json)),
        )
      : damagedText(file.text);
    return texts.map((text) => files.with(at, { ...file, text }));
  });
  const fewer = fc.nat(files.length - 1).map((at) => files.filter((_file, index) => index !== at));
  return fc.oneof(...damaged, fewer);
}

/** A document whose entities, each made of ten of the one before, unfold to a billion signs. */
const LAUGHS = [
  '<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a0 "ha">',
  ...Array.from({ length: 9 }, (_each, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`),
  ']><Project xmlns="urn:QDA-XML:project:1.0" name="&a9;"/>',
].join('\n');

const BOMBS: readonly (readonly [name: string, text: string])[] = [
  ['nothing', ''],
  ['a NUL', '\0'],
  ['a nest of lists', '['.repeat(200_000)],
  ['a nest of lists that are closed', '['.repeat(200_000) + ']'.repeat(200_000)],
  ['a nest of objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ['a nest of elements', '<a>'.repeat(100_000) + '</a>'.repeat(100_000)],
  ['elements that are open', '<a>'.repeat(100_000)],
  ['a billion laughs', LAUGHS],
  ['an entity of the system', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
  ['20,000 lines', 'T1\tclaim 0 1\tx\n'.repeat(20_000)],
  ['20,000 lines of JSON', '{"text":"x","spans":[]}\n'.repeat(20_000)],
];

const NAMES = ['x.qde', 'x.ann', 'x.txt', 'x.jsonld', 'x.json', 'x.jsonl'];

describe.each(IMPORTERS.map((importer) => [importer.id, importer] as const))(
  'the importer of %s',
  (id, importer) => {
    const { files } = writeOut(exporterOf(id), STATE);

    it('starts from files that it takes', () => {
      expect(importerOf(files)?.id).toBe(id);
      const read = importer.read(files, aForeignContext(LIBRARY));
      expect(read.ok && read.value.items.length).toBeGreaterThan(0);
      expectWhole(importer, files);
    });

    it('gives whole annotations or a reason, however its files are damaged', () => {
      fc.assert(
        fc.property(damagedFiles(files), (damaged) => expectWhole(importer, damaged)),
        CASES,
      );
    });

    it('reads any texts at all without a throw', () => {
      const file = fc.record({
        fileName: fc.constantFrom(...NAMES),
        text: fc.oneof(fc.string(), fc.json()),
      });
      fc.assert(
        fc.property(fc.array(file, { maxLength: 3 }), (given) => expectWhole(importer, given)),
        CASES,
      );
    });

    it.each(BOMBS)('comes to an end on %s', (_name, text) => {
      for (const fileName of NAMES) expectWhole(importer, [{ fileName, text }]);
    });
  },
);
