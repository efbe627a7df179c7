import { describe, expect, it } from 'vitest';
import { doccanoImporter } from '../../../../shared/exchange/jsonl/doccano-importer';
import { doccanoExporter } from '../../../../shared/exchange/jsonl/doccano-exporter';
import { prodigyExporter } from '../../../../shared/exchange/jsonl/prodigy-exporter';
import { prodigyImporter } from '../../../../shared/exchange/jsonl/prodigy-importer';
import type { ForeignRead } from '../../../../shared/exchange/foreign-read';
import { DEFAULT_SCHEME } from '../../../../shared/scheme/default-scheme';
import { freshSourceId } from '../../../builders/ids';
import { aFile, readWith } from '../../../builders/foreign-files';
import { aForeignContext } from '../../../cases/foreign-context';
import { aRichExport } from '../../../cases/rich-export';
import { aSmallExport } from '../../../cases/small-export';
import { writeOut } from '../../../cases/write-out';

const TEXT = 'Harbour 🚢 reopens. “We rebuild,” she said, “and soon.” 80 boats were lost.';

function place(words: string): [number, number] {
  const start = [...TEXT.slice(0, TEXT.indexOf(words))].length;
  return [start, start + [...words].length];
}

function entity(id: number, words: string, label: string): object {
  const [start_offset, end_offset] = place(words);
  return { id, label, start_offset, end_offset };
}

function lines(...all: readonly unknown[]): ReturnType<typeof aFile> {
  const text = all.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  return aFile(text.join('\n'), 'lines.jsonl');
}

function wordsOf(read: ForeignRead): readonly string[] {
  return read.articles.flatMap(({ annotations }) =>
    annotations.map(
      ({ body, target }) => `${body.kind}: ${target.quotes.map(({ exact }) => exact).join(' | ')}`,
    ),
  );
}

const SCHEME = {
  ...DEFAULT_SCHEME,
  labels: [{ key: 'losses', name: 'Losses of ships', kind: 'figure' as const }],
};

describe('doccanoImporter', () => {
  it('reads entities and relations, and joins fragments in the order of their relations', () => {
    const file = lines({
      text: TEXT,
      entities: [entity(1, '“We rebuild,”', 'quote'), entity(2, '“and soon.”', 'quote')].concat(
        entity(3, '80 boats', 'figure'),
      ),
      relations: [
        { id: 1, from_id: 1, to_id: 2, type: 'fragment' },
        { id: 2, from_id: 3, to_id: 1, type: 'supports' },
      ],
    });
    const read = readWith(doccanoImporter, [file]);
    expect(wordsOf(read)).toEqual(['quote: “We rebuild,” | “and soon.”', 'figure: 80 boats']);
    const [quote, figure] = read.articles[0]?.annotations ?? [];
    expect(read.relations).toMatchObject([{ type: 'supports', from: figure?.id, to: quote?.id }]);
  });

  it.each(['label', 'labels'])('reads the older shape, with lists under %s', (key) => {
    const file = lines({ text: TEXT, [key]: [[...place('80 boats'), 'figure']] });
    expect(wordsOf(readWith(doccanoImporter, [file]))).toEqual(['figure: 80 boats']);
  });

  it.each([
    ['QUOTE', 'quote', undefined, []],
    ['figure/losses', 'figure', 'losses', []],
    ['Losses of ships', 'figure', 'losses', []],
    ['losses', 'figure', 'losses', []],
    ['figure/unheard', 'figure', undefined, ['unheard']],
    ['DirectQuotation', 'quote', undefined, ['DirectQuotation']],
    ['MONEY', 'figure', undefined, ['MONEY']],
    ['PERSON', 'claim', undefined, ['PERSON']],
  ])('reads the label %s as a %s', (label, kind, key, tags) => {
    const file = lines({ text: TEXT, entities: [entity(1, '80 boats', label)] });
    const read = readWith(doccanoImporter, [file], aForeignContext([], { scheme: SCHEME }));
    const [annotation] = read.articles[0]?.annotations ?? [];
    expect(annotation?.body.kind).toBe(kind);
    expect(annotation?.label).toBe(key);
    expect(annotation?.tags).toEqual(tags);
  });

  it('tells malformed lines and entities by their numbers, and reads the others', () => {
    const good = { text: TEXT, entities: [entity(1, '80 boats', 'figure')] };
    const file = lines(
      good,
      '{"text": "cut o',
      '',
      { text: 5 },
      { text: `${TEXT} Again.`, entities: [{ id: 1, label: 'x' }, entity(2, 'Harbour', 'claim')] },
      '[1, 2]',
      { text: 'short', entities: [entity(1, '80 boats', 'figure')] },
    );
    const { items, articles } = readWith(doccanoImporter, [file]);
    expect(articles).toHaveLength(3);
    expect(items.map(({ place: where, fate }) => [where, fate.type])).toEqual([
      ['1 #1', 'anchored'],
      ['5 #2', 'anchored'],
      ['7 #1', 'refused'],
      ['2:16', 'refused'],
      ['4', 'refused'],
      ['5 /entities/0', 'refused'],
      ['6', 'refused'],
    ]);
  });

  it('reads comments as the note of the article, and tells what is none', () => {
    const file = lines({
      ...{ text: TEXT, note: 'From the wire.', entities: [] },
      Comments: ['Check the name.', 7, { id: 3, text: 'Done.' }],
    });
    const { articles, items } = readWith(doccanoImporter, [file]);
    expect(articles[0]?.article.appearances[0].meta.note).toBe(
      'From the wire.\nCheck the name.\nDone.',
    );
    expect(items).toMatchObject([
      { place: '1 /Comments/1', fate: { type: 'refused', reason: 'is no comment' } },
    ]);
  });

  it('refuses relations of a type that the scheme has not, and those that lead nowhere', () => {
    const file = lines({
      text: TEXT,
      entities: [entity(1, 'Harbour', 'claim'), entity(2, '80 boats', 'figure')],
      relations: [
        { id: 1, from_id: 1, to_id: 2, type: 'unheard-of' },
        { id: 2, from_id: 1, to_id: 99, type: 'supports' },
        { id: 3, from_id: 1, to_id: 1, type: 'supports' },
      ],
    });
    const read = readWith(doccanoImporter, [file]);
    expect(read.relations).toEqual([]);
    expect(read.items.slice(2).map(({ fate }) => fate.type)).toEqual(Array(3).fill('refused'));
  });

  it.each([
    { shape: 'a circle', links: ['1>2', '2>1'], becomes: ['80 boats', 'Harbour', 'reopens'] },
    { shape: 'a fork', links: ['1>2', '1>3'], becomes: ['Harbour | reopens', '80 boats'] },
    { shape: 'a join', links: ['1>3', '2>3'], becomes: ['Harbour | 80 boats', 'reopens'] },
    { shape: 'a loop', links: ['1>1'], becomes: ['Harbour', 'reopens', '80 boats'] },
  ])('keeps every entity of fragments that are linked in $shape', ({ links, becomes }) => {
    const file = lines({
      text: TEXT,
      entities: ['Harbour', 'reopens', '80 boats'].map((words, at) =>
        entity(at + 1, words, 'claim'),
      ),
      relations: links.map((link, id) => {
        const [from_id, to_id] = link.split('>').map(Number);
        return { id, from_id, to_id, type: 'fragment' };
      }),
    });
    const words = wordsOf(readWith(doccanoImporter, [file]));
    expect(words).toEqual(becomes.map((each) => `claim: ${each}`));
  });

  it('joins the annotations of lines with the same text', () => {
    const line = (id: number, words: string): object => ({
      ...{ text: TEXT, entities: [entity(id, words, 'claim')] },
    });
    const read = readWith(doccanoImporter, [lines(line(1, 'Harbour'), line(2, 'reopens'))]);
    expect(read.articles).toHaveLength(1);
    expect(wordsOf(read)).toEqual(['claim: Harbour', 'claim: reopens']);
  });

  it('reads half a surrogate pair as U+FFFD', () => {
    const file = lines(
      '{"text":"a\\ud83d b","entities":[{"label":"claim","start_offset":1,"end_offset":4}]}',
    );
    const { articles } = readWith(doccanoImporter, [file]);
    expect(articles[0]?.article.text).toBe('a\ufffd b');
    expect(articles[0]?.annotations[0]?.target.quotes[0].exact).toBe('\ufffd b');
  });

  it.each([
    ['nothing', '', 'has no lines'],
    ['a bomb of brackets', `{"text":${'['.repeat(10_000)}`, 'is nested too deeply'],
    ['a key that is there twice', '{"text":"a","text":"b"}', 'has the same key twice'],
    ['a prototype', '{"text":"a","__proto__":1}', 'has a key that no file may have'],
  ])('refuses %s', (_name, text, reason) => {
    const read = doccanoImporter.read([aFile(text)], aForeignContext());
    expect(read.ok ? '' : read.failure.reason).toContain(reason);
  });
});

describe('prodigyImporter', () => {
  function span(words: string, label: string, more: object = {}): object {
    const [start, end] = place(words);
    return { start, end, label, ...more };
  }

  it('reads spans of other programs, with their notes and extra keys', () => {
    const file = lines({
      text: TEXT,
      meta: { title: 'Harbour', outlet: 'The Tribune' },
      spans: [span('80 boats', 'figure', { text: '80 boats', note: 'Check.', desk: 'sea' })],
      answer: 'accept',
    });
    const { articles } = readWith(prodigyImporter, [file]);
    const [annotation] = articles[0]?.annotations ?? [];
    expect(annotation?.note).toBe('Check.');
    expect(annotation?.tags).toEqual(['desk: sea']);
    expect(articles[0]?.article.appearances[0].meta).toMatchObject({ outlet: 'The Tribune' });
  });

  it('reads relations by the places of their spans', () => {
    const file = lines({
      text: TEXT,
      spans: [span('Harbour', 'claim'), span('80 boats', 'figure')],
      relations: [
        {
          ...{ head: 9, child: 0, label: 'supports' },
          head_span: span('80 boats', 'figure'),
          child_span: span('Harbour', 'claim'),
        },
      ],
    });
    const read = readWith(prodigyImporter, [file]);
    const [claim, figure] = read.articles[0]?.annotations ?? [];
    expect(read.relations).toMatchObject([{ type: 'supports', from: figure?.id, to: claim?.id }]);
  });

  it('finds out by the words of spans that a file counts UTF-16 units', () => {
    const start = TEXT.indexOf('80 boats');
    const own = { start, end: start + 8, label: 'figure', text: '80 boats' };
    const { units, items } = readWith(prodigyImporter, [lines({ text: TEXT, spans: [own] })]);
    expect(units).toEqual([{ fileName: 'lines.jsonl', unit: 'utf-16', matched: 1, of: 1 }]);
    expect(items.map(({ fate }) => fate.type)).toEqual(['anchored']);
  });

  it.each(['reject', 'ignore'])('does not read what was answered with %s', (answer) => {
    const file = lines(
      { text: TEXT, spans: [span('Harbour', 'claim')], answer },
      { text: TEXT, spans: [] },
    );
    const { items } = readWith(prodigyImporter, [file]);
    expect(items).toMatchObject([{ place: '1', id: null, fate: { type: 'refused' } }]);
  });

  it.each([
    ['who annotated', { _annotator_id: 'jane', _session_id: 'desk-jane' }, 'jane'],
    ['whose session it was', { _session_id: 'desk-jane' }, 'desk-jane'],
    ['nobody', { _annotator_id: '', _session_id: null }, 'Importer'],
  ])('keeps when a line was answered, and %s', (_name, by, creator) => {
    const related = {
      label: 'supports',
      head_span: span('80 boats', 'figure'),
      child_span: span('Harbour', 'claim'),
    };
    const spans = [span('Harbour', 'claim'), span('80 boats', 'figure')];
    const line = { text: TEXT, spans, relations: [related], _timestamp: 1_700_000_000, ...by };
    const { articles, relations } = readWith(prodigyImporter, [lines(line)]);
    const made = { creator, created: '2023-11-14T22:13:20.000Z', origin: 'import' };
    for (const { provenance } of [...(articles[0]?.annotations ?? []), ...relations]) {
      expect(provenance).toMatchObject({ ...made, modified: made.created });
    }
    expect(relations).toHaveLength(1);
  });

  it('keeps the first of equal spans, and tells the others', () => {
    const one = span('80 boats', 'figure');
    const file = lines({
      text: TEXT,
      spans: [one, span('80 boats', 'claim'), one, { ...one, id: 'a' }, { ...one, id: 'a' }],
    });
    const read = readWith(prodigyImporter, [file]);
    expect(wordsOf(read)).toEqual(['figure: 80 boats', 'claim: 80 boats', 'figure: 80 boats']);
    const reason = 'is the same as a span before it';
    expect(read.items.slice(3)).toMatchObject([
      { place: '1 /spans/2', id: null, fate: { type: 'refused', reason } },
      { place: '1 /spans/4', id: null, fate: { type: 'refused', reason } },
    ]);
  });

  it('tells relations that do not lead from one span to another', () => {
    const relation = { label: 'supports', head_span: span('Harbour', 'claim') };
    const file = lines({ text: TEXT, spans: [span('Harbour', 'claim')], relations: [relation, 5] });
    const { items } = readWith(prodigyImporter, [file]);
    expect(items.slice(1).map(({ place: where, fate }) => [where, fate.type])).toEqual([
      ['1 /relations/0', 'refused'],
      ['1 /relations/1', 'refused'],
    ]);
  });

  it('takes the place that a span has now for an annotation that we wrote', () => {
    const { files } = writeOut(prodigyExporter, aSmallExport());
    const text = (files[0]?.text ?? '').replace(
      '"start":63,"end":81,"label":"figure","text":"More than 80 boats"',
      '"start":73,"end":81,"label":"figure","text":"80 boats"',
    );
    const read = readWith(prodigyImporter, [aFile(text)]);
    const figure = read.articles[0]?.annotations.find(({ body }) => body.kind === 'figure');
    expect(figure?.target.quotes[0].exact).toBe('80 boats');
    expect(figure?.body).toMatchObject({ value: '80', unit: 'boats' });
    expect(figure?.note).toBe('Insurers say 82.');
  });

  it('makes no source again whose name the library has', () => {
    const known = { id: freshSourceId(), name: 'ines  duarte', aliases: [] };
    const { files } = writeOut(prodigyExporter, aSmallExport());
    const read = readWith(prodigyImporter, files, aForeignContext([], { sources: [known] }));
    expect(read.sources).toEqual([known]);
    const [quote] = read.articles[0]?.annotations ?? [];
    expect(quote?.body).toMatchObject({ speaker: { source: known.id } });
  });

  it('turns labels and values that the scheme of the library lacks into tags', () => {
    const state = aRichExport();
    const { files } = writeOut(prodigyExporter, state);
    const read = readWith(prodigyImporter, files, aForeignContext());
    const annotations = read.articles.flatMap((each) => each.annotations);
    expect(
      annotations.every(({ label, custom }) => !label && Object.keys(custom).length === 0),
    ).toBe(true);
    const tags = annotations.flatMap((each) => each.tags);
    expect(tags).toEqual(expect.arrayContaining(['losses', 'check: twice', 'desk: foreign']));
  });

  it('leaves out a chain of sources that runs in a circle', () => {
    const state = aSmallExport();
    const [mayor] = state.sources;
    if (!mayor) throw new Error('never');
    const { files } = writeOut(prodigyExporter, {
      ...state,
      sources: [{ ...mayor, via: mayor.id }],
    });
    expect(readWith(prodigyImporter, files).sources).toEqual([mayor]);
  });
});

describe('recognises', () => {
  const doccano = writeOut(doccanoExporter, aSmallExport()).files;
  const prodigy = writeOut(prodigyExporter, aSmallExport()).files;

  it('tells the two shapes apart', () => {
    expect([doccanoImporter.recognises(doccano), prodigyImporter.recognises(doccano)]).toEqual([
      true,
      false,
    ]);
    expect([doccanoImporter.recognises(prodigy), prodigyImporter.recognises(prodigy)]).toEqual([
      false,
      true,
    ]);
  });

  const good = { doccano: doccano[0]?.text ?? '', prodigy: prodigy[0]?.text ?? '' };

  it.each(['oops', '{"text": "cut o', '[debug] began', '{"id":1}', '[1, 2]'])(
    'goes by the first line that is an article, behind %j, which is told',
    (bad) => {
      for (const [text, importer, other] of [
        [good.doccano, doccanoImporter, prodigyImporter],
        [good.prodigy, prodigyImporter, doccanoImporter],
      ] as const) {
        const file = aFile(`${bad}\n\n${text}`);
        expect([importer.recognises([file]), other.recognises([file])]).toEqual([true, false]);
        const { articles, items } = readWith(importer, [file]);
        expect(articles).toHaveLength(1);
        expect(items.at(-1)).toMatchObject({
          place: expect.stringMatching(/^1(?::\d+)?$/),
          fate: { type: 'refused' },
        });
      }
    },
  );

  it.each(['[', '{', ' [ {"id": 1},'])(
    'does not take JSON over several lines for lines of it, which begins with %j',
    (opening) => {
      for (const text of Object.values(good)) {
        const file = aFile(`${opening}\n${text}\n]`);
        expect(doccanoImporter.recognises([file])).toBe(false);
        expect(prodigyImporter.recognises([file])).toBe(false);
      }
    },
  );

  it.each(['', 'words', '{', '[]', '{"text":1}', '\ufeff\n\n', '{"text":"a"}'])(
    'does not take %j for either',
    (text) => {
      expect(doccanoImporter.recognises([aFile(text)])).toBe(false);
      expect(prodigyImporter.recognises([aFile(text)])).toBe(false);
    },
  );
});
