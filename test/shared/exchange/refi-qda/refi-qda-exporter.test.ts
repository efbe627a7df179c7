import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportState } from '../../../../shared/exchange/build-export';
import { refiQdaExporter } from '../../../../shared/exchange/refi-qda/refi-qda-exporter';
import { anAnnotation } from '../../../builders/an-annotation';
import { anArticle } from '../../../builders/an-article';
import { anExport } from '../../../builders/an-export';
import { anyExport } from '../../../cases/any-export';
import { aRichExport } from '../../../cases/rich-export';
import { writeOut } from '../../../cases/write-out';
import { elementsIn, parseXml, schemaFaults, type SchemaElement } from './project-schema';

interface Project {
  readonly xml: string;
  readonly root: SchemaElement;
  readonly texts: ReadonlyMap<string, string>;
}

function projectOf(state: ExportState): Project {
  const { files } = writeOut(refiQdaExporter, state);
  const xml = files.find(({ fileName }) => fileName === 'project.qde')?.text ?? '';
  const texts = files.filter(({ fileName }) => fileName !== 'project.qde');
  return {
    xml,
    root: parseXml(xml),
    texts: new Map(texts.map(({ fileName, text }) => [fileName, text])),
  };
}

function named(root: SchemaElement, name: string): readonly SchemaElement[] {
  return [...elementsIn(root)].filter((element) => element.name === name);
}

describe('refiQdaExporter', () => {
  it('keeps the rules of the schema, whatever the export is made of', () => {
    fc.assert(
      fc.property(anyExport, (state) => {
        const { root, xml } = projectOf(state);
        expect([...schemaFaults(root)]).toEqual([]);
        expect(root.attributes['xmlns']).toBe('urn:QDA-XML:project:1.0');
        expect(xml).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
      }),
    );
  });

  it('gives every element a GUID of its own, and every reference something that is there', () => {
    fc.assert(
      fc.property(anyExport, (state) => {
        const elements = [...elementsIn(projectOf(state).root)];
        const guids = elements.flatMap(({ attributes }) => attributes['guid'] ?? []);
        expect(new Set(guids).size).toBe(guids.length);
        const known = new Set(guids);
        for (const { attributes } of elements) {
          for (const key of ['targetGUID', 'originGUID', 'creatingUser', 'creatingUserGUID']) {
            const guid = attributes[key];
            if (guid !== undefined) expect(known).toContain(guid);
          }
        }
      }),
    );
  });

  it('writes texts with line feeds only, and selections that cover the words there', () => {
    fc.assert(
      fc.property(anyExport, (state) => {
        const { root, texts } = projectOf(state);
        const wordsOf = new Map(
          state.articles.flatMap(({ annotations }) =>
            annotations.map(({ id, target }) => [id as string, target.quotes[0].exact] as const),
          ),
        );
        const lost = new Set(
          writeOut(refiQdaExporter, state)
            .losses.filter(({ field }) => field === 'fragments')
            .map(({ id }) => id),
        );
        for (const source of named(root, 'TextSource')) {
          const path = source.attributes['plainTextPath'] ?? '';
          const text = texts.get(path.replace('internal://', 'sources/')) ?? '';
          expect(text).not.toMatch(/[\r\0\f\v]|^\ufeff/);
          const points = [...text];
          for (const { attributes } of named(source, 'PlainTextSelection')) {
            const { guid = '', startPosition, endPosition } = attributes;
            const covered = points.slice(Number(startPosition), Number(endPosition)).join('');
            expect(covered).not.toBe('');
            const exact = wordsOf.get(guid);
            if (exact === undefined || lost.has(guid) || text.includes('\ufffd')) continue;
            expect(covered).toBe(exact.replaceAll(/\r\n?/g, '\n'));
          }
        }
      }),
    );
  });

  it('writes no list without an entry', () => {
    const { root } = projectOf(anExport());
    expect(root.children.map(({ name }) => name)).toEqual(['Users']);
  });

  it('tells of each character that XML cannot hold in what is said', () => {
    const article = anArticle({ text: 'A form feed\fand a CRLF\r\nin a text.' });
    const annotation = anAnnotation({
      article,
      on: 'feed\fand',
      with: { note: 'a NUL \0', tags: ['\u0001'] },
    });
    const state = anExport({ articles: [{ article, annotations: [annotation] }] });
    const { losses } = writeOut(refiQdaExporter, state);
    expect(losses).toContainEqual({ id: annotation.id, field: 'note' });
    expect(losses).toContainEqual({ id: annotation.id, field: 'tags' });
    const [text] = projectOf(state).texts.values();
    expect(text).toBe('A form feed\ufffdand a CRLF\nin a text.');
  });

  it('says which fragments end between a carriage return and its line feed', () => {
    const article = anArticle({ text: 'one\r\ntwo' });
    const annotations = ['one\r', '\ntwo', '\r', 'one\r\n'].map((on) =>
      anAnnotation({ article, on }),
    );
    const { losses } = writeOut(
      refiQdaExporter,
      anExport({ articles: [{ article, annotations }] }),
    );
    const moved = losses.filter(({ field }) => field === 'fragments').map(({ id }) => id);
    expect(moved.toSorted()).toEqual(
      annotations
        .slice(0, 3)
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it('writes the same bytes for the same export', () => {
    const state = aRichExport();
    expect(writeOut(refiQdaExporter, state)).toEqual(writeOut(refiQdaExporter, state));
  });

  it('credits sources as cases with what they are credited with', () => {
    const { root } = projectOf(aRichExport());
    const mayor = named(root, 'Case').find(
      ({ attributes }) => attributes['name'] === 'Ines Duarte',
    );
    expect(mayor?.children.map(({ name }) => name)).toEqual(['SelectionRef', 'SelectionRef']);
  });
});
