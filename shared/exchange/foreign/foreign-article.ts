import type { Article, FileSource } from '../../article/article';
import { digestText, isDigest } from '../../article/digest';
import { parseArticle } from '../../article/parse-article';
import { derivedId } from '../derived-id';
import type { ForeignFile, ImportContext } from '../foreign-read';
import type { FormatId } from '../format';
import type { StatedArticle } from './foreign-items';

/**
 * What is true of the file that a text came in, of which the text may be no more than one field. A
 * text that was never read from bytes is told as the UTF-8 file that it would be.
 */
function sourceOf(file: ForeignFile, text: string, importedAt: string): FileSource {
  const { fileName, bytesDigest, encoding = 'utf-8', decidedBy = 'valid-utf-8' } = file;
  const { byteOrderMark = false, replacements = 0 } = file;
  return {
    fileName,
    bytesDigest: isDigest(bytesDigest) ? bytesDigest : digestText(text),
    encoding,
    decidedBy,
    importedAt,
    byteOrderMark,
    replacements,
  };
}

function wellFormed(meta: StatedArticle['meta']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(meta).map(([key, value]) => [key, value.toWellFormed()]),
  );
}

/**
 * The article that a text of a foreign file is: that of the library, if it has the very same text,
 * else a new one, with the appearances that we once wrote beside it or with one made of the file.
 */
export function foreignArticle(
  stated: StatedArticle,
  format: FormatId,
  context: ImportContext,
): Article {
  const text = stated.text.toWellFormed();
  const known = context.articleByText(text);
  if (known) return known;
  const { fileName, place, textFile = { fileName, text } } = stated;
  const made = parseArticle(
    stated.text,
    sourceOf(textFile, text, context.at),
    derivedId(format, digestText(text), fileName, place),
  );
  if (stated.appearances) return { ...made, appearances: stated.appearances };
  const [appearance] = made.appearances;
  return {
    ...made,
    appearances: [{ ...appearance, meta: { ...appearance.meta, ...wellFormed(stated.meta) } }],
  };
}
