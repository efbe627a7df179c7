import { describe, expect, it } from 'vitest';
import { sortArriving } from '../../../renderer/session/arriving-files';
import { aBatch, aTextFile } from '../../builders/fake-host';

function sorted(names: readonly string[], folder = ''): unknown {
  const files = names.map((name) => {
    const [archive, member] = name.split('!');
    const file = aTextFile(member ?? name, 'x');
    return member === undefined || archive === undefined ? file : { ...file, archive };
  });
  const { articles, sets } = sortArriving(aBatch(files, { folder }));
  return [
    articles.map(({ fileName }) => fileName),
    ...sets.map(({ name, files: members }) => [name, ...members.map(({ fileName }) => fileName)]),
  ];
}

describe('sortArriving', () => {
  it('takes texts for articles', () => {
    expect(sorted(['a.txt', 'B.TXT'])).toEqual([['a.txt', 'B.TXT']]);
  });

  it('keeps a text with the standoff file of its name, and asks about a folder once', () => {
    expect(sorted(['a.ann', 'a.txt', 'b.txt', 'sub/a.ann', 'sub/a.txt'], 'corpus')).toEqual([
      ['b.txt'],
      ['corpus', 'a.ann', 'sub/a.ann', 'a.txt', 'sub/a.txt'],
    ]);
  });

  it('names a set of one standoff file after it', () => {
    expect(sorted(['a.ann', 'a.txt'])).toEqual([[], ['a.ann', 'a.ann', 'a.txt']]);
    expect(sorted(['a.ann'], 'corpus')).toEqual([[], ['a.ann', 'a.ann']]);
  });

  it('asks about every other file by itself', () => {
    expect(sorted(['a.jsonl', 'b.jsonld', 'c.verbatim.json'])).toEqual([
      [],
      ['a.jsonl', 'a.jsonl'],
      ['b.jsonld', 'b.jsonld'],
      ['c.verbatim.json', 'c.verbatim.json'],
    ]);
  });

  it('keeps what came out of one archive together, texts too', () => {
    expect(sorted(['p.qdpx!project.qde', 'p.qdpx!sources/a.txt', 'q.qdpx!project.qde'])).toEqual([
      [],
      ['p.qdpx', 'project.qde', 'sources/a.txt'],
      ['q.qdpx', 'project.qde'],
    ]);
  });
});
