import type { AnnotationId } from '../../../shared/annotation/annotation';
import type { AnnotationIndex } from '../../../shared/annotation/annotation-index';

/** Every id from one row to another, both included, the latter last. */
export function idsBetween(index: AnnotationIndex, from: number, to: number): AnnotationId[] {
  const step = from <= to ? 1 : -1;
  const count = Math.abs(to - from) + 1;
  return Array.from({ length: count }, (_, at) => index.idAt(from + at * step)).filter(
    (id) => id !== undefined,
  );
}

/**
 * The marks after one more was marked or unmarked. The first mark takes in what is selected, and
 * what was marked last stays last.
 */
export function toggled(
  marked: ReadonlySet<AnnotationId>,
  selected: AnnotationId | null,
  id: AnnotationId,
): AnnotationId[] {
  const before = marked.size > 0 ? [...marked] : selected === null ? [] : [selected];
  const others = before.filter((other) => other !== id);
  return others.length === before.length || others.length === 0 ? [...others, id] : others;
}

/** The row where marks begin, as far as the first and the last mark made tell. */
export function firstMarked(index: AnnotationIndex, marked: ReadonlySet<AnnotationId>): number {
  const ids = [...marked];
  const ends = [ids[0], ids.at(-1)].filter((id) => id !== undefined);
  return Math.min(...ends.map((id) => index.positionOf(id)).filter((at) => at >= 0), index.size);
}
