import type { Annotation } from '../../shared/annotation/annotation';
import type { Change } from '../../shared/annotation/change';
import type { Relation } from '../../shared/annotation/relation';
import type { Database } from '../storage/database';
import { readAnnotationsById } from '../storage/read-library';
import { readRelationsOf } from '../storage/read-relations';

/** How many annotations are remembered: those on screen, and what was just made of them. */
const MOST = 256;

/**
 * Annotations as they are stored, of which the last ones that were read or written are not read
 * again, nor the relations of the one that is shown: a key that changes or deletes it then waits for
 * one transaction instead of two. Should what is remembered be wrong, the commit refuses it, as it
 * does whatever is out of date.
 */
export interface AnnotationMemory {
  /** Those that are there, of those that are named, in that order. */
  readonly read: (ids: readonly string[]) => Promise<readonly Annotation[]>;
  /** One of them, or null. */
  readonly readOne: (id: string) => Promise<Annotation | null>;
  /** The relations that begin or end in one of these. */
  readonly relationsOf: (ids: readonly string[]) => Promise<readonly Relation[]>;
  /** Takes in a committed change. */
  readonly saw: (change: Change) => void;
  readonly forget: () => void;
}

/** Remembers annotations of one library. `read` within tasks of the queue only. */
export function createAnnotationMemory(database: Database): AnnotationMemory {
  const known = new Map<string, Annotation>();
  let related: { readonly id: string; readonly relations: readonly Relation[] } | null = null;

  const remember = (annotation: Annotation): void => {
    known.delete(annotation.id);
    known.set(annotation.id, annotation);
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
  };
  const read = async (ids: readonly string[]): Promise<readonly Annotation[]> => {
    const remembered = ids.flatMap((id) => known.get(id) ?? []);
    if (remembered.length === ids.length) return remembered;
    const found = await readAnnotationsById(database, ids);
    if (found.length <= MOST) found.forEach(remember);
    return found;
  };
  return {
    read,
    async readOne(id) {
      const [annotation = null] = await read([id]);
      return annotation;
    },
    async relationsOf(ids) {
      const [first, ...others] = ids;
      if (first === undefined || others.length > 0) return readRelationsOf(database, ids);
      if (related?.id !== first) {
        related = { id: first, relations: await readRelationsOf(database, ids) };
      }
      return related.relations;
    },
    saw({ edits }) {
      for (const edit of edits) {
        if (edit.entity === 'relation') related = null;
        if (edit.entity !== 'annotation') continue;
        if (edit.after) remember(edit.after);
        else known.delete(edit.id);
      }
    },
    forget() {
      known.clear();
      related = null;
    },
  };
}
