import type { Edit } from '../../shared/annotation/change';
import { sameData } from '../../shared/base/same-data';
import { editsOf, namedSources } from './edits';
import type { Affected } from './read-affected';

/** Whether what is stored is what an edit says it was. A text needs no look: its digest is it. */
function isAsBefore(affected: Affected, edit: Edit): boolean {
  switch (edit.entity) {
    case 'article': {
      const stored = affected.articles.get(edit.id)?.appearances ?? null;
      return sameData(stored, edit.before?.appearances ?? null);
    }
    case 'annotation':
      return sameData(affected.annotations.get(edit.id) ?? null, edit.before);
    case 'relation':
      return sameData(affected.relations.get(edit.id) ?? null, edit.before);
    case 'source':
      return sameData(affected.sources.get(edit.id) ?? null, edit.before);
    case 'scheme':
      return sameData(affected.schemes.get(edit.id) ?? null, edit.before);
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
    ({ id, after }) =>
      after || (affected.articles.get(id)?.annotations ?? 0) === (removals.get(id) ?? 0),
  );
}

/** Afterwards every relation has both its ends: one at a removed end goes, or gets another. */
function relationsHold(affected: Affected, edits: readonly Edit[]): boolean {
  const ofRelations = editsOf(edits, 'relation');
  const annotations = idsAfter(affected.annotations, editsOf(edits, 'annotation'));
  const edited = new Set(ofRelations.map(({ id }) => id));
  return (
    [...affected.hanging].every((id) => edited.has(id)) &&
    ofRelations.every(
      ({ after }) => !after || (annotations.has(after.from) && annotations.has(after.to)),
    )
  );
}

/** Afterwards every source that an edit names is there. */
function sourcesHold(affected: Affected, edits: readonly Edit[]): boolean {
  const sources = idsAfter(affected.sources, editsOf(edits, 'source'));
  return [...namedSources(edits)].every((id) => sources.has(id));
}

/**
 * Whether edits can be applied to what is stored: every `before` is what stands there, and
 * afterwards no annotation lacks its article, no relation an end, and nobody who is credited is
 * missing. (That nobody else names a source that goes is for those to see who take it away.)
 */
export function editsApply(affected: Affected, edits: readonly Edit[]): boolean {
  return (
    edits.every((edit) => isAsBefore(affected, edit)) &&
    articlesHold(affected, edits) &&
    relationsHold(affected, edits) &&
    sourcesHold(affected, edits)
  );
}
