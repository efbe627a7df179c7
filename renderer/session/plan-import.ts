import type { Annotation, AnnotationId } from '../../shared/annotation/annotation';
import type { Edit, EntityName, Tombstone } from '../../shared/annotation/change';
import { sameData } from '../../shared/base/same-data';
import { fail, ok, type Result } from '../../shared/base/result';
import { editsBetween } from '../../shared/review/edits-between';
import type { LibraryState } from '../../shared/review/library-state';
import { merge } from '../../shared/review/merge';
import { labelClash } from '../../shared/review/merge-schemes';
import type { LibrarySnapshot } from '../storage/read-library';
import { schemeOf } from './export-source';
import { withRewordedAt } from './reworded-marks';
import { schemeChanges } from './version-fields';
import type { Failure } from './failure';
import { namedConflicts } from './import-conflicts';
import type { ImportPreview } from './import-preview';
import { newReviews } from './import-reviews';
import { leftOutOf, troublesOf } from './import-troubles';
import type { IsKnown } from './known-versions';
import type { ReadForImport } from './read-import';

/** What importing a file comes to. */
export interface ImportPlan {
  readonly edits: readonly Edit[];
  /** Deletions of the file that are not known here yet. */
  readonly deletedElsewhere: readonly Tombstone[];
  readonly preview: ImportPreview;
}

function stateOfLibrary(snapshot: LibrarySnapshot): LibraryState {
  const { articles, annotations, relations, sources, tombstones } = snapshot;
  // The scheme as an export would have it, so that one's own export brings nothing new.
  return { scheme: schemeOf(snapshot), articles, annotations, relations, sources, tombstones };
}

function stateOfFile(file: ReadForImport, annotations: readonly Annotation[]): LibraryState {
  const { scheme, articles, relations, sources, deleted } = file;
  return { scheme, articles, annotations, relations, sources, tombstones: deleted };
}

/** Those of a file that lie on another text here: no annotation changes its article. */
function lyingElsewhere(file: ReadForImport, library: LibrarySnapshot): ReadonlySet<AnnotationId> {
  const articleById = new Map(library.annotations.map(({ id, article }) => [id, article]));
  const elsewhere = file.annotations.filter(
    ({ id, article }) => (articleById.get(id) ?? article) !== article,
  );
  return new Set(elsewhere.map(({ id }) => id));
}

function count(
  edits: readonly Edit[],
  entity: EntityName,
  how: 'added' | 'changed' | 'deleted',
): number {
  return edits.filter((edit) => {
    if (edit.entity !== entity) return false;
    const kind = edit.before === null ? 'added' : edit.after === null ? 'deleted' : 'changed';
    return kind === how;
  }).length;
}

function newStones(
  before: readonly Tombstone[],
  after: readonly Tombstone[],
): readonly Tombstone[] {
  const known = new Map(before.map((stone) => [stone.id, stone]));
  return after.filter((stone) => !sameData(known.get(stone.id), stone));
}

/** What a file is imported into. */
export interface ImportGround {
  readonly library: LibrarySnapshot;
  /** When: what the import itself changes is dated by it (ISO 8601, UTC). */
  readonly at: string;
  /** Whether the library has ever had a version of an annotation. */
  readonly isKnown: IsKnown;
}

/** Merges what was read from a file into a library, as edits that are not made yet. */
export function planImport(
  fileName: string,
  file: ReadForImport,
  { library, at, isKnown }: ImportGround,
): Result<ImportPlan, Failure> {
  const ours = stateOfLibrary(library);
  const elsewhere = lyingElsewhere(file, library);
  const theirs = stateOfFile(
    file,
    file.annotations.filter(({ id }) => !elsewhere.has(id)),
  );
  const key = labelClash(ours.scheme, theirs.scheme);
  if (key !== null) {
    return fail({ type: 'ImportRefused', fileName, reason: { type: 'LabelClash', key } });
  }
  const { state, conflicts } = merge(ours, theirs);
  const edits = editsBetween(ours, withRewordedAt(at, file, ours, state));
  const deletedElsewhere = newStones(ours.tombstones, state.tombstones);
  const articles = count(edits, 'article', 'added');
  const ofAnnotations = edits.filter(({ entity }) => entity === 'annotation').length;
  const troubles = troublesOf(file, elsewhere);
  return ok({
    edits,
    deletedElsewhere,
    preview: {
      fileName,
      format: file.format,
      analyst: file.analyst,
      exportedAt: file.exportedAt,
      bringsChange: edits.length + deletedElsewhere.length > 0,
      articles,
      added: count(edits, 'annotation', 'added'),
      changed: count(edits, 'annotation', 'changed'),
      deleted: count(edits, 'annotation', 'deleted'),
      scheme: schemeChanges(ours.scheme, state.scheme),
      others: edits.length - articles - ofAnnotations - count(edits, 'scheme', 'added'),
      leftOut: leftOutOf(troubles),
      troubles,
      texts: file.texts,
      units: file.units,
      replaced: file.replaced,
      conflicts: namedConflicts(conflicts, { ours, theirs, isKnown }),
      reviews: newReviews(edits),
    },
  });
}
