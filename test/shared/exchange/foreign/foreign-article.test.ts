import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../shared/article/decode-text';
import { digestBytes, digestText } from '../../../../shared/article/digest';
import { bratImporter } from '../../../../shared/exchange/brat/brat-importer';
import { foreignArticle } from '../../../../shared/exchange/foreign/foreign-article';
import type { ForeignFile, Importer } from '../../../../shared/exchange/foreign-read';
import { doccanoImporter } from '../../../../shared/exchange/jsonl/doccano-importer';
import { prodigyImporter } from '../../../../shared/exchange/jsonl/prodigy-importer';
import { labelStudioImporter } from '../../../../shared/exchange/label-studio/label-studio-importer';
import { refiQdaImporter } from '../../../../shared/exchange/refi-qda/refi-qda-importer';
import { aFile, READ_TIME, readWith } from '../../../builders/foreign-files';
import { aForeignContext } from '../../../cases/foreign-context';

const TEXT = 'Cafe “rebuild” cost 80 €.';

/** A file as the host decodes it. */
function decoded(fileName: string, bytes: Uint8Array): ForeignFile {
  const read = decodeText(bytes, { detect: () => null, decode: () => null });
  if (!read.ok) throw new Error(read.failure.type);
  return { fileName, ...read.value, bytesDigest: digestBytes(bytes) };
}

function utf8(fileName: string, text: string): ForeignFile {
  return decoded(fileName, new TextEncoder().encode(text));
}

/** Little-endian, with a byte order mark. */
function utf16(fileName: string, text: string): ForeignFile {
  const bytes = new Uint8Array(2 * text.length + 2);
  const view = new DataView(bytes.buffer);
  for (const [at, sign] of [...`\ufeff${text}`].entries()) {
    view.setUint16(2 * at, sign.charCodeAt(0), true);
  }
  return decoded(fileName, bytes);
}

function windows1252(fileName: string, text: string): ForeignFile {
  const code: Readonly<Record<string, number>> = { '€': 0x80, '“': 0x93, '”': 0x94 };
  return decoded(
    fileName,
    Uint8Array.from(text, (sign) => code[sign] ?? sign.charCodeAt(0)),
  );
}

const LINE = JSON.stringify({ text: TEXT, entities: [] });
const TASKS = JSON.stringify([{ data: { text: TEXT }, annotations: [] }]);
const PROJECT = `<Project><Sources><TextSource guid="a" name="A" plainTextPath="internal://a.txt"/></Sources></Project>`;
const INLINE = PROJECT.replace(
  'plainTextPath="internal://a.txt"/>',
  `><PlainTextContent>${TEXT}</PlainTextContent></TextSource>`,
);

const CASES: readonly [what: string, Importer, files: readonly ForeignFile[], holder: number][] = [
  ['a file in windows-1252', doccanoImporter, [windows1252('a.jsonl', LINE)], 0],
  ['a file in UTF-16', doccanoImporter, [utf16('a.jsonl', LINE)], 0],
  ['Prodigy’s lines', prodigyImporter, [utf8('a.jsonl', LINE.replace('entities', 'spans'))], 0],
  ['tasks', labelStudioImporter, [utf8('a.json', TASKS)], 0],
  [
    'a project, where the text lies beside it',
    refiQdaImporter,
    [utf8('project.qde', PROJECT), utf16('sources/a.txt', TEXT)],
    1,
  ],
  ['a project that holds the text', refiQdaImporter, [utf8('project.qde', INLINE)], 0],
  [
    'a text with standoff annotations',
    bratImporter,
    [utf8('a.ann', 'T1\tClaim 0 4\tCafe'), windows1252('a.txt', TEXT)],
    1,
  ],
];

describe('foreignArticle', () => {
  it.each(CASES)('says of its file what is true of it: %s', (_what, importer, files, holder) => {
    const [state] = readWith(importer, files).articles;
    expect(state?.article.text).toBe(TEXT);
    const { text: _text, ...facts } = files[holder] ?? aFile('');
    expect(facts.bytesDigest).not.toBe(digestText(TEXT));
    expect(state?.article.appearances.map(({ source }) => source)).toEqual([
      { ...facts, importedAt: READ_TIME },
    ]);
  });

  it('tells a text that was never in bytes as the UTF-8 file that it would be', () => {
    const article = foreignArticle(
      {
        ...{ fileName: 'a.jsonl', place: '1', text: TEXT, meta: {}, annotations: [] },
        ...{ relations: [], carriedRelations: [], sources: [] },
      },
      'doccano',
      aForeignContext(),
    );
    expect(article.appearances[0].source).toMatchObject({
      ...{ fileName: 'a.jsonl', encoding: 'utf-8', bytesDigest: digestText(TEXT) },
    });
  });

  it('counts what the file lost, and what the text lost besides', () => {
    const line = '{"text":"a\\ud83d b \ufffd","entities":[]}';
    const file = { ...utf8('a.jsonl', line), replacements: 1 };
    const [state] = readWith(doccanoImporter, [file]).articles;
    expect(state?.article.appearances[0].source.replacements).toBe(2);
  });
});
