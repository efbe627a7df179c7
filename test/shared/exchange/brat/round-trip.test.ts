import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bratExporter } from '../../../../shared/exchange/brat/brat-exporter';
import { bratImporter } from '../../../../shared/exchange/brat/brat-importer';
import type { ExportState } from '../../../../shared/exchange/build-export';
import { differences } from '../../../../shared/exchange/differences';
import type { ForeignRead } from '../../../../shared/exchange/foreign-read';
import { anAnnotation } from '../../../builders/an-annotation';
import { anArticle } from '../../../builders/an-article';
import { anExport } from '../../../builders/an-export';
import { anyExport } from '../../../cases/any-export';
import { aForeignContext } from '../../../cases/foreign-context';
import { aRichExport } from '../../../cases/rich-export';
import { writeOut } from '../../../cases/write-out';

function readBack(state: ExportState): ForeignRead {
  const { files } = writeOut(bratExporter, state);
  const context = aForeignContext([], { scheme: state.scheme });
  const read = bratImporter.read(files, context);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

/** What a loss list must say: everything but the order. */
function sorted<T>(list: readonly T[]): readonly string[] {
  return list.map((each) => JSON.stringify(each)).toSorted();
}

describe('bratImporter', () => {
  it('gives back everything that the native format can say, but for what is listed as lost', () => {
    const state = aRichExport();
    const { losses } = writeOut(bratExporter, state);
    const read = readBack(state);
    expect(sorted(differences(state, read))).toEqual(sorted(losses));
    expect(losses.map(({ field }) => field).toSorted()).toEqual(['*', '*', '*', 'scheme']);
    expect(read.items.map(({ fate }) => fate.type)).toEqual(Array(7).fill('anchored'));
    expect(read.units.map(({ unit, matched, of }) => [unit, matched, of])).toEqual([
      ['code-point', expect.any(Number), expect.any(Number)],
      ['code-point', expect.any(Number), expect.any(Number)],
    ]);
    expect(read.units.every(({ matched, of }) => matched === of)).toBe(true);
  });

  it('gives back whatever an export is made of, and the losses name exactly what is not', () => {
    fc.assert(
      fc.property(anyExport, (state) => {
        const { losses } = writeOut(bratExporter, state);
        expect(sorted(differences(state, readBack(state)))).toEqual(sorted(losses));
      }),
      { numRuns: 300 },
    );
  });

  it('joins the pieces again that brat cut at a line break', () => {
    const article = anArticle({ text: 'One line,\r\nand another.' });
    const annotation = anAnnotation({ article, on: 'line,\r\nand' });
    const state = anExport({ articles: [{ article, annotations: [annotation] }] });
    const { files } = writeOut(bratExporter, state);
    expect(files.map(({ text }) => text).join('')).toContain('\tClaim 4 9;11 14\tline, and\n');
    const [read] = readBack(state).articles;
    expect(read?.annotations[0]?.target).toEqual(annotation.target);
  });

  it('gives back a text whose first character was taken for a byte order mark', () => {
    const article = anArticle({ text: '\ufeffPrices fell.' });
    const annotation = anAnnotation({ article, on: 'Prices' });
    const state = anExport({ articles: [{ article, annotations: [annotation] }] });
    const files = writeOut(bratExporter, state).files.map(({ fileName, text }) => {
      return { fileName, text: text.replace(/^\ufeff/, '') };
    });
    const read = bratImporter.read(files, aForeignContext());
    expect(read.ok && read.value.articles).toEqual([{ article, annotations: [annotation] }]);
  });

  it('takes the pieces of brat where somebody has changed them there', () => {
    const article = anArticle({ text: 'One line,\r\nand another.' });
    const annotation = anAnnotation({ article, on: 'line,\r\nand' });
    const state = anExport({ articles: [{ article, annotations: [annotation] }] });
    const files = writeOut(bratExporter, state).files.map(({ fileName, text }) => {
      return { fileName, text: text.replace('4 9;11 14\tline, and', '4 8;11 14\tline and') };
    });
    const read = bratImporter.read(files, aForeignContext());
    expect(read.ok && read.value.articles[0]?.annotations[0]?.target.spans).toEqual([
      { start: 4, end: 8 },
      { start: 11, end: 14 },
    ]);
  });

  it('takes the answers and the note of brat where somebody has changed them there', () => {
    const article = anArticle({ text: 'The mayor denied it.' });
    const annotation = anAnnotation({
      article,
      on: 'denied it',
      with: {
        note: 'First note.',
        tags: ['kept'],
        body: { kind: 'claim', stance: 'asserted', assessment: { verdict: 'disputed', note: 'n' } },
      },
    });
    const state = anExport({ articles: [{ article, annotations: [annotation] }] });
    const files = writeOut(bratExporter, state).files.map(({ fileName, text }) => {
      const changed = text
        .replace('Stance T1 asserted', 'Stance T1 unknown')
        .replace('Verdict T1 disputed', 'Verdict T1 refuted')
        .replace('Status T1 draft', 'Status T1 done')
        .replace('First note.', String.raw`Second\nnote.`);
      return { fileName, text: changed };
    });
    const read = bratImporter.read(files, aForeignContext());
    expect(read.ok && read.value.articles[0]?.annotations[0]).toEqual({
      ...annotation,
      body: {
        kind: 'claim',
        stance: { answer: 'unknown' },
        assessment: { verdict: 'refuted', note: 'n' },
      },
      status: 'done',
      note: 'Second\nnote.',
    });
  });
});

describe('bratExporter', () => {
  it('writes the same bytes whatever order its lists were given in', () => {
    fc.assert(
      fc.property(anyExport, (state) => {
        const turned = {
          ...state,
          sources: state.sources.toReversed(),
          relations: state.relations.toReversed(),
          articles: state.articles.toReversed().map((each) => ({
            ...each,
            annotations: each.annotations.toReversed(),
          })),
        };
        expect(writeOut(bratExporter, turned)).toEqual(writeOut(bratExporter, state));
      }),
    );
  });
});
