import { describe, expect, it } from 'vitest';
import { labelStudioImporter } from '../../../../shared/exchange/label-studio/label-studio-importer';
import { labelStudioExporter } from '../../../../shared/exchange/label-studio/label-studio-exporter';
import { anArticle } from '../../../builders/an-article';
import { aFile, READ_TIME, readWith } from '../../../builders/foreign-files';
import { aForeignContext } from '../../../cases/foreign-context';
import { aSmallExport } from '../../../cases/small-export';
import { writeOut } from '../../../cases/write-out';

const TEXT = 'Harbour 🚢 reopens. “We rebuild,” she said, “and soon.” 80 boats were lost.';

function region(id: string, words: string, label: string, unit: 'utf-16' | 'code-point'): object {
  const at = TEXT.indexOf(words);
  const length = (text: string): number => (unit === 'utf-16' ? text.length : [...text].length);
  const start = length(TEXT.slice(0, at));
  const value = { start, end: start + length(words), text: words, labels: [label] };
  return { id, from_name: 'label', to_name: 'text', type: 'labels', value };
}

function task(result: readonly object[], more: object = {}): object {
  return { id: 7, data: { text: TEXT }, annotations: [{ id: 3, result, ...more }] };
}

function fileOf(...tasks: readonly unknown[]): ReturnType<typeof aFile> {
  return aFile(JSON.stringify(tasks), 'tasks.json');
}

function wordsOf(read: ReturnType<typeof readWith>): readonly string[] {
  return read.articles.flatMap(({ annotations }) =>
    annotations.map(({ target }) => target.quotes.map(({ exact }) => exact).join(' | ')),
  );
}

describe('labelStudioImporter', () => {
  it.each(['utf-16', 'code-point'] as const)('finds out that a file counts in %s', (unit) => {
    const file = fileOf(
      task([region('a', '“We rebuild,”', 'quote', unit), region('b', '80 boats', 'figure', unit)]),
    );
    const read = readWith(labelStudioImporter, [file]);
    expect(read.units).toEqual([{ fileName: 'tasks.json', unit, matched: 2, of: 2 }]);
    expect(wordsOf(read)).toEqual(['“We rebuild,”', '80 boats']);
    expect(read.items.map(({ fate }) => fate.type)).toEqual(['anchored', 'anchored']);
  });

  it('joins regions by fragment relations in their order, and reads other relations', () => {
    const relation = (from_id: string, to_id: string, label: string, direction = 'right') => ({
      ...{ type: 'relation', from_id, to_id, direction, labels: [label] },
    });
    const file = fileOf(
      task([
        region('a', '“We rebuild,”', 'quote', 'code-point'),
        region('b', '“and soon.”', 'quote', 'code-point'),
        region('c', '80 boats', 'figure', 'code-point'),
        relation('b', 'a', 'fragment'),
        relation('b', 'c', 'supports', 'left'),
      ]),
    );
    const read = readWith(labelStudioImporter, [file]);
    expect(wordsOf(read)).toEqual(['“and soon.” | “We rebuild,”', '80 boats']);
    const [quote, figure] = read.articles[0]?.annotations ?? [];
    expect(read.relations).toMatchObject([{ type: 'supports', from: figure?.id, to: quote?.id }]);
  });

  it('reads answers about a region as attributes where its kind has them, and as tags elsewhere', () => {
    const about = (name: string, type: string, value: object): object => ({
      ...{ id: 'a', from_name: name, to_name: 'text', type, value },
    });
    const file = fileOf(
      task([
        { ...region('a', '80 boats', 'figure', 'code-point'), meta: { text: ['Check again.'] } },
        about('value', 'number', { number: 80 }),
        about('bound', 'choices', { choices: ['exactly'] }),
        about('unit', 'textarea', { text: ['boats'] }),
        about('stance', 'choices', { choices: ['alleged'] }),
        about('tags', 'choices', { choices: ['losses', 'storm'] }),
      ]),
    );
    const [figure] = readWith(labelStudioImporter, [file]).articles[0]?.annotations ?? [];
    expect(figure?.body).toEqual({ kind: 'figure', value: '80', bound: 'exactly', unit: 'boats' });
    expect(figure?.tags).toEqual(['losses', 'storm', 'stance: alleged']);
    expect(figure?.note).toBe('Check again.');
  });

  it('keeps further labels as tags, of all regions that are one', () => {
    const [first, second] = [
      region('a', '“We rebuild,”', 'quote', 'code-point'),
      region('b', '“and soon.”', 'Promise', 'code-point'),
    ];
    const labelled = JSON.parse(
      JSON.stringify(first).replace('["quote"]', '["quote","Number","Money","quote"]'),
    ) as object;
    const chain = { type: 'relation', from_id: 'a', to_id: 'b', labels: ['fragment'] };
    const about = { id: 'b', from_name: 'tags', type: 'choices', value: { choices: ['storm'] } };
    const noted = { ...second, meta: { text: ['Later.'] } };
    const read = readWith(labelStudioImporter, [fileOf(task([labelled, noted, chain, about]))]);
    const [quote] = read.articles[0]?.annotations ?? [];
    expect(quote?.tags).toEqual(['Number', 'Money', 'Promise', 'storm']);
    expect(quote?.note).toBe('Later.');
  });

  it('keeps a label that was put beside ours as a tag of the annotation that we wrote', () => {
    const { files } = writeOut(labelStudioExporter, aSmallExport());
    const text = (files[0]?.text ?? '').replace(
      '"labels":["figure"]',
      '"labels":["figure","Money"]',
    );
    const { articles } = readWith(labelStudioImporter, [aFile(text)]);
    const figure = articles[0]?.annotations.find(({ body }) => body.kind === 'figure');
    expect(figure).toMatchObject({ body: { value: '80' }, tags: ['Money'] });
  });

  it('tells answers that are about no region', () => {
    const about = {
      id: 'doc',
      from_name: 'topic',
      type: 'choices',
      value: { choices: ['Economy'] },
    };
    const own = region('a', '80 boats', 'figure', 'code-point');
    const { items } = readWith(labelStudioImporter, [fileOf(task([own, about]))]);
    const reason = 'is an answer about no region of the text';
    expect(items.slice(1)).toMatchObject([
      { place: '/0/annotations/0/result/1', id: null, fate: { type: 'refused', reason } },
    ]);
  });

  it.each([
    ['an address', { id: 1, email: 'ada@x.invalid', first_name: 'Ada' }, 'ada@x.invalid'],
    ['a name', { id: 1, email: '', first_name: 'Ada', last_name: 'B' }, 'Ada B'],
    ['an account', { id: 1, username: 'ada' }, 'ada'],
    ['the number of one', { id: 2 }, 'Label Studio user 2'],
    ['a bare number', 2, 'Label Studio user 2'],
    ['nothing', null, 'Importer'],
  ])('names who annotated by %s', (_name, completed_by, creator) => {
    const result = [
      region('a', '80 boats', 'figure', 'code-point'),
      region('b', 'Harbour', 'claim', 'code-point'),
      { type: 'relation', from_id: 'b', to_id: 'a', labels: ['supports'] },
    ];
    const file = fileOf(task(result, { completed_by, created_at: 1_700_000_000 }));
    const { articles, relations } = readWith(labelStudioImporter, [file]);
    expect(relations).toHaveLength(1);
    for (const { provenance } of [...(articles[0]?.annotations ?? []), ...relations]) {
      expect(provenance).toMatchObject({ creator, created: '2023-11-14T22:13:20.000Z' });
    }
  });

  it('keeps who annotated and when, the foreign id, and that it was imported', () => {
    const made = {
      completed_by: { email: 'ada@x.invalid' },
      created_at: '2026-01-02T03:04:05+02:00',
      updated_at: '2026-01-03T00:00:00.000Z',
    };
    const file = fileOf(task([region('a', '80 boats', 'figure', 'code-point')], made));
    const [figure] = readWith(labelStudioImporter, [file]).articles[0]?.annotations ?? [];
    expect(figure?.provenance).toMatchObject({
      creator: 'ada@x.invalid',
      created: '2026-01-02T01:04:05.000Z',
      modified: '2026-01-03T00:00:00.000Z',
      origin: 'import',
      externalId: 'a',
    });
  });

  it('gives the same ids when the same file is read again', () => {
    const file = fileOf(task([region('a', '80 boats', 'figure', 'code-point')]));
    const later = aForeignContext([], { at: '2030-01-01T00:00:00.000Z' });
    const ids = [
      readWith(labelStudioImporter, [file]),
      readWith(labelStudioImporter, [file], later),
    ];
    const [first, second] = ids.map((read) => read.articles[0]?.annotations[0]?.id);
    expect(first).toBe(second);
  });

  it('keeps the appearances of an article that the library has', () => {
    const article = anArticle({ text: TEXT, meta: { title: 'Known' } });
    const file = fileOf(task([region('a', '80 boats', 'figure', 'code-point')]));
    const context = aForeignContext([article], { at: READ_TIME });
    const read = readWith(labelStudioImporter, [file], context);
    expect(read.articles[0]?.article).toBe(article);
  });

  it('tells the fate of every item, and reads the good ones beside the bad', () => {
    const moved = { start: 0, end: 8, text: '“We rebuild,” she said', labels: ['quote'] };
    const gone = { start: 0, end: 4, text: 'words of another text', labels: ['quote'] };
    const outside = { start: 900, end: 901, labels: ['claim'] };
    const results = [
      region('a', '80 boats', 'figure', 'code-point'),
      { id: 'b', type: 'labels', value: moved },
      { id: 'c', type: 'labels', value: gone },
      { id: 'd', type: 'labels', value: outside },
      { id: 'e', type: 'rectanglelabels', value: { x: 1, y: 2 } },
      region('a', 'Harbour', 'claim', 'code-point'),
    ];
    const { items } = readWith(labelStudioImporter, [fileOf(task(results))]);
    expect(items.map(({ place, fate }) => [place, fate.type])).toEqual([
      ['/0/annotations/0/result/0', 'anchored'],
      ['/0/annotations/0/result/1', 'moved'],
      ['/0/annotations/0/result/2', 'orphaned'],
      ['/0/annotations/0/result/3', 'refused'],
      ['/0/annotations/0/result/5', 'refused'],
      ['/0/annotations/0/result/4', 'refused'],
    ]);
  });

  it('leaves out annotation sets that were cancelled', () => {
    const result = [region('a', '80 boats', 'figure', 'code-point')];
    const read = readWith(labelStudioImporter, [fileOf(task(result, { was_cancelled: true }))]);
    expect(read.items).toEqual([]);
  });

  it.each([
    ['no JSON', '[{"data"', 'is no JSON'],
    ['a bomb of brackets', '['.repeat(100_000), 'is nested too deeply'],
    ['a key that is there twice', '[{"data":{"text":"a","text":"b"}}]', 'has the same key twice'],
    ['a prototype', '[{"data":{"text":"a","__proto__":{}}}]', 'has a key that no file may have'],
    ['tasks without a text', '[{"data":{"image":1}}]', 'has no text'],
    ['something else than tasks', '[1]', 'is no task'],
  ])('refuses %s, and says where', (_name, text, reason) => {
    const read = labelStudioImporter.read([aFile(text)], aForeignContext());
    expect(read.ok ? null : read.failure).toMatchObject({ type: 'NotReadable', reason });
  });

  it.each([
    ['numbers for words', { start: '1', end: null, labels: [3] }],
    ['negative places', { start: -1, end: 5, labels: ['claim'] }],
    ['fractions', { start: 0.5, end: 5, labels: ['claim'] }],
    ['places beyond all numbers', { start: 0, end: 1e300, labels: ['claim'] }],
  ])('refuses a region with %s', (_name, value) => {
    const file = fileOf(task([{ id: 'a', type: 'labels', value }]));
    const { items, articles } = readWith(labelStudioImporter, [file]);
    expect(items.map(({ fate }) => fate.type)).toEqual(['refused']);
    expect(articles[0]?.annotations).toEqual([]);
  });

  it('does not believe what is carried where it is not as we write it', () => {
    const file = fileOf({
      ...task([region('a', '80 boats', 'figure', 'code-point')]),
      meta: { verbatim: { digest: 'x', annotations: [{ id: 'a', kind: 'figure' }], sources: 3 } },
    });
    const read = readWith(labelStudioImporter, [file]);
    expect(read.articles[0]?.annotations[0]?.body).toEqual({ kind: 'figure' });
  });

  it('recognises its files, and not those of others', () => {
    const own = fileOf(task([]));
    expect(labelStudioImporter.recognises([own])).toBe(true);
    for (const text of ['', 'plain words', '{"format":"verbatim-export"}', '{"text":"a"}\n']) {
      expect(labelStudioImporter.recognises([aFile(text)])).toBe(false);
    }
  });
});
