import type { Annotation, AnnotationId } from '../../shared/annotation/annotation';
import { sameData } from '../../shared/base/same-data';
import type { ForeignItem } from '../../shared/exchange/foreign-read';
import type { LibraryState } from '../../shared/review/library-state';
import { isLater } from '../../shared/review/precedence';
import type { ReadForImport } from './read-import';

/** Whether an item of a file was found on other words than the file has. */
export function isReworded({ fate }: ForeignItem): boolean {
  return fate.type === 'moved' && fate.reworded.length > 0;
}

/** What reading an annotation from a file on other words changes of it. */
function reading({ status, guessed, provenance }: Annotation): object {
  return { status, guessed, provenance };
}

/** Never before its last change, whatever the other one's clock said. */
function changedAt(at: string, { provenance, ...rest }: Annotation): Annotation {
  const modified = isLater(at, provenance.modified) ? at : provenance.modified;
  return { ...rest, provenance: { ...provenance, modified } };
}

/**
 * A merged state in which annotations that come in on other words are dated by the import: it changed
 * them. Only now, because which of two versions is the later one is told by when people changed them:
 * what was confirmed here stays when the same file comes again.
 */
export function withRewordedAt(
  at: string,
  { items, annotations }: Pick<ReadForImport, 'items' | 'annotations'>,
  ours: LibraryState,
  merged: LibraryState,
): LibraryState {
  const ids = new Set(items.filter(isReworded).map(({ id }) => id));
  if (ids.size === 0) return merged;
  const concerned = ({ id }: Annotation): boolean => ids.has(id);
  const byId = (list: readonly Annotation[]): ReadonlyMap<AnnotationId, Annotation> =>
    new Map(list.filter(concerned).map((each) => [each.id, each]));
  const [here, there] = [byId(ours.annotations), byId(annotations)];
  const isOf = (version: Annotation | undefined, each: Annotation): boolean =>
    version !== undefined && sameData(reading(version), reading(each));
  return {
    ...merged,
    annotations: merged.annotations.map((each) =>
      isOf(there.get(each.id), each) && !isOf(here.get(each.id), each) ? changedAt(at, each) : each,
    ),
  };
}
