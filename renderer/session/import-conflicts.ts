import type { EntityName } from '../../shared/annotation/change';
import { sameData } from '../../shared/base/same-data';
import type {
  Conflict,
  DeletionConflict,
  LibraryState,
  VersionConflict,
} from '../../shared/review/library-state';
import type { DeletedConflict, ImportConflict, VersionsConflict } from './import-preview';
import type { IsKnown } from './known-versions';
import { differencesOf, indexOf, versionIn, type StateIndex } from './version-fields';
import { annotationTitle, extract } from './words';

/** Both sides of an import, as they were before it. */
interface Sides {
  readonly ours: LibraryState;
  readonly theirs: LibraryState;
  readonly isKnown: IsKnown;
}

function titleOf({ entity, kept }: VersionConflict): string {
  switch (entity) {
    case 'annotation':
      return annotationTitle(kept);
    case 'article':
      return `Article: ${extract(kept.appearances[0].meta.title)}`;
    case 'source':
      return `Source: ${extract(kept.name)}`;
    case 'relation':
      return `Relation: ${extract(kept.type)}`;
    case 'scheme':
      return 'Coding scheme';
  }
}

/** Reviews come from both sides and do not count. */
function isVersion(value: unknown, { entity, kept }: VersionConflict): boolean {
  if (entity !== 'annotation' || typeof value !== 'object') return sameData(value, kept);
  return sameData({ ...value, reviews: [] }, { ...kept, reviews: [] });
}

function namedVersions(
  conflict: VersionConflict,
  here: StateIndex,
  there: StateIndex,
): VersionsConflict {
  const { type, entity, id } = conflict;
  const isHere = isVersion(versionIn<EntityName>(here, conflict), conflict);
  const isThere = isVersion(versionIn<EntityName>(there, conflict), conflict);
  const kept = isHere === isThere ? 'both' : isHere ? 'here' : 'file';
  const differs = differencesOf<EntityName>(conflict, kept, here, there);
  return { type, entity, id, title: titleOf(conflict), kept, differs };
}

function namedDeletion(conflict: DeletionConflict, here: StateIndex): DeletedConflict {
  const { type, entity, id, stone, version, lives } = conflict;
  return {
    ...{ type, entity, id, lives },
    title: annotationTitle(version),
    where: here.annotation.has(id) ? 'file' : 'here',
    by: stone.by,
    at: stone.at,
    changed: version.provenance.modified,
  };
}

/** The version of the file that does not stay, where the library has that annotation or deleted it. */
function droppedOf(conflict: Conflict, named: ImportConflict): Parameters<IsKnown>[0] | null {
  if (conflict.entity !== 'annotation') return null;
  if (conflict.type === 'versions') {
    return named.type === 'versions' && named.kept === 'here' ? conflict.other : null;
  }
  return named.type === 'deletion' && named.where === 'here' ? conflict.version : null;
}

/**
 * What has to be told of conflicts. An older version that comes back in a file is none: the library
 * has gone on from it.
 */
export function namedConflicts(
  conflicts: readonly Conflict[],
  { ours, theirs, isKnown }: Sides,
): readonly ImportConflict[] {
  if (conflicts.length === 0) return [];
  const [here, there] = [indexOf(ours), indexOf(theirs)];
  return conflicts.flatMap((conflict) => {
    const named =
      conflict.type === 'versions'
        ? namedVersions(conflict, here, there)
        : namedDeletion(conflict, here);
    const dropped = droppedOf(conflict, named);
    return dropped && isKnown(dropped) ? [] : named;
  });
}
