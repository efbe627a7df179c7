import { W3CTextFormat } from '@recogito/text-annotator';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../../shared/annotation/annotation';
import type { ForeignRead, ImportContext } from '../../../../shared/exchange/foreign-read';
import { webAnnotationExporter } from '../../../../shared/exchange/web-annotation/web-annotation-exporter';
import { webAnnotationImporter } from '../../../../shared/exchange/web-annotation/web-annotation-importer';
import { anArticle } from '../../../builders/an-article';
import { aForeignContext } from '../../../cases/foreign-context';
import { leavesOf, withValue } from '../../../cases/json-leaves';
import { aRichExport } from '../../../cases/rich-export';
import { writeOut } from '../../../cases/write-out';

const TEXT =
  '🚢 The mayor said: “We rebuild,” she added.\r\nThe mayor left, and 82 boats were lost.';
/** Where the second mayor stands, in code points. */
const AGAIN = [...TEXT.slice(0, TEXT.lastIndexOf('The mayor'))].length;
const URL = 'https://tribune.invalid/news/harbour.html';
const ARTICLE = anArticle({ text: TEXT, meta: { url: URL } });

function read(json: unknown, context: ImportContext = aForeignContext([ARTICLE])): ForeignRead {
  const text = typeof json === 'string' ? json : JSON.stringify(json);
  const result = webAnnotationImporter.read([{ fileName: 'in.json', text }], context);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

function annotationsOf({ articles }: ForeignRead): readonly Annotation[] {
  return articles.flatMap(({ annotations }) => annotations);
}

function wordsOf(found: ForeignRead): readonly string[][] {
  return annotationsOf(found).map(({ target }) => target.quotes.map(({ exact }) => exact));
}

/** An annotation of the standard with these selectors. */
function w3c(selector: unknown, more: object = {}): object {
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'https://notes.invalid/1',
    type: 'Annotation',
    target: { source: URL, selector },
    ...more,
  };
}

const position = (start: number, end: number): object => ({
  type: 'TextPositionSelector',
  start,
  end,
});
const quote = (exact: string, prefix = '', suffix = ''): object => ({
  type: 'TextQuoteSelector',
  exact,
  ...(prefix && { prefix }),
  ...(suffix && { suffix }),
});
const char = (range: string): object => ({
  type: 'FragmentSelector',
  conformsTo: 'http://tools.ietf.org/rfc/rfc5147',
  value: `char=${range}`,
});

describe('webAnnotationImporter', () => {
  it.each([
    ['a position', position(2, 11), ['The mayor']],
    ['a quote that occurs once', quote('82 boats'), ['82 boats']],
    ['a quote by its prefix', quote('The mayor', '\r\n'), ['The mayor']],
    ['a position with a quote', [position(2, 11), quote('The mayor')], ['The mayor']],
    ['a position in UTF-16', [position(3, 12), quote('The mayor')], ['The mayor']],
    ['a fragment', char('2,11'), ['The mayor']],
    [
      'a fragment behind a CRLF, which counts as one',
      char(`${AGAIN - 1},${AGAIN + 8}`),
      ['The mayor'],
    ],
    ['a fragment with a check of integrity', char('2,11;length=80'), ['The mayor']],
    [
      'a choice',
      { type: 'Choice', items: [{ type: 'SvgSelector' }, position(2, 11)] },
      ['The mayor'],
    ],
    [
      'a quote within a position',
      { ...position(AGAIN - 4, AGAIN + 12), refinedBy: quote('The mayor') },
      ['The mayor'],
    ],
    [
      'a position within a quote, twice',
      {
        ...quote('said: “We rebuild,”'),
        refinedBy: { ...position(6, 19), refinedBy: position(1, 3) },
      },
      ['We'],
    ],
    [
      'a range between two quotes',
      { type: 'RangeSelector', startSelector: quote('said'), endSelector: quote('she added') },
      ['said: “We rebuild,” '],
    ],
    [
      'selectors of which one is known',
      [{ type: 'XPathSelector', value: '/p' }, position(2, 11)],
      ['The mayor'],
    ],
  ])('reads %s', (_name, selector, words) => {
    const found = read(w3c(selector));
    expect(found.items.map(({ fate }) => fate)).toEqual([{ type: 'anchored' }]);
    expect(wordsOf(found)).toEqual([words]);
  });

  it.each([
    [
      'a quote that stands there twice',
      quote('The mayor'),
      { type: 'orphaned', words: 'The mayor' },
    ],
    ['a quote that is not there', quote('Nobody wrote this here at all'), { type: 'orphaned' }],
    ['an empty quote', quote(''), { type: 'orphaned' }],
    [
      'a position beyond the text',
      position(2, 999),
      { type: 'refused', reason: 'selects no stretch of the text (2 to 999)' },
    ],
    ['a position upside down', position(9, 2), { type: 'refused' }],
    ['a position of fractions', position(1.5, 4), { type: 'refused' }],
    [
      'an unknown selector',
      { type: 'CssSelector', value: 'p' },
      { type: 'refused', reason: 'has no selector that can be read here, but CssSelector' },
    ],
    ['no selector', undefined, { type: 'refused', reason: 'names no words of the text' }],
    ['a choice of nothing', { type: 'Choice', items: [] }, { type: 'refused' }],
    [
      'words in a refinement that are not in the outer words',
      { ...position(0, 20), refinedBy: quote('82 boats') },
      { type: 'orphaned' },
    ],
  ])('does not guess at %s', (_name, selector, fate) => {
    const found = read(w3c(selector));
    expect(found.items).toMatchObject([{ id: null, place: '', fate }]);
    expect(annotationsOf(found)).toEqual([]);
  });

  it.each([
    ['an address with a fragment as the target', { target: `${URL}#char=2,11` }, [['The mayor']]],
    [
      'several targets, each on its own',
      {
        target: [
          { source: URL, selector: position(2, 11) },
          { source: URL, selector: quote('82 boats') },
        ],
      },
      [['The mayor'], ['82 boats']],
    ],
    [
      'a choice of targets',
      {
        target: {
          type: 'Choice',
          items: [{ source: URL, selector: position(2, 11) }, 'https://x.invalid/'],
        },
      },
      [['The mayor']],
    ],
    [
      'a source with a description',
      { target: { source: { id: URL, type: 'Text' }, selector: position(2, 11) } },
      [['The mayor']],
    ],
    [
      'a source by its file name',
      { target: { source: 'https://else.invalid/a/article.txt?x#y', selector: position(2, 11) } },
      [['The mayor']],
    ],
    [
      'a source by its digest',
      { target: { source: `urn:sha256:${ARTICLE.digest}`, selector: position(2, 11) } },
      [['The mayor']],
    ],
  ])('reads %s', (_name, more, words) => {
    expect(wordsOf(read(w3c(undefined, more)))).toEqual(words);
  });

  it.each([
    ['one annotation', (each: object) => each],
    ['a list', (each: object) => [each]],
    ['a page', (each: object) => ({ type: 'AnnotationPage', items: [each] })],
    [
      'a collection',
      (each: object) => ({
        type: 'AnnotationCollection',
        first: { type: 'AnnotationPage', items: [each] },
      }),
    ],
    [
      'a second page',
      (each: object) => ({
        type: ['AnnotationCollection'],
        first: { items: [], next: { items: each } },
      }),
    ],
    ['a graph', (each: object) => ({ '@graph': [each] })],
    ['a byte order mark', (each: object) => `\ufeff${JSON.stringify(each)}`],
  ])('reads %s', (_name, wrap) => {
    expect(wordsOf(read(wrap(w3c(position(2, 11)))))).toEqual([['The mayor']]);
  });

  it('tells of a page that is not in the files', () => {
    const found = read({
      type: 'AnnotationCollection',
      first: { id: 'urn:p1', items: [w3c(position(2, 11))], next: 'https://x.invalid/p2' },
    });
    expect(found.items).toMatchObject([
      { place: '/first/items/0', fate: { type: 'anchored' } },
      {
        place: '/first/next',
        fate: { type: 'refused', reason: 'is a page that is not in the files' },
      },
    ]);
  });

  it('keeps who, when, and under which id', () => {
    const [found] = annotationsOf(
      read(
        w3c(position(2, 11), {
          creator: { id: 'https://x.invalid/me', name: 'Grace' },
          created: '2024-05-01T10:00:00+02:00',
          modified: '2024-05-02T08:00:00Z',
        }),
      ),
    );
    expect(found?.provenance).toMatchObject({
      creator: 'Grace',
      created: '2024-05-01T08:00:00.000Z',
      modified: '2024-05-02T08:00:00.000Z',
      origin: 'import',
      externalId: 'https://notes.invalid/1',
    });
  });

  it.each([
    [
      'an id that is a UUID',
      'urn:uuid:019A0000-0000-7000-8000-000000000001',
      '019a0000-0000-7000-8000-000000000001',
    ],
    [
      'a UUID alone',
      '019a0000-0000-7000-8000-000000000002',
      '019a0000-0000-7000-8000-000000000002',
    ],
  ])('keeps %s', (_name, id, expected) => {
    const [found] = annotationsOf(read(w3c(position(2, 11), { id })));
    expect(found?.id).toBe(expected);
    expect(found?.provenance).not.toHaveProperty('externalId');
  });

  it('gives the same ids when it reads a file again, and other ids to others', () => {
    const file = [w3c(position(2, 11)), w3c(position(2, 11), { id: 'https://notes.invalid/2' })];
    const ids = annotationsOf(read(file)).map(({ id }) => id);
    expect(annotationsOf(read(file)).map(({ id }) => id)).toEqual(ids);
    expect(new Set(ids).size).toBe(2);
  });

  it.each([
    [
      'a class that is a kind',
      { body: { purpose: 'classifying', value: 'Quote' } },
      'quote',
      [],
      '',
    ],
    [
      'a tag that is a kind',
      {
        body: [
          { purpose: 'tagging', value: 'sea' },
          { purpose: 'tagging', value: 'figure' },
        ],
      },
      'figure',
      ['sea'],
      '',
    ],
    [
      'a text',
      { body: 'https://x.invalid/why', bodyValue: 'plain' },
      'claim',
      [],
      'https://x.invalid/why\n\nplain',
    ],
    [
      'a comment',
      { motivation: 'commenting', body: { type: 'TextualBody', value: 'Why?' } },
      'claim',
      [],
      'Why?',
    ],
    [
      'a choice of bodies',
      { body: { type: 'Choice', items: [{ value: 'a' }, { value: 'b' }] } },
      'claim',
      [],
      'a',
    ],
    [
      'a motivation for all',
      { motivation: 'tagging', body: [{ value: 'x' }, { value: 'y' }] },
      'claim',
      ['x', 'y'],
      '',
    ],
    ['no body', {}, 'claim', [], ''],
  ])('reads %s', (_name, more, kind, tags, note) => {
    const [found] = annotationsOf(read(w3c(position(2, 11), more)));
    expect([found?.body.kind, found?.tags, found?.note]).toEqual([kind, tags, note]);
  });

  it('reads what the API of Hypothesis gives', () => {
    const found = read({
      total: 2,
      rows: [
        {
          id: 'abcDEF123',
          created: '2024-05-01T10:00:00.123456+00:00',
          updated: '2024-05-02T10:00:00.123456+00:00',
          user: 'acct:grace@hypothes.is',
          uri: URL,
          text: 'Is that so?',
          tags: ['quote', 'harbour'],
          target: [
            {
              source: URL,
              selector: [
                {
                  type: 'RangeSelector',
                  startContainer: '/p[1]',
                  endContainer: '/p[1]',
                  startOffset: 3,
                  endOffset: 12,
                },
                position(3, 12),
                quote('The mayor', '🚢 ', ' said'),
              ],
            },
          ],
        },
        {
          id: 'reply',
          uri: URL,
          user: 'acct:x@y',
          text: 'No.',
          tags: [],
          references: ['abcDEF123'],
          target: [{ source: URL }],
        },
      ],
    });
    expect(annotationsOf(found)).toMatchObject([
      {
        body: { kind: 'quote' },
        tags: ['harbour'],
        note: 'Is that so?',
        provenance: {
          creator: 'grace@hypothes.is',
          created: '2024-05-01T10:00:00.123Z',
          externalId: 'abcDEF123',
        },
      },
    ]);
    expect(found.units).toEqual([{ fileName: 'in.json', unit: 'utf-16', matched: 1, of: 1 }]);
    expect(found.items[1]).toMatchObject({ place: '/rows/1', fate: { type: 'refused' } });
  });

  it('joins the targets that Recogito writes for one annotation', () => {
    const select = (quoted: string): object => {
      const start = TEXT.indexOf(quoted);
      return { id: quoted, quote: quoted, start, end: start + quoted.length };
    };
    const id = '019a0000-0000-7000-8000-000000000009';
    const written: unknown = W3CTextFormat(URL).serialize(
      Object({
        id,
        bodies: [{ id: 'b1', annotation: id, purpose: 'tagging', value: 'Quote' }],
        target: {
          annotation: id,
          creator: { id: 'u1', name: 'Ada' },
          created: new Date('2024-05-01T10:00:00Z'),
          selector: [select('82 boats'), select('The mayor')],
        },
      }),
    );
    const found = read([written]);
    expect(annotationsOf(found)).toMatchObject([
      {
        id,
        body: { kind: 'quote' },
        provenance: { creator: 'Ada', created: '2024-05-01T10:00:00.000Z' },
      },
    ]);
    expect(wordsOf(found)).toEqual([['82 boats', 'The mayor']]);
    expect(found.units[0]?.unit).toBe('utf-16');
  });

  it('finds words that have moved by their context, and says how sure it is', () => {
    const found = read(w3c([position(40, 48), quote('82 boats', 'left, and ', ' were')]));
    expect(found.items).toMatchObject([{ fate: { type: 'moved', reworded: [] } }]);
    expect(wordsOf(found)).toEqual([['82 boats']]);
  });

  it('says of words that have changed what they were and what they are', () => {
    const was = quote('83 boats were', 'The mayor left, and ', ' lost.');
    const found = read(w3c([position(62, 75), was]));
    const reworded = [{ field: null, was: '83 boats were', is: '82 boats were' }];
    expect(found.items).toMatchObject([{ fate: { type: 'moved', reworded } }]);
    expect(annotationsOf(found)).toMatchObject([{ status: 'draft' }]);
  });

  it('refuses an annotation of an article that nobody has', () => {
    const found = read(w3c(position(2, 11)), aForeignContext());
    expect(found.items).toMatchObject([
      { fate: { type: 'refused', reason: expect.stringContaining(URL) } },
    ]);
    expect(found.articles).toEqual([]);
  });

  it('chooses among articles of one name the only one that has the words', () => {
    const other = anArticle({ text: 'Something else.', meta: { url: URL } });
    const both = aForeignContext([other, ARTICLE]);
    expect(wordsOf(read(w3c(quote('82 boats')), both))).toEqual([['82 boats']]);
    expect(read(w3c(position(2, 11)), both).items).toMatchObject([{ fate: { type: 'refused' } }]);
  });

  it.each([
    ['a file cut short', '[{"type":', '1:10', 'is no JSON'],
    ['a key twice', '{"target":1,"target":2}', '/target', 'twice'],
    ['a nested bomb', '['.repeat(100), '1:65', 'nested'],
    ['a forbidden key', '{"__proto__":1}', '/__proto__', 'no file may have'],
    ['another file', '{"hello":"world"}', '', 'holds no Web Annotation'],
    ['a list of other things', '[1,2,{"a":1}]', '', 'holds no Web Annotation'],
    ['a number', '7', '', 'holds no Web Annotation'],
  ])('refuses %s', (_name, text, place, said) => {
    const result = webAnnotationImporter.read([{ fileName: 'in.json', text }], aForeignContext());
    expect(result).toMatchObject({ ok: false, failure: { fileName: 'in.json', place } });
    expect(!result.ok && result.failure.reason).toContain(said);
  });

  it('keeps no half of a character that a file spells', () => {
    const found = read(
      `{"type":"Annotation","body":"a\\ud83d","target":${JSON.stringify(`${URL}#char=2,11`)}}`,
    );
    expect(annotationsOf(found)[0]?.note).toBe('a\ufffd');
  });

  const state = aRichExport();
  const [file] = writeOut(webAnnotationExporter, state).files;
  const own: unknown = JSON.parse(file?.text ?? '');
  const context = aForeignContext([], { scheme: state.scheme });

  it('ends without an exception, and never with other words, however its own file is damaged', () => {
    const leaves = leavesOf(own).filter(({ path }) => path.startsWith('/first/items'));
    const values = [null, -1, 'x', {}, []];
    const wordsById = new Map(
      state.articles.flatMap(({ annotations }) =>
        annotations.map(({ id, target }) => [id, target.quotes.map(({ exact }) => exact)] as const),
      ),
    );
    let refused = 0;
    for (const [index, { path }] of leaves.entries()) {
      const found = read(withValue(own, path, values[index % values.length]), context);
      refused += found.items.filter(({ fate }) => fate.type === 'refused').length;
      for (const { id, target } of annotationsOf(found)) {
        const words = target.quotes.map(({ exact }) => exact);
        expect(words).toEqual(wordsById.get(id) ?? words);
      }
    }
    expect(refused).toBeGreaterThan(100);
  });

  it.each([
    [
      'a text that was changed',
      '/first/items/0/body/value',
      'Other words.',
      'has a text of another digest than it says',
    ],
    [
      'an answer that there is not',
      leavesOf(own).find((leaf) => leaf.value === 'alleged')?.path ?? '',
      'sure',
      'must be one of',
    ],
    [
      'a status that there is not',
      '/first/items/1/verbatim:status',
      'perhaps',
      '/status must be one of',
    ],
  ])('refuses %s', (_name, path, value, said) => {
    const reasons = read(withValue(own, path, value), context).items.map(({ fate }) =>
      fate.type === 'refused' ? fate.reason : '',
    );
    expect(reasons.join('\n')).toContain(said);
  });

  it('recognises what it reads, and neither our own export nor another file', () => {
    const recognises = (text: string): boolean =>
      webAnnotationImporter.recognises([{ fileName: 'x', text }]);
    expect(recognises(file?.text ?? '')).toBe(true);
    expect(recognises(JSON.stringify([w3c(quote('x'))]))).toBe(true);
    expect(recognises('{"format":"verbatim-export"}')).toBe(false);
    expect(recognises('TextQuoteSelector')).toBe(false);
    expect(webAnnotationImporter.recognises([])).toBe(false);
  });

  it('makes tags of labels and values that the scheme does not have', () => {
    const [found] = annotationsOf(read(own, aForeignContext())).filter(
      ({ body }) => body.kind === 'figure' && 'value' in body,
    );
    expect(found?.label).toBeUndefined();
    expect(found?.tags).toEqual(['losses', 'check: twice']);
    expect(found?.provenance.scheme).toEqual({ id: 'verbatim-news', version: 1 });
  });
});
