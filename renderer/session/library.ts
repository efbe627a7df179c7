import type { Change } from '../../shared/annotation/change';
import type { Article } from '../../shared/article/article';
import type { ArticleRow } from '../storage/rows';
import type { LibraryEntry, OpenArticle } from './session';

const IN_READING_ORDER = new Intl.Collator('en', { numeric: true });

/**
 * By when they came, then by file name. Both are part of the article, so an article that is removed
 * and brought back stands where it stood.
 */
function compareRows(a: ArticleRow, b: ArticleRow): number {
  const [first, second] = [a.appearances[0].source, b.appearances[0].source];
  if (first.importedAt !== second.importedAt) return first.importedAt < second.importedAt ? -1 : 1;
  return (
    IN_READING_ORDER.compare(first.fileName, second.fileName) || (a.digest < b.digest ? -1 : 1)
  );
}

function entryOf({ digest, appearances, length, annotations }: ArticleRow): LibraryEntry {
  const { title, outlet = '', published = '' } = appearances[0].meta;
  return { digest, title, outlet, published, length, annotations };
}

/** How an open article is called and in which language it is, by its first appearance. */
export function namesOf({
  appearances: [{ meta }],
}: Pick<Article, 'appearances'>): Pick<OpenArticle, 'title' | 'language'> {
  const { title, language } = meta;
  return { title, ...(language !== undefined && { language }) };
}

/** The library as listed. */
export function libraryOf(rows: readonly ArticleRow[]): readonly LibraryEntry[] {
  return rows.toSorted(compareRows).map(entryOf);
}

/** The library after a change that brought no article and edited none. */
export function recount(
  library: readonly LibraryEntry[],
  { edits }: Change,
): readonly LibraryEntry[] {
  const growth = new Map<string, number>();
  const removed = new Set<string>();
  for (const edit of edits) {
    if (edit.entity === 'article' && !edit.after) removed.add(edit.id);
    if (edit.entity !== 'annotation') continue;
    const article = (edit.after ?? edit.before)?.article ?? '';
    const by = (edit.after ? 1 : 0) - (edit.before ? 1 : 0);
    growth.set(article, (growth.get(article) ?? 0) + by);
  }
  return library
    .filter(({ digest }) => !removed.has(digest))
    .map((entry) => {
      const by = growth.get(entry.digest) ?? 0;
      return by === 0 ? entry : { ...entry, annotations: entry.annotations + by };
    });
}
