import { fail, ok, type Result } from '../../base/result';
import type { ForeignFile, ForeignRead, ImportContext, NotReadable } from '../foreign-read';
import type { FormatId } from '../format';
import type { StatedArticle, Unread } from '../foreign/foreign-items';
import { isFields, isString, type Fields } from '../foreign/guards';
import { jsonReason } from '../foreign/json-reason';
import { readForeign } from '../foreign/read-foreign';
import { readJson } from '../read-json';

/** Code units of a file that are looked at to tell its format. */
const LOOKED_AT = 1_000_000;

/** Makes an article of a line, or tells why it is none. */
export type ReadLine = (
  line: Fields,
  file: ForeignFile,
  place: string,
) => { readonly article: StatedArticle; readonly unread: readonly Unread[] } | string;

interface Line {
  /** From 1, as editors count. */
  readonly number: number;
  readonly text: string;
}

/** The lines of a file that are not blank. JSON itself never holds a bare line feed. */
function linesOf(text: string): readonly Line[] {
  return text
    .replace(/^\ufeff/, '')
    .split('\n')
    .map((line, index) => ({ number: index + 1, text: line.replace(/\r$/, '') }))
    .filter((line) => line.text.trim() !== '');
}

/** A first line that no more than opens something: JSON over several lines, not a line each. */
const OPENING = /^\s*(?:\{|\[\s*(?:\{.*)?)$/;

/**
 * The first line of a file that is an object with a text, which tells the format; null where none is.
 * Damaged lines before it are passed over here, and told when the file is read.
 */
export function firstLine({ text }: ForeignFile): Fields | null {
  const lines = linesOf(text.slice(0, LOOKED_AT));
  if (lines[0] && OPENING.test(lines[0].text)) return null;
  for (const line of lines) {
    const json = readJson(line.text);
    if (json.ok && isFields(json.value) && isString(json.value['text'])) return json.value;
  }
  return null;
}

type LineFailure = Pick<Unread, 'place' | 'reason'>;

/** What a line holds, or what is wrong with it and where: its number, with a column if there is one. */
function readFields({ number, text }: Line): Result<Fields, LineFailure> {
  const json = readJson(text);
  if (!json.ok) {
    const { failure } = json;
    const where = 'path' in failure ? ` ${failure.path}` : `:${failure.column}`;
    return fail({ place: `${number}${where}`, reason: jsonReason(failure).reason });
  }
  const place = String(number);
  return isFields(json.value) ? ok(json.value) : fail({ place, reason: 'is no JSON object' });
}

/** Reads files of JSON Lines; a line that cannot be read is told by its number, the others are read. */
export function readLines(
  format: FormatId,
  files: readonly ForeignFile[],
  context: ImportContext,
  readLine: ReadLine,
): Result<ForeignRead, NotReadable> {
  const articles: StatedArticle[] = [];
  const unread: Unread[] = [];
  for (const file of files) {
    const { fileName } = file;
    for (const line of linesOf(file.text)) {
      const place = String(line.number);
      const fields = readFields(line);
      if (!fields.ok) {
        unread.push({ fileName, ...fields.failure });
        continue;
      }
      const read = readLine(fields.value, file, place);
      if (typeof read === 'string') unread.push({ fileName, place, reason: read });
      else {
        articles.push(read.article);
        unread.push(...read.unread);
      }
    }
  }
  if (articles.length > 0) return ok(readForeign({ format, articles, unread }, context));
  const [first] = unread;
  const where = first ?? { fileName: files[0]?.fileName ?? '', place: '', reason: 'has no lines' };
  return fail({ type: 'NotReadable', ...where });
}
