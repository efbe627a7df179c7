import { fail, ok, type Result } from '../../base/result';
import type { ForeignFile, ForeignRead, ImportContext, NotReadable } from '../foreign-read';
import type { FormatId } from '../format';
import type { StatedArticle, Unread } from '../foreign/foreign-items';
import { isFields, type Fields } from '../foreign/guards';
import { jsonReason } from '../foreign/json-reason';
import { readForeign } from '../foreign/read-foreign';
import { readJson } from '../read-json';

/** Code units of a file that are looked at to tell its format. */
const LOOKED_AT = 1_000_000;

/** Makes an article of a line, or tells why it is none. */
export type ReadLine = (
  line: Fields,
  fileName: string,
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

/** The first line of a file as an object; null where it is none. */
export function firstLine({ text }: ForeignFile): Fields | null {
  const [first] = linesOf(text.slice(0, LOOKED_AT));
  const json = first && readJson(first.text);
  return json?.ok && isFields(json.value) ? json.value : null;
}

function readFields({ text }: Line): Fields | string {
  const json = readJson(text);
  if (!json.ok) {
    const { place, reason } = jsonReason(json.failure);
    return `${reason} (at ${place})`;
  }
  return isFields(json.value) ? json.value : 'is no JSON object';
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
  for (const { fileName, text } of files) {
    for (const line of linesOf(text)) {
      const place = String(line.number);
      const fields = readFields(line);
      const read = typeof fields === 'string' ? fields : readLine(fields, fileName, place);
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
