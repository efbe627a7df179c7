import type { Annotation, AnnotationId } from '../../shared/annotation/annotation';
import { sameContent } from '../../shared/review/merge-annotations';
import type { Database } from '../storage/database';
import type { LibrarySnapshot } from '../storage/read-library';
import { readLoggedVersions } from '../storage/read-log';
import type { ReadForImport } from './read-import';

/** Whether a library has ever had a version of an annotation. */
export type IsKnown = (version: Annotation) => boolean;

/**
 * Reads from the log which versions the library has had of those annotations of a file that are
 * another one here, or were deleted. It holds what neither side of a merge does: from which version
 * both come.
 */
export async function readKnown(
  database: Database,
  { annotations }: Pick<ReadForImport, 'annotations'>,
  library: LibrarySnapshot,
): Promise<IsKnown> {
  const times = new Map<AnnotationId, string>(
    library.annotations.map(({ id, provenance }) => [id, provenance.modified]),
  );
  const deleted = new Set<string>(library.tombstones.map(({ id }) => id));
  const others = annotations.filter(({ id, provenance }) => {
    return deleted.has(id) || (times.get(id) ?? provenance.modified) !== provenance.modified;
  });
  const versions = await readLoggedVersions(database, others);
  return (version) =>
    (versions.get(version.id) ?? []).some((logged) => sameContent(logged, version));
}
