import { creditedSources } from '../../shared/annotation/credited-sources';
import type { Edit, EntityName } from '../../shared/annotation/change';

/** The edits of one kind of entity. */
export function editsOf<E extends EntityName>(
  edits: readonly Edit[],
  entity: E,
): readonly Extract<Edit, { entity: E }>[] {
  return edits.filter((edit): edit is Extract<Edit, { entity: E }> => edit.entity === entity);
}

/** The key of a scheme's row, read from the edit itself rather than taken apart from its id. */
export function schemeKey(edit: Extract<Edit, { entity: 'scheme' }>): [string, number] {
  const scheme = edit.after ?? edit.before;
  return scheme ? [scheme.id, scheme.version] : [edit.id, 0];
}

/** The ids of edits that take something away. */
export function removedIds(edits: readonly Edit[]): ReadonlySet<string> {
  return new Set(edits.filter(({ after }) => after === null).map(({ id }) => id));
}

/** The edits that put an entity in or take it away. */
export function comingAndGoing(edits: readonly Edit[]): readonly Edit[] {
  return edits.filter(({ before, after }) => (before === null) !== (after === null));
}

/** The ids of the sources that annotations and sources name after some edits. */
export function namedSources(edits: readonly Edit[]): ReadonlySet<string> {
  const named = new Set<string>();
  for (const edit of edits) {
    if (edit.entity === 'annotation' && edit.after) {
      for (const id of creditedSources(edit.after.body)) named.add(id);
    }
    if (edit.entity === 'source' && edit.after?.via !== undefined) named.add(edit.after.via);
  }
  return named;
}
