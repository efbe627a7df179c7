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
