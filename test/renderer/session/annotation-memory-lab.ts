import type { AnnotationId } from '../../../shared/annotation/annotation';
import { countReads, desk, type Desk } from './session-lab';

/** What the tests of remembered annotations do within the page, where the real IndexedDB is. */

/** A running session with one annotation, a figure, and how often annotations were read since. */
export async function tagged(): Promise<
  Desk & { readonly reads: () => number; readonly id: string }
> {
  const made = await desk(['At least 82 ships sailed.']);
  made.session.selectionChanged({ start: 0, end: 11 }, 11);
  await made.session.tag('figure');
  const id = made.state().selected;
  if (!id) throw new Error('Nothing was tagged.');
  return { ...made, id, reads: countReads(made.database.annotations) };
}

/** Two annotations that are related, the first of them selected, and how often relations were read since. */
export async function relatedPair(): Promise<
  Desk & { readonly reads: () => number; readonly ids: readonly [string, string] }
> {
  const { session, state, ...rest } = await tagged();
  const first = rest.id as AnnotationId;
  session.selectionChanged({ start: 12, end: 17 }, 17);
  await session.tag('claim');
  const second = state().selected;
  if (!second) throw new Error('Nothing was tagged.');
  await session.relate(first, second, 'supports');
  session.select(first);
  const reads = countReads(rest.database.relations);
  return { ...rest, session, state, reads, ids: [first, second] };
}
