import type { Article } from '../../article/article';
import { digestText } from '../../article/digest';
import { parseArticle } from '../../article/parse-article';
import { derivedId } from '../derived-id';
import type { ImportContext } from '../foreign-read';
import type { FormatId } from '../format';
import type { StatedArticle } from './foreign-items';

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
  const bytesDigest = digestText(text);
  const made = parseArticle(
    stated.text,
    {
      fileName: stated.fileName,
      bytesDigest,
      encoding: 'utf-8',
      decidedBy: 'valid-utf-8',
      importedAt: context.at,
      byteOrderMark: false,
      replacements: 0,
    },
    derivedId(format, bytesDigest, stated.fileName, stated.place),
  );
  if (stated.appearances) return { ...made, appearances: stated.appearances };
  const [appearance] = made.appearances;
  return {
    ...made,
    appearances: [{ ...appearance, meta: { ...appearance.meta, ...stated.meta } }],
  };
}
