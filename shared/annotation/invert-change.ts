import type { Edit, EditOf, EntityName } from './change';

function invert<E extends EntityName>(edit: EditOf<E>): EditOf<E> {
  return { ...edit, before: edit.after, after: edit.before };
}

/** The edits that take edits back, last first. Inverting twice gives the edits again. */
export function invertEdits(edits: readonly Edit[]): readonly Edit[] {
  return edits.toReversed().map((edit): Edit => {
    switch (edit.entity) {
      case 'article':
        return invert(edit);
      case 'annotation':
        return invert(edit);
      case 'relation':
        return invert(edit);
      case 'source':
        return invert(edit);
      case 'scheme':
        return invert(edit);
    }
  });
}
