import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../../shared/annotation/annotation';
import { bratImporter } from '../../../../shared/exchange/brat/brat-importer';
import { bratExporter } from '../../../../shared/exchange/brat/brat-exporter';
import type {
  ForeignFile,
  ForeignRead,
  ImportContext,
} from '../../../../shared/exchange/foreign-read';
import { DEFAULT_SCHEME } from '../../../../shared/scheme/default-scheme';
import { anArticle } from '../../../builders/an-article';
import { aForeignContext } from '../../../cases/foreign-context';
import { nastyText } from '../../../cases/nasty-texts';
import { aRichExport } from '../../../cases/rich-export';
import { writeOut } from '../../../cases/write-out';

const TEXT = '🚢 The mayor said: “We rebuild,” and 82 boats were lost.\r\nSo she said.';

function read(
  ann: string,
  { text = TEXT, context = aForeignContext() }: { text?: string; context?: ImportContext } = {},
): ForeignRead {
  const files: ForeignFile[] = [
    { fileName: 'corpus/a.ann', text: ann },
    { fileName: 'corpus/a.txt', text },
  ];
  return readFiles(files, context);
}

function readFiles(files: readonly ForeignFile[], context = aForeignContext()): ForeignRead {
  const result = bratImporter.read(files, context);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

function annotationsOf({ articles }: ForeignRead): readonly Annotation[] {
  return articles.flatMap(({ annotations }) => annotations);
}

function wordsOf(found: ForeignRead): readonly string[][] {
  return annotationsOf(found).map(({ target }) => target.quotes.map(({ exact }) => exact));
}

function fatesOf({ items }: ForeignRead): readonly string[] {
  return items.map(({ place, fate }) => {
    const said = fate.type === 'refused' ? `: ${fate.reason}` : '';
    return `${place} ${fate.type}${said}`;
  });
}

describe('bratImporter', () => {
  it.each([
    ['one stretch', 'T1\tQuote 18 31\t“We rebuild,”', [['“We rebuild,”']]],
    ['no column of words', 'T1\tQuote 18 31', [['“We rebuild,”']]],
    ['stretches against the text', 'T1\tClaim 36 38;2 11\t82 The mayor', [['82', 'The mayor']]],
    [
      'a file with CRLF',
      'T1\tQuote 2 11\tThe mayor\r\nT2\tFigure 36 38\t82\r\n',
      [['The mayor'], ['82']],
    ],
    ['a byte order mark', '\ufeffT1\tQuote 2 11\tThe mayor', [['The mayor']]],
    [
      'positions that count UTF-16',
      'T1\tQuote 3 12\tThe mayor\nT2\tFigure 37 39\t82',
      [['The mayor'], ['82']],
    ],
    [
      'positions that count a byte order mark',
      'T1\tQuote 19 32\t“We rebuild,”\nT2\tFigure 37 39\t82',
      [['“We rebuild,”'], ['82']],
    ],
    [
      'positions behind a CRLF that count it as one',
      'T1\tClaim 56 62\tSo she\nT2\tClaim 59 62\tshe',
      [['So she'], ['she']],
    ],
    ['a tab in the words', 'T1\tClaim 0 3\ta\tb', [['a\tb']], 'a\tb c'],
    ['empty lines', '\n\nT1\tQuote 2 11\tThe mayor\n\n', [['The mayor']]],
  ])('reads %s', (_name, ann, words, text = TEXT) => {
    const found = read(ann, { text });
    expect(wordsOf(found)).toEqual(words);
    expect(new Set(found.items.map(({ fate }) => fate.type))).toEqual(new Set(['anchored']));
  });

  it('says how a file counts', () => {
    expect(read('T1\tQuote 3 12\tThe mayor').units).toEqual([
      { fileName: 'corpus/a.ann', unit: 'utf-16', matched: 1, of: 1 },
    ]);
  });

  it.each([
    ['a line of something else', 'hello', '1 refused: begins with no id of brat'],
    ['an id alone', 'T1', '1 refused: has no tab behind its id'],
    [
      'a stretch without an end',
      'T1\tQuote 2\tx',
      '1 refused: is not of the form that its id asks for',
    ],
    [
      'a negative position',
      'T1\tQuote -2 4\tx',
      '1 refused: is not of the form that its id asks for',
    ],
    [
      'a stretch beyond the text',
      'T1\tQuote 2 900',
      '1 refused: has no place in the text (2 to 900)',
    ],
    ['an empty stretch', 'T1\tQuote 4 4', '1 refused: has no place in the text (4 to 4)'],
    ['stretches that overlap', 'T1\tQuote 2 11;6 11', '1 refused: has stretches that overlap'],
    [
      'words that the text does not have',
      'T1\tQuote 2 11\tSomething that nobody wrote',
      '1 orphaned',
    ],
    [
      'words of another length',
      'T1\tQuote 2 5;6 11\tThe',
      '1 refused: has words of another length than its places',
    ],
    [
      'an attribute of nothing',
      'A1\tStance T9 denied',
      '1 refused: is about nothing in the file: T9',
    ],
    [
      'a note of nothing',
      '#1\tAnnotatorNotes T9\tx',
      '1 refused: is about nothing in the file: T9',
    ],
    [
      'a relation of one end',
      'R1\tsupports Arg1:T1',
      '1 refused: is not of the form that its id asks for',
    ],
    [
      'a relation to nothing',
      'R1\tsupports Arg1:T1 Arg2:T2',
      '1 refused: ends in an annotation that was not read',
    ],
    ['an unknown sign', 'X1\tQuote 2 11', '1 refused: begins with no id of brat'],
  ])('tells the line of %s and goes on', (_name, line, said) => {
    const found = read(`${line}\nT77\tQuote 2 11\tThe mayor`);
    expect(fatesOf(found).toSorted()).toEqual([said, '2 anchored'].toSorted());
    expect(wordsOf(found)).toEqual([['The mayor']]);
  });

  it('reads attributes, references and notes', () => {
    const [found] = annotationsOf(
      read(
        [
          'T1\tClaim 36 55\t82 boats were lost.',
          'A1\tStance T1 denied',
          'M2\tNegated T1',
          'A3\tDesk T1 foreign',
          'A4\tStatus T1 done',
          'A5\tMood T1 glum',
          'N1\tReference T1 Wikipedia:534366\tSome Place',
          '#1\tAnnotatorNotes T1\tfirst',
          String.raw`#2	AnnotationUnconfirmed T1	second\nline`,
        ].join('\n'),
        {
          context: aForeignContext([], {
            scheme: {
              ...DEFAULT_SCHEME,
              attributes: [{ key: 'Desk', name: 'Desk', kinds: ['claim'] }],
            },
          }),
        },
      ),
    );
    expect(found).toMatchObject({
      body: { kind: 'claim', stance: 'denied' },
      custom: { Desk: 'foreign' },
      status: 'done',
      note: 'first\nsecond\\nline',
      provenance: { origin: 'import', creator: 'Importer', externalId: 'T1' },
    });
    expect(found?.tags.toSorted()).toEqual([
      'Mood: glum',
      'Negated',
      'Wikipedia:534366 Some Place',
    ]);
  });

  it('reads relations, equivalences and events', () => {
    const found = read(
      [
        'T1\tClaim 2 11\tThe mayor',
        'T2\tClaim 36 38\t82',
        'T3\tClaim 39 44\tboats',
        'R1\tSupports Arg1:T1 Arg2:T2',
        '*\tEquiv T1 T2 T3',
        'E1\tClaim:T3 part-of:T1 Theme:T2',
      ].join('\n'),
    );
    const idOf = (words: string): string | undefined =>
      annotationsOf(found).find(({ target }) => target.quotes[0].exact === words)?.id;
    const [mayor, number, boats] = [idOf('The mayor'), idOf('82'), idOf('boats')];
    expect(found.relations.map(({ type, from, to }) => [type, from, to])).toEqual(
      expect.arrayContaining([
        ['supports', mayor, number],
        ['same-as', mayor, number],
        ['same-as', number, boats],
        ['part-of', boats, mayor],
      ]),
    );
    expect(found.relations).toHaveLength(4);
    expect(fatesOf(found)).toContain(
      '6 refused: is of a type that the scheme does not have: Theme',
    );
  });

  it.each([
    ['Quote', 'quote', undefined, []],
    ['Direct_quotation', 'quote', undefined, ['Direct_quotation']],
    ['Money', 'figure', undefined, ['Money']],
    ['Figure_losses', 'figure', 'losses', []],
    ['Figure_wins', 'figure', undefined, ['wins']],
    ['Person', 'claim', undefined, ['Person']],
  ])('reads the type %s as a %s', (type, kind, label, tags) => {
    const scheme = aRichExport().scheme;
    const [found] = annotationsOf(
      read(`T1\t${type} 2 11\tThe mayor`, { context: aForeignContext([], { scheme }) }),
    );
    expect([found?.body.kind, found?.label, found?.tags]).toEqual([kind, label, tags]);
  });

  it('gives the same ids when it reads a file again', () => {
    const ann = 'T1\tQuote 2 11\tThe mayor\nT2\tFigure 36 38\t82';
    const ids = annotationsOf(read(ann)).map(({ id }) => id);
    expect(annotationsOf(read(ann)).map(({ id }) => id)).toEqual(ids);
    expect(new Set(ids).size).toBe(2);
  });

  it('refuses the second of two annotations with one id', () => {
    const found = read('T1\tQuote 2 11\tThe mayor\nT1\tFigure 36 38\t82');
    expect(wordsOf(found)).toEqual([['The mayor']]);
    expect(fatesOf(found)[1]).toContain('2 refused');
  });

  it('places annotations without a text on the article of that name in the library', () => {
    const article = anArticle({ text: TEXT, source: { fileName: 'a.txt' } });
    const found = readFiles(
      [{ fileName: 'corpus/a.ann', text: 'T1\tQuote 2 11\tThe mayor' }],
      aForeignContext([article]),
    );
    expect(found.articles[0]?.article).toBe(article);
    expect(wordsOf(found)).toEqual([['The mayor']]);
  });

  it('places what it once wrote on the article of that digest', () => {
    const state = aRichExport();
    const files = writeOut(bratExporter, state).files.filter((file) =>
      file.fileName.endsWith('.ann'),
    );
    const articles = state.articles.map(({ article }) => article);
    const found = readFiles(files, aForeignContext(articles, { scheme: state.scheme }));
    expect(new Set(found.articles.map(({ article }) => article))).toEqual(new Set(articles));
    expect(annotationsOf(found)).toHaveLength(7);
  });

  it('says which annotations have no text', () => {
    const found = readFiles([{ fileName: 'a.ann', text: 'T1\tQuote 2 11\tThe mayor' }]);
    expect(found.articles).toEqual([]);
    expect(fatesOf(found)).toEqual([
      ' refused: has no text: neither a.txt nor an article of that name',
    ]);
  });

  it('keeps a text without annotations', () => {
    const found = readFiles([
      { fileName: 'a.txt', text: TEXT },
      { fileName: 'a.ann', text: '' },
      { fileName: 'b.txt', text: 'Another.' },
    ]);
    expect(found.articles.map(({ article }) => article.text)).toEqual([TEXT, 'Another.']);
  });

  it('refuses files that are not of brat', () => {
    const files = [{ fileName: 'a.txt', text: TEXT }];
    expect(bratImporter.recognises(files)).toBe(false);
    expect(bratImporter.read(files, aForeignContext())).toMatchObject({
      ok: false,
      failure: { type: 'NotReadable', fileName: 'a.txt' },
    });
  });

  it('does not take a record that is none for one', () => {
    for (const record of ['{', '[]', '{"id":7}', '{"__proto__":{}}', '"x"']) {
      const found = read(`T1\tQuote 2 11\tThe mayor\n#1\tVerbatim T1\t${record}`);
      expect(wordsOf(found)).toEqual([['The mayor']]);
    }
  });

  it('ends without an exception whatever a file holds', () => {
    const line = fc.tuple(
      fc.constantFrom('T1', 'T2', 'A1', 'R1', 'E1', '*', 'N1', '#1', ''),
      fc.constantFrom('\t', ' ', ''),
      fc.constantFrom(
        'Quote 0 3',
        'Quote 3 0;1 2',
        'Stance T1 x',
        'supports Arg1:T1 Arg2:T2',
        'Equiv T1 T2',
        'x:T1 y:E1',
        'AnnotatorNotes T1',
        'Verbatim T1',
      ),
      fc.constantFrom('\t', ''),
      nastyText,
    );
    fc.assert(
      fc.property(
        fc.array(
          line.map((parts) => parts.join('')),
          { maxLength: 8 },
        ),
        (lines) => {
          const found = read(lines.join('\n'));
          for (const { fate, id } of found.items) {
            expect(id === null).toBe(fate.type === 'refused' || fate.type === 'orphaned');
          }
        },
      ),
    );
  });
});
