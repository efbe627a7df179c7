import { describe, expect, it } from 'vitest';
import { labelStudioImporter } from '../../../../shared/exchange/label-studio/label-studio-importer';
import { anArticle } from '../../../builders/an-article';
import { aFile, READ_TIME, readWith } from '../../../builders/foreign-files';
import { aForeignContext } from '../../../cases/foreign-context';

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
