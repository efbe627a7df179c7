import type { ChangeDraft, Edit, Tombstone } from '../../shared/annotation/change';
import { comingAndGoing, editsOf } from './edits';
import type { Affected } from './read-affected';
import type { ArticleRow, TextRow } from './rows';

/** What becomes of one row: null takes it away. */
export interface RowEdit<T, Key = string> {
  readonly key: Key;
  readonly after: T | null;
}

/** How many annotations each article will have of those whose annotations are edited. */
export function countsAfter(
  affected: Affected,
  edits: readonly Edit[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { before, after } of editsOf(edits, 'annotation')) {
    const article = (after ?? before)?.article ?? '';
    const known = counts.get(article) ?? affected.articles.get(article)?.annotations ?? 0;
    counts.set(article, known + (after ? 1 : 0) - (before ? 1 : 0));
  }
  return counts;
}

/** The articles that are edited or whose number of annotations is another. */
export function planArticles(
  affected: Affected,
  edits: readonly Edit[],
  counts: ReadonlyMap<string, number>,
): readonly RowEdit<ArticleRow>[] {
  const rows = new Map<string, ArticleRow | null>();
  for (const { id, after } of editsOf(edits, 'article')) {
    const annotations = counts.get(id) ?? affected.articles.get(id)?.annotations ?? 0;
    rows.set(
      id,
      after && {
        digest: after.digest,
        appearances: after.appearances,
        length: after.text.length,
        annotations,
      },
    );
  }
  for (const [id, annotations] of counts) {
    const row = affected.articles.get(id);
    if (row && !rows.has(id) && row.annotations !== annotations)
      rows.set(id, { ...row, annotations });
  }
  return [...rows].map(([key, after]) => ({ key, after }));
}

/** The texts that come; none ever goes. */
export function planTexts(edits: readonly Edit[]): readonly RowEdit<TextRow>[] {
  return editsOf(edits, 'article').flatMap(({ id, before, after }) =>
    after && !before ? [{ key: id, after: { digest: after.digest, text: after.text } }] : [],
  );
}

/**
 * A deletion leaves a tombstone, and a creation under the same id takes it away. Taking a change
 * back brings the tombstones back as they were before it (`restored`), their times included.
 * Deletions made elsewhere are kept as they were made there.
 */
export function planTombstones(
  { edits, by, action, deletedElsewhere = [] }: ChangeDraft,
  at: string,
  restored: ReadonlyMap<string, Tombstone> | null,
): readonly RowEdit<Tombstone>[] {
  const planned = new Map<string, Tombstone | null>();
  for (const { id, entity, after } of comingAndGoing(edits)) {
    const stone = after ? null : { id, entity, at, by };
    planned.set(id, restored ? (restored.get(id) ?? null) : stone);
  }
  for (const stone of deletedElsewhere) {
    planned.set(stone.id, action === 'undo' ? (restored?.get(stone.id) ?? null) : stone);
  }
  return [...planned].map(([key, after]) => ({ key, after }));
}
