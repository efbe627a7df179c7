import type { ChangeDraft, Edit, Tombstone } from '../../shared/annotation/change';
import { packAnnotations, placed, repack } from '../../shared/annotation/packed';
import { comingAndGoing, editsOf } from './edits';
import type { Affected } from './read-affected';
import type { ArticleRow, PackedRow, TextRow } from './rows';

type AnnotationEdit = Extract<Edit, { entity: 'annotation' }>;

/** What becomes of one row: null takes it away. */
export interface RowEdit<T, Key = string> {
  readonly key: Key;
  readonly after: T | null;
}

function byArticle(edits: readonly AnnotationEdit[]): ReadonlyMap<string, AnnotationEdit[]> {
  const groups = new Map<string, AnnotationEdit[]>();
  for (const edit of edits) {
    const article = (edit.after ?? edit.before)?.article ?? '';
    const group = groups.get(article);
    if (group) group.push(edit);
    else groups.set(article, [edit]);
  }
  return groups;
}

function packedAfter(affected: Affected, edits: readonly AnnotationEdit[]): PackedRow | null {
  const article = (edits[0]?.after ?? edits[0]?.before)?.article;
  if (article === undefined) return null;
  const placedEdits = edits.map(({ before, after }) => ({
    before: before && placed(before),
    after: after && placed(after),
  }));
  const packed = repack(affected.packed.get(article) ?? packAnnotations([]), placedEdits);
  return packed.count > 0 ? { ...packed, article } : null;
}

/** The read records of the articles whose annotations are edited. */
export function planPacked(
  affected: Affected,
  edits: readonly Edit[],
): readonly RowEdit<PackedRow>[] {
  const groups = byArticle(editsOf(edits, 'annotation'));
  return [...groups].map(([key, group]) => ({ key, after: packedAfter(affected, group) }));
}

/** The articles that are edited or whose number of annotations is another. */
export function planArticles(
  affected: Affected,
  edits: readonly Edit[],
  packed: readonly RowEdit<PackedRow>[],
): readonly RowEdit<ArticleRow>[] {
  const rows = new Map<string, ArticleRow | null>();
  for (const { id, after } of editsOf(edits, 'article')) {
    const annotations = affected.packed.get(id)?.count ?? 0;
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
  for (const { key, after } of packed) {
    const row = rows.has(key) ? rows.get(key) : affected.articles.get(key);
    if (row) rows.set(key, { ...row, annotations: after?.count ?? 0 });
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
