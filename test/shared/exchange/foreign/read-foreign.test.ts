import { describe, expect, it } from 'vitest';
import { doccanoImporter } from '../../../../shared/exchange/jsonl/doccano-importer';
import { prodigyExporter } from '../../../../shared/exchange/jsonl/prodigy-exporter';
import { prodigyImporter } from '../../../../shared/exchange/jsonl/prodigy-importer';
import { labelStudioImporter } from '../../../../shared/exchange/label-studio/label-studio-importer';
import type { ForeignItem } from '../../../../shared/exchange/foreign-read';
import { aFile, readWith } from '../../../builders/foreign-files';
import { aRichExport } from '../../../cases/rich-export';
import { writeOut } from '../../../cases/write-out';

const TEXT = 'The boat left. At least 17 boats were lost.';

function region(id: string, words: string, label: string, text = words): unknown {
  const start = TEXT.indexOf(words);
  const value = { start, end: start + words.length, text, labels: [label] };
  return { id, type: 'labels', from_name: 'label', to_name: 'text', value };
}

/** A Label Studio export of one task. */
function task(...result: readonly unknown[]): string {
  return JSON.stringify([{ data: { text: TEXT }, annotations: [{ result }] }]);
}

function refusals(items: readonly ForeignItem[]): readonly unknown[] {
  return items.flatMap(({ place, what, fate }) =>
    fate.type === 'refused' ? [[place, what, fate.reason]] : [],
  );
}

describe('readForeign', () => {
  it('tells marks, relations and what is neither apart, each with its reason', () => {
    const line = {
      text: TEXT,
      entities: [
        { id: 1, label: 'figure', start_offset: 1, end_offset: 1 },
        { id: 2, label: 'claim', start_offset: 0, end_offset: 3 },
        { id: 3, label: 'claim', start_offset: 4, end_offset: 8 },
        'entity',
      ],
      relations: [
        { id: 7, from_id: 1, to_id: 2, type: 'supports' },
        { id: 8, from_id: 2, to_id: 3, type: ' ' },
        { id: 9, from_id: 2, to_id: 3, type: 'is-father-of' },
      ],
    };
    const file = aFile(`${JSON.stringify(line)}\n{"text": none}`);
    expect(refusals(readWith(doccanoImporter, [file]).items)).toEqual([
      ['1 #1', undefined, 'has no place in the text (1 to 1)'],
      ['1 /relations/0', 'relation', 'ends in an annotation that was not read'],
      ['1 /relations/1', 'relation', 'is of no type'],
      ['1 /relations/2', 'relation', 'is of a type that the scheme does not have: is-father-of'],
      ['1 /entities/3', 'part', 'is no entity'],
      ['2:10', 'part', 'is no JSON'],
    ]);
  });

  it('offers the nearest place of words that have none for certain', () => {
    const text = 'A boat sank here. A boat sank there.';
    const value = { start: 900, end: 911, text: 'boat sank', labels: ['claim'] };
    const result = [{ id: 'a', type: 'labels', from_name: 'l', to_name: 't', value }];
    const json = JSON.stringify([{ data: { text }, annotations: [{ result }] }]);
    const [item] = readWith(labelStudioImporter, [aFile(json)]).items;
    expect(item?.fate).toMatchObject({
      type: 'orphaned',
      words: 'boat sank',
      near: { words: 'boat sank', score: expect.any(Number) },
    });
  });

  it('takes no half of a character over, and places marks as if there were none', () => {
    const half = String.raw`\ud83d`;
    const note = { id: 'a', type: 'textarea', from_name: 'note', value: { text: ['N half'] } };
    const json = task(region('a', 'At least 17', 'odd half'), note)
      .replace('The boat', `The boat ${half}`)
      .replaceAll('half', half);
    const read = readWith(labelStudioImporter, [aFile(json)]);
    expect(read.articles[0]?.article.text).toContain('The boat \ufffd');
    expect(read.articles[0]?.article.appearances[0].source.replacements).toBe(1);
    expect(read.articles[0]?.annotations).toMatchObject([{ tags: ['odd \ufffd'] }]);
    expect(JSON.stringify(read)).not.toContain(half);
  });

  it('finds words with half of a character where the text has it', () => {
    const half = String.raw`\ud83d`;
    const json = task(region('a', 'At least 17', 'figure')).replaceAll('least', half);
    const shorter = json.replace('"end":26', '"end":22');
    const { items } = readWith(labelStudioImporter, [aFile(shorter)]);
    expect(items).toMatchObject([{ fate: { type: 'anchored' } }]);
  });

  it('tells each relation of ours that it leaves out', () => {
    const [file] = writeOut(prodigyExporter, aRichExport()).files;
    const text = typeof file?.text === 'string' ? file.text : '';
    const lines = text.split('\n').map((line) => line.replaceAll('"contradicts"', '"is-gone"'));
    const all = readWith(prodigyImporter, [aFile(text)]);
    const less = readWith(prodigyImporter, [aFile(lines.join('\n'))]);
    const told = less.items.filter(({ what }) => what === 'relation');
    expect(all.items.filter(({ what }) => what === 'relation')).toEqual([]);
    expect(told.length).toBeGreaterThan(0);
    expect(less.relations.length + told.length).toBe(all.relations.length);
  });
});
