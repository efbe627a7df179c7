import type { Span } from '../article/span';
import type { Annotation, AnnotationId } from './annotation';
import { createTarget, spansOverlap } from './create-target';
import type { EditOf } from './change';
import type { Relation } from './relation';

/** The order in which annotations are merged: as their first fragments stand in the text. */
export function inMergeOrder(annotations: readonly Annotation[]): readonly Annotation[] {
  return annotations.toSorted(({ target: a, id }, { target: b, id: other }) => {
    const [first, second] = [a.spans[0], b.spans[0]];
    return first.start - second.start || second.end - first.end || (id < other ? -1 : 1);
  });
}

/** Overlapping spans become one, in the place of the first of them; touching ones stay apart. */
function united(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const rest = result.filter((other) => !spansOverlap(other, span));
    if (rest.length === result.length) {
      result.push(span);
      continue;
    }
    const first = result.findIndex((other) => spansOverlap(other, span));
    const overlapping = [span, ...result.filter((other) => spansOverlap(other, span))];
    const union = {
      start: Math.min(...overlapping.map(({ start }) => start)),
      end: Math.max(...overlapping.map(({ end }) => end)),
    };
    result.splice(0, result.length, ...rest.toSpliced(Math.min(first, rest.length), 0, union));
  }
  return result;
}

function joinedNotes(annotations: readonly Annotation[]): string {
  return [...new Set(annotations.map(({ note }) => note).filter((note) => note !== ''))].join(
    '\n\n',
  );
}

/**
 * One annotation over the fragments of all, given in merge order. Kind, answers, label and custom
 * values are those of the first, tags are united and notes joined; it is done only if all were.
 * Verdicts on the others spoke of other words, so they go with them.
 */
export function mergeAnnotations(
  text: string,
  annotations: readonly [Annotation, ...Annotation[]],
  at: string,
): Annotation {
  const [first] = annotations;
  const target = createTarget(text, united(annotations.flatMap((each) => each.target.spans)));
  if (!target.ok) throw new Error(`Merged fragments make no target: ${target.failure.type}`);
  return {
    ...first,
    target: target.value,
    tags: [...new Set(annotations.flatMap(({ tags }) => tags))],
    note: joinedNotes(annotations),
    status: annotations.every(({ status }) => status === 'done') ? 'done' : 'draft',
    provenance: { ...first.provenance, modified: at },
  };
}

/**
 * What becomes of relations when some annotations go into another: their ends move with them. A
 * relation that would then lead to itself, or say what another one says, goes.
 */
export function repointRelations(
  relations: readonly Relation[],
  gone: ReadonlySet<AnnotationId>,
  into: AnnotationId,
): readonly EditOf<'relation'>[] {
  const follow = (id: AnnotationId): AnnotationId => (gone.has(id) ? into : id);
  const isMoved = ({ from, to }: Relation): boolean => gone.has(from) || gone.has(to);
  const nameOf = ({ type, from, to }: Relation): string => `${from} ${to} ${type}`;
  const said = new Set(relations.filter((relation) => !isMoved(relation)).map(nameOf));
  return relations.filter(isMoved).map((before) => {
    const after = { ...before, from: follow(before.from), to: follow(before.to) };
    const stays = after.from !== after.to && !said.has(nameOf(after));
    if (stays) said.add(nameOf(after));
    return { entity: 'relation', id: before.id, before, after: stays ? after : null };
  });
}
