import type { Annotation, Review } from '../annotation/annotation';
import type { Tombstone } from '../annotation/change';
import { sameData } from '../base/same-data';
import { canonicalJson } from '../base/canonical-json';
import type { Conflict, DeletionConflict, MergedPart } from './library-state';
import { byPrecedence, compareText, isLater, pairById, timeKey } from './precedence';

/** Reviews are only ever added, so both lists count. */
function uniteReviews(a: readonly Review[], b: readonly Review[]): readonly Review[] {
  if (sameData(a, b)) return a;
  const united = pairById(a, b, ({ id }) => id).flatMap(([one, other]) => {
    if (one && other) return byPrecedence(one, other, ({ at }) => timeKey(at))[0];
    return one ?? other ?? [];
  });
  return united.toSorted(
    (one, other) =>
      compareText(timeKey(one.at), timeKey(other.at)) ||
      compareText(canonicalJson(one), canonicalJson(other)),
  );
}

/** Two versions that differ only in these say the same. */
function content({ reviews: _reviews, provenance, ...rest }: Annotation): object {
  return { ...rest, provenance: { ...provenance, modified: '' } };
}

/** Whether two versions say the same, whenever they were made and however they were reviewed. */
export function sameContent(a: Annotation, b: Annotation): boolean {
  return sameData(content(a), content(b));
}

/** Whether a version is the one that an annotation began with: every other one comes from it. */
function isFirstVersion({ provenance }: Annotation): boolean {
  return timeKey(provenance.created) === timeKey(provenance.modified);
}

function modifiedKey({ provenance }: Annotation): string {
  return timeKey(provenance.modified);
}

function settle(a: Annotation, b: Annotation): MergedPart<Annotation> {
  if (sameData(a, b)) return { merged: a, conflicts: [] };
  const [later, earlier] = byPrecedence(a, b, modifiedKey);
  const merged = { ...later, reviews: uniteReviews(a.reviews, b.reviews) };
  const isSuccessor =
    isFirstVersion(earlier) &&
    isLater(later.provenance.modified, earlier.provenance.modified) &&
    later.provenance.created === earlier.provenance.created;
  if (isSuccessor || sameContent(a, b)) return { merged, conflicts: [] };
  const conflict: Conflict = {
    type: 'versions',
    entity: 'annotation',
    id: later.id,
    kept: merged,
    other: earlier,
  };
  return { merged, conflicts: [conflict] };
}

/** Whether something outlives its deletion because it was changed after that. */
export function outlives(modified: string, stone: Tombstone | undefined): boolean {
  return stone === undefined || isLater(modified, stone.at);
}

/** What was never changed, or was deleted by nobody, is in no conflict with its deletion. */
function againstStone(version: Annotation, stone: Tombstone | undefined): DeletionConflict | null {
  if (!stone || isFirstVersion(version)) return null;
  const lives = outlives(version.provenance.modified, stone);
  return { type: 'deletion', entity: 'annotation', id: version.id, stone, version, lives };
}

/**
 * The annotations of both sides. Of two versions the later one is kept; what was deleted lives only
 * if it was changed after that. Without the version from which both come, two that were both edited
 * count as a conflict, even if one of them was made from the other, and so does a deletion of one
 * that was edited.
 */
export function mergeAnnotations(
  ours: readonly Annotation[],
  theirs: readonly Annotation[],
  stones: ReadonlyMap<string, Tombstone>,
): MergedPart<readonly Annotation[]> {
  const merged: Annotation[] = [];
  const conflicts: Conflict[] = [];
  for (const [one, other] of pairById(ours, theirs, ({ id }) => id)) {
    const both = one && other ? settle(one, other) : null;
    const annotation = both?.merged ?? one ?? other;
    if (!annotation) continue;
    const stone = stones.get(annotation.id);
    const deletion = againstStone(annotation, stone);
    if (deletion) conflicts.push(deletion);
    if (!outlives(annotation.provenance.modified, stone)) continue;
    merged.push(annotation);
    conflicts.push(...(both?.conflicts ?? []));
  }
  return { merged, conflicts };
}
