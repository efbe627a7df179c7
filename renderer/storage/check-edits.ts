import type { Edit } from '../../shared/annotation/change';
import { deepEqual } from './deep-equal';
import { editsOf, removedIds } from './edits';
import type { Affected } from './read-affected';

/** Whether what is stored is what an edit says it was. A text needs no look: its digest is it. */
function isAsBefore(affected: Affected, edit: Edit): boolean {
  switch (edit.entity) {
    case 'article': {
      const stored = affected.articles.get(edit.id)?.appearances ?? null;
      return deepEqual(stored, edit.before?.appearances ?? null);
    }
    case 'annotation':
      return deepEqual(affected.annotations.get(edit.id) ?? null, edit.before);
    case 'relation':
      return deepEqual(affected.relations.get(edit.id) ?? null, edit.before);
    case 'source':
      return deepEqual(affected.sources.get(edit.id) ?? null, edit.before);
    case 'scheme':
      return deepEqual(affected.schemes.get(edit.id) ?? null, edit.before);
  }
}

function idsAfter(
  stored: ReadonlyMap<string, unknown>,
  edits: readonly Edit[],
): ReadonlySet<string> {
  const ids = new Set(stored.keys());
  for (const { id, after } of edits) {
    if (after) ids.add(id);
    else ids.delete(id);
  }
  return ids;
}

/** Afterwards every annotation lies in an article, and no article that goes leaves one behind. */
function articlesHold(affected: Affected, edits: readonly Edit[]): boolean {
  const ofArticles = editsOf(edits, 'article');
  const ofAnnotations = editsOf(edits, 'annotation');
  const articles = idsAfter(affected.articles, ofArticles);
  const removals = new Map<string, number>();
  for (const { before, after } of ofAnnotations) {
    if (after && !articles.has(after.article)) return false;
    if (before && after && before.article !== after.article) return false;
    if (before && !after) removals.set(before.article, (removals.get(before.article) ?? 0) + 1);
  }
  return ofArticles.every(
    ({ id, after }) => after || (affected.packed.get(id)?.count ?? 0) === (removals.get(id) ?? 0),
  );
}

/** Afterwards every relation has both its ends. */
function relationsHold(affected: Affected, edits: readonly Edit[]): boolean {
  const ofRelations = editsOf(edits, 'relation');
  const annotations = idsAfter(affected.annotations, editsOf(edits, 'annotation'));
  const removed = removedIds(ofRelations);
  return (
    [...affected.hanging].every((id) => removed.has(id)) &&
    ofRelations.every(
      ({ after }) => !after || (annotations.has(after.from) && annotations.has(after.to)),
    )
  );
}

/**
 * Whether edits can be applied to what is stored: every `before` is what stands there, and
 * afterwards no annotation lacks its article and no relation an end.
 */
export function editsApply(affected: Affected, edits: readonly Edit[]): boolean {
  return (
    edits.every((edit) => isAsBefore(affected, edit)) &&
    articlesHold(affected, edits) &&
    relationsHold(affected, edits)
  );
}
