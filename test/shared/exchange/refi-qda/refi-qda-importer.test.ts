import { describe, expect, it } from 'vitest';
import type { ForeignFile } from '../../../../shared/exchange/foreign-read';
import { refiQdaExporter } from '../../../../shared/exchange/refi-qda/refi-qda-exporter';
import { refiQdaImporter } from '../../../../shared/exchange/refi-qda/refi-qda-importer';
import { DEFAULT_SCHEME } from '../../../../shared/scheme/default-scheme';
import { anArticle } from '../../../builders/an-article';
import { aFile, readWith } from '../../../builders/foreign-files';
import { aForeignContext } from '../../../cases/foreign-context';
import { aSmallExport } from '../../../cases/small-export';
import { writeOut } from '../../../cases/write-out';

const TEXT = 'Harbour 🚢 reopens.\r\n“We rebuild,” she said.\r\n80 boats were lost.';
const SOURCE = '11111111-1111-4111-8111-111111111111';

/** The number of a GUID of a selection, a code or anything else. */
function guid(number: number): string {
  return `AAAAAAAA-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

const CODE_BOOK = `<CodeBook><Codes>
  <Code guid="${guid(1)}" name="Quote" isCodable="true"/>
  <Code guid="${guid(2)}" name="Themes" isCodable="false">
    <Code guid="${guid(3)}" name="Rebuilding" isCodable="true"/>
    <Code guid="${guid(4)}" name="Losses" isCodable="true"/>
  </Code>
</Codes></CodeBook>`;

interface Coded {
  readonly start: number;
  readonly end: number;
  readonly name?: string;
  readonly codes: readonly number[];
  readonly inside?: string;
}

function selection({ start, end, name, codes, inside = '' }: Coded, index: number): string {
  const codings = codes.map(
    (code) =>
      `<Coding guid="${guid(100 + index)}"><CodeRef targetGUID="{${guid(code)}}"/></Coding>`,
  );
  const named = name === undefined ? '' : ` name="${name}"`;
  return `<PlainTextSelection guid="{${guid(50 + index)}}"${named} startPosition="${start}" endPosition="${end}">${codings.join('')}${inside}</PlainTextSelection>`;
}

function project(
  selections: readonly Coded[],
  given: { readonly origin?: string; readonly rest?: string; readonly text?: string } = {},
): readonly ForeignFile[] {
  const { origin = 'Other 1.0', rest = '', text = TEXT } = given;
  const qde = `\ufeff<?xml version="1.0" encoding="utf-8"?>
<Project name="p" origin="${origin}" xmlns="urn:QDA-XML:project:1.0">
${CODE_BOOK}
<Sources><TextSource guid="${SOURCE}" name="Harbour" plainTextPath="internal://${SOURCE}.txt">
${selections.map(selection).join('\n')}
</TextSource></Sources>${rest}</Project>`;
  return [
    { fileName: 'project.qde', text: qde },
    { fileName: `Sources/${SOURCE.toUpperCase()}.TXT`, text },
  ];
}

/** The place of words in code points, a CRLF counted as one or as two. */
function placeOf(words: string, crlf: 1 | 2, name?: string): Omit<Coded, 'codes'> {
  const count = (text: string): number =>
    [...(crlf === 1 ? text.replaceAll('\r\n', '\n') : text)].length;
  const start = count(TEXT.slice(0, TEXT.indexOf(words)));
  return { start, end: start + count(words), ...(name !== undefined && { name }) };
}

function wordsOf(files: readonly ForeignFile[]): readonly string[] {
  return readWith(refiQdaImporter, files).articles.flatMap(({ annotations }) =>
    annotations.map(({ target }) => target.quotes.map(({ exact }) => exact).join(' | ')),
  );
}

describe('refiQdaImporter', () => {
  it.each([
    ['two, as NVivo does', 2, 'code-point'],
    ['one, as ATLAS.ti does', 1, 'crlf-as-one'],
  ] as const)('finds out by names that a project counts a CRLF as %s', (_name, crlf, unit) => {
    const files = project([
      { ...placeOf('“We rebuild,”', crlf, '“We rebuild,”'), codes: [1] },
      { ...placeOf('80 boats were', crlf, '80 boats…'), codes: [4] },
    ]);
    expect(wordsOf(files)).toEqual(['“We rebuild,”', '80 boats were']);
    const { units } = readWith(refiQdaImporter, files);
    expect(units).toEqual([{ fileName: 'project.qde', unit, matched: 2, of: 2 }]);
  });

  it.each([
    ['ATLAS.ti 23', 1],
    ['NVivo 14', 2],
  ] as const)('goes by the program where no name tells: %s', (origin, crlf) => {
    const files = project([{ ...placeOf('80 boats', crlf), codes: [4] }], { origin });
    expect(wordsOf(files)).toEqual(['80 boats']);
  });

  it('reads codes as kinds and labels where the scheme has them, and as tags elsewhere', () => {
    const scheme = {
      ...DEFAULT_SCHEME,
      labels: [{ key: 'losses', name: 'Losses', kind: 'figure' as const }],
    };
    const files = project([
      { ...placeOf('“We rebuild,”', 2), codes: [3, 1] },
      { ...placeOf('80 boats', 2), codes: [4] },
      { ...placeOf('Harbour', 2), codes: [3] },
    ]);
    const read = readWith(refiQdaImporter, files, aForeignContext([], { scheme }));
    expect(
      read.articles[0]?.annotations.map(({ body, label, tags }) => [body.kind, label, tags]),
    ).toEqual([
      ['quote', undefined, ['Themes/Rebuilding']],
      ['figure', 'losses', []],
      ['claim', undefined, ['Themes/Rebuilding']],
    ]);
  });

  it('reads notes, users and times', () => {
    const noted = `<NoteRef targetGUID="${guid(9)}"/>`;
    const [qde, text] = project([{ ...placeOf('80 boats', 2), codes: [4], inside: noted }], {
      rest: `<Notes><Note guid="${guid(9)}" name="n"><PlainTextContent>Insurers &amp; owners&#10;differ.</PlainTextContent></Note></Notes>`,
    });
    if (!qde || !text) throw new Error('never');
    const withUser = qde.text
      .replace('<CodeBook>', `<Users><User guid="${guid(8)}" name="Ada"/></Users><CodeBook>`)
      .replace(
        'startPosition',
        `creatingUser="${guid(8)}" creationDateTime="2026-01-02T03:04:05Z" startPosition`,
      );
    const read = readWith(refiQdaImporter, [{ ...qde, text: withUser }, text]);
    const [figure] = read.articles[0]?.annotations ?? [];
    expect(figure?.note).toBe('Insurers & owners\ndiffer.');
    expect(figure?.provenance).toMatchObject({
      creator: 'Ada',
      created: '2026-01-02T03:04:05Z',
      origin: 'import',
    });
  });

  it('reads the description of a selection, in which programs keep comments, as its note', () => {
    const inside = `<Description>Check &amp; ask.</Description><NoteRef targetGUID="${guid(9)}"/>`;
    const rest = `<Notes><Note guid="${guid(9)}"><PlainTextContent>Asked.</PlainTextContent></Note></Notes>`;
    const files = project(
      [
        { ...placeOf('80 boats', 2), codes: [4], inside },
        { ...placeOf('Harbour', 2), codes: [], inside: '<Description>value: 3</Description>' },
        { ...placeOf('she', 2), codes: [3], inside: '<Description>\n </Description>' },
      ],
      { rest },
    );
    const { articles } = readWith(refiQdaImporter, files);
    expect(articles[0]?.annotations.map(({ note }) => note)).toEqual([
      'Check & ask.\nAsked.',
      'value: 3',
      '',
    ]);
  });

  it('does not take the answers that we describe for a note, but what others wrote beside', () => {
    const files = writeOut(refiQdaExporter, aSmallExport()).files.map((file) => ({
      ...file,
      text: file.text.replace(/<Description>value: [^<]*/, '<Description>Is that so?'),
    }));
    const { articles } = readWith(refiQdaImporter, files);
    expect(articles[0]?.annotations.map(({ note }) => note)).toEqual([
      '',
      'Is that so?\nInsurers say 82.',
    ]);
  });

  it('reads notes that lie beside the project, of codings and of texts, and tells the others', () => {
    const ref = (number: number): string => `<NoteRef targetGUID="${guid(number)}"/>`;
    const [qde, text] = project(
      [
        {
          ...placeOf('80 boats', 2),
          codes: [],
          inside: `<Coding guid="${guid(99)}"><CodeRef targetGUID="${guid(4)}"/>${ref(30)}</Coding>${ref(31)}`,
        },
      ],
      {
        rest: `<Notes><Note guid="${guid(30)}" plainTextPath="internal://memo.txt"/><Note guid="${guid(31)}" richTextPath="internal://memo.docx"/><Note guid="${guid(32)}"><PlainTextContent>Of the text.</PlainTextContent></Note><Note guid="${guid(33)}"><PlainTextContent>Of a code.</PlainTextContent></Note></Notes>`,
      },
    );
    if (!qde || !text) throw new Error('never');
    const described = qde.text.replace(
      '<PlainTextSelection',
      `<Description>Scraped.</Description>${ref(32)}<PlainTextSelection`,
    );
    const memo = { fileName: 'sources/memo.txt', text: '\ufeffFrom a memo.' };
    const read = readWith(refiQdaImporter, [{ ...qde, text: described }, text, memo]);
    const [state] = read.articles;
    expect(state?.annotations.map(({ note }) => note)).toEqual(['From a memo.']);
    expect(state?.article.appearances[0].meta.note).toBe('Scraped.\nOf the text.');
    expect(read.items.slice(1).map(({ place, fate }) => [place, fate])).toEqual([
      [guid(31).toLowerCase(), { type: 'refused', reason: 'is a note without a plain text' }],
      [guid(33).toLowerCase(), { type: 'refused', reason: 'is no note of a text or a selection' }],
    ]);
  });

  it('keeps codes and notes of every fragment', () => {
    const chain = `<Links><Link guid="${guid(70)}" name="fragment" originGUID="${guid(50)}" targetGUID="${guid(51)}"/></Links>`;
    const inside = '<Description>Of the second.</Description>';
    const files = project(
      [
        { ...placeOf('“We rebuild,”', 2), codes: [1, 3] },
        { ...placeOf('80 boats', 2), codes: [3, 4], inside },
      ],
      { rest: chain },
    );
    const [quote, ...others] = readWith(refiQdaImporter, files).articles[0]?.annotations ?? [];
    expect(others).toEqual([]);
    expect(quote).toMatchObject({
      body: { kind: 'quote' },
      tags: ['Themes/Rebuilding', 'Themes/Losses'],
      note: 'Of the second.',
    });
  });

  it('keeps GUIDs as ids, in lower case and without braces', () => {
    const files = project([{ ...placeOf('80 boats', 2), codes: [4] }]);
    const read = readWith(refiQdaImporter, files);
    expect(read.articles[0]?.annotations[0]?.id).toBe(guid(50).toLowerCase());
  });

  it('reads links as relations where the scheme has their names', () => {
    const link = (name: string, number: number): string =>
      `<Link guid="${guid(number)}" name="${name}" direction="OneWay" originGUID="${guid(51)}" targetGUID="${guid(50)}"/>`;
    const files = project(
      [
        { ...placeOf('Harbour', 2), codes: [3] },
        { ...placeOf('80 boats', 2), codes: [4] },
      ],
      { rest: `<Links>${link('supports', 70)}${link('reminds me of', 71)}</Links>` },
    );
    const { relations, items } = readWith(refiQdaImporter, files);
    expect(relations).toMatchObject([{ type: 'supports', from: guid(51).toLowerCase() }]);
    expect(items.at(-1)).toMatchObject({
      place: guid(71).toLowerCase(),
      fate: { type: 'refused' },
    });
  });

  it('reads a text within the project, and of the library where there is none', () => {
    const [qde] = project([{ ...placeOf('Harbour', 2), codes: [3] }]);
    if (!qde) throw new Error('never');
    const inline = qde.text.replace(
      '<PlainTextSelection',
      '<PlainTextContent>Harbour again</PlainTextContent><PlainTextSelection',
    );
    const read = readWith(refiQdaImporter, [{ ...qde, text: inline }]);
    expect(read.articles[0]?.article.text).toBe('Harbour again');
    const article = anArticle({ text: TEXT, meta: { title: 'Harbour' } });
    const found = readWith(refiQdaImporter, [qde], aForeignContext([article]));
    expect(found.articles[0]?.article).toBe(article);
  });

  it('tells what it did not read, and why', () => {
    const files = project(
      [
        { ...placeOf('Harbour', 2), codes: [] },
        { start: 5, end: 5000, codes: [3] },
        { start: -5, end: 3, codes: [3] },
      ],
      {},
    );
    const [qde, text] = files;
    if (!qde || !text) throw new Error('never');
    const more = `<PDFSource guid="${guid(80)}"/><TextSource guid="${guid(81)}" name="Gone" plainTextPath="internal://gone.txt"/></Sources>`;
    const read = readWith(refiQdaImporter, [
      { ...qde, text: qde.text.replace('</Sources>', more) },
      text,
    ]);
    const reasons = read.items.map(({ fate }) => (fate.type === 'refused' ? fate.reason : ''));
    expect(reasons).toEqual([
      'has no place in the text (5 to 5000)',
      'has no positions that are whole numbers',
      'is no text, but a PDFSource',
      'has neither a code nor a note',
      'has no text: Gone',
    ]);
  });

  it('reads a text of ours that was changed elsewhere as the text that it is now', () => {
    const files = writeOut(refiQdaExporter, aSmallExport()).files.map((file) =>
      file.fileName.endsWith('.txt') ? { ...file, text: `${file.text} More.` } : file,
    );
    const read = readWith(refiQdaImporter, files);
    expect(read.articles[0]?.article.text).toMatch(/^Harbour 🚢 reopens\n.* More\.$/);
    expect(wordsOf(files)).toEqual(['“We rebuild,” | “and soon.”', 'More than 80 boats']);
  });

  const BILLION_LAUGHS = `<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>`;

  it.each([
    ['an archive without a project', 'notes.txt', '<Project/>', 'has no project.qde'],
    ['a document type', 'project.qde', `${BILLION_LAUGHS}<Project name="&b;"/>`, 'document type'],
    ['a project that is cut off', 'project.qde', '<Project name="p"><Sources>', 'is no XML'],
    ['words', 'project.qde', 'just words', 'is no XML'],
    ['nothing', 'project.qde', '', 'XML'],
    ['another root', 'project.qde', '<html></html>', 'is no project'],
    ['a bomb of elements', 'project.qde', '<a>'.repeat(5000) + '</a>'.repeat(5000), 'nest'],
  ])('refuses %s', (_name, fileName, text, reason) => {
    const read = refiQdaImporter.read([aFile(text, fileName)], aForeignContext());
    expect(read.ok ? '' : read.failure.reason.toLowerCase()).toContain(reason.toLowerCase());
  });

  it.each(['__proto__', 'constructor', 'toString'])('reads attributes called %s', (name) => {
    const [qde, text] = project([{ ...placeOf('Harbour', 2), codes: [3] }]);
    if (!qde || !text) throw new Error('never');
    const hostile = qde.text.replace('<Project ', `<Project ${name}="x" `);
    const read = refiQdaImporter.read([{ ...qde, text: hostile }, text], aForeignContext());
    expect(Object.prototype).not.toHaveProperty('x');
    expect(read.ok ? read.value.articles.length : read.failure.type).toSatisfy(
      (value) => value === 1 || value === 'NotReadable',
    );
  });

  it('leaves references that XML does not have as they stand', () => {
    const [qde, text] = project([
      { ...placeOf('Harbour', 2, '&evil; &lt;b&gt; &#x1F6A2; &#xD800;'), codes: [3] },
    ]);
    if (!qde || !text) throw new Error('never');
    expect(wordsOf([qde, text])).toEqual(['Harbour']);
  });

  it('recognises a project by its file', () => {
    expect(refiQdaImporter.recognises(project([]))).toBe(true);
    expect(refiQdaImporter.recognises([aFile('<Project', 'notes.txt')])).toBe(false);
    // What is wrong with a project is told by reading it.
    expect(refiQdaImporter.recognises([aFile('words', 'project.qde')])).toBe(true);
  });

  it('names the archive of a project that cannot be read', () => {
    const file = { ...aFile('<Project', 'project.qde'), archive: 'harbour.qdpx' };
    const read = refiQdaImporter.read([file], aForeignContext());
    expect(read).toMatchObject({ failure: { fileName: 'harbour.qdpx' } });
  });
});
