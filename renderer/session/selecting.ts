import type { AnnotationId } from '../../shared/annotation/annotation';
import type { SessionState } from './session';

const NONE: ReadonlySet<AnnotationId> = new Set();

/** One annotation selected, or none, and nothing marked besides. */
export function selecting(id: AnnotationId | null): Pick<SessionState, 'selected' | 'marked'> {
  return { selected: id, marked: NONE };
}

/** Marks annotations of the open article and selects the last of them; what is not there is passed over. */
export function marking(
  { open }: SessionState,
  ids: readonly AnnotationId[],
): Pick<SessionState, 'selected' | 'marked'> {
  const there = ids.filter((id) => open?.index.get(id) !== undefined);
  return { selected: there.at(-1) ?? null, marked: new Set(there) };
}

/** What bulk commands act on: what is marked, or else what is selected. */
export function chosen({ marked, selected }: SessionState): readonly AnnotationId[] {
  if (marked.size > 0) return [...marked];
  return selected === null ? [] : [selected];
}

/** The selected annotation alone, whatever is marked. */
export function selectedOne({ selected }: SessionState): readonly AnnotationId[] {
  return selected === null ? [] : [selected];
}
