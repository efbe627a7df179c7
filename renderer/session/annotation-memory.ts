import type { Annotation } from '../../shared/annotation/annotation';
import type { Change } from '../../shared/annotation/change';
import type { Database } from '../storage/database';
import { readAnnotationsById } from '../storage/read-library';

/** How many annotations are remembered: those on screen, and what was just made of them. */
const MOST = 256;

/**
 * Annotations as they are stored, of which the last ones that were read or written are not read
 * again: a key that changes the selected one then waits for one transaction instead of two. Should
 * what is remembered be wrong, the commit refuses it, as it does whatever is out of date.
 */
export interface AnnotationMemory {
  /** Those that are there, of those that are named, in that order. */
  readonly read: (ids: readonly string[]) => Promise<readonly Annotation[]>;
  /** One of them, or null. */
  readonly readOne: (id: string) => Promise<Annotation | null>;
  /** Takes in a committed change. */
  readonly saw: (change: Change) => void;
  readonly forget: () => void;
}

/** Remembers annotations of one library. `read` within tasks of the queue only. */
export function createAnnotationMemory(database: Database): AnnotationMemory {
  const known = new Map<string, Annotation>();

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
    saw({ edits }) {
      for (const edit of edits) {
        if (edit.entity !== 'annotation') continue;
        if (edit.after) remember(edit.after);
        else known.delete(edit.id);
      }
    },
    forget() {
      known.clear();
    },
  };
}
