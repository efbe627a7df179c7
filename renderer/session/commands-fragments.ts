import type { Annotation, AnnotationId } from '../../shared/annotation/annotation';
import type { Action } from '../../shared/annotation/change';
import {
  addFragment as withFragment,
  fragmentAt,
  markedSpan,
  moveFragment as withFragmentMoved,
  nearestFragment,
  removeFragment as withoutFragment,
  type EditTargetFailure,
} from '../../shared/annotation/edit-target';
import type { Target } from '../../shared/annotation/target';
import { sameSpan, type Span } from '../../shared/article/span';
import { moveEndBy, paragraphSpanAt, sentenceAt, wordAt } from '../../shared/article/text-units';
import { fail, ok, type Result } from '../../shared/base/result';
import type { EndMove } from './annotating';
import { editAnnotations, replacing, type Which } from './edit-annotations';
import type { Failure } from './failure';
import type { Parts } from './parts';
import { selectedOne } from './selecting';
import type { OpenArticle, Outcome } from './session';
import { extract, wordsOf } from './words';

type Retarget = (target: Target, open: OpenArticle) => Result<Target, EditTargetFailure | Failure>;

function sameSpans(a: Target, b: Target): boolean {
  return (
    a.spans.length === b.spans.length &&
    a.spans.every((span, index) => sameSpan(span, b.spans[index]))
  );
}

function retargeted(before: Annotation, target: Target, at: string): Annotation {
  if (sameSpans(before.target, target)) return before;
  return { ...before, target, provenance: { ...before.provenance, modified: at } };
}

/** The words of the fragment that one target has beyond the other, or null where it has none. */
function goneWords({ spans }: Target, after: Target, { text }: OpenArticle): string | null {
  if (after.spans.length >= spans.length) return null;
  const gone = spans.find((span) => !after.spans.some((left) => sameSpan(left, span)));
  return gone ? text.slice(gone.start, gone.end) : null;
}

function retarget(
  parts: Parts,
  which: Which,
  action: Action,
  said: string,
  change: Retarget,
): Outcome {
  let words = '';
  return editAnnotations(parts, which, {
    action,
    edits([before], open) {
      const target = change(before.target, open);
      if (!target.ok) return target;
      const after = retargeted(before, target.value, parts.clock().toISOString());
      words = goneWords(before.target, after.target, open) ?? wordsOf(after);
      return ok(replacing(before, after));
    },
    sentence: () => `${said}: ${extract(words)}`,
  });
}

/** Adds a stretch of text to an annotation as its last fragment. */
function addFragment(parts: Parts, which: Which, span: Span): Outcome {
  return retarget(parts, which, 'add-fragment', 'Fragment added', (target, open) =>
    withFragment(open, target, span),
  );
}

/** Takes a fragment away; the last one stays. */
export function removeFragment(parts: Parts, id: AnnotationId, index: number): Outcome {
  return retarget(parts, [id], 'remove-fragment', 'Fragment removed', (target, open) =>
    withoutFragment(open, target, index),
  );
}

/** Puts a fragment elsewhere. */
export function moveFragment(parts: Parts, id: AnnotationId, index: number, span: Span): Outcome {
  return retarget(parts, [id], 'move-end', 'Now', (target, open) =>
    withFragmentMoved(open, target, index, span),
  );
}

/** Steps over blank space that one key press may take; more is no gap between words. */
const MOST_STEPS = 10_000;

/** Where an end comes to rest: space is stepped over, since no fragment begins or ends in it. */
function endMoved(open: OpenArticle, from: Span, move: EndMove): Span | null {
  let span: Span | null = from;
  for (let steps = 0; span && steps < MOST_STEPS; steps += 1) {
    span = moveEndBy(open.text, open.paragraphs, span, move);
    const marked = span && markedSpan(open, span);
    if (marked && (marked.start !== from.start || marked.end !== from.end)) return marked;
  }
  return null;
}

/** Moves an end of the fragment that is nearest to the caret. */
export function moveEnd(parts: Parts, which: Which, move: EndMove): Outcome {
  return retarget(parts, which, 'move-end', 'Now', (target, open) => {
    const index = nearestFragment(target.spans, parts.store.get().caret);
    const span = endMoved(open, target.spans[index] ?? target.spans[0], move);
    const moved = span && withFragmentMoved(open, target, index, span);
    return moved?.ok ? moved : fail({ type: 'EndBlocked' });
  });
}

function nothing(type: 'NothingOpen' | 'NothingSelected'): Outcome {
  return Promise.resolve(fail({ type }));
}

/** Adds the selected words to the selected annotation, and collapses the selection as tagging does. */
export function addSelection(parts: Parts): Outcome {
  const { open, selection, selected } = parts.store.get();
  if (!open) return nothing('NothingOpen');
  if (!selection || (!selected && parts.queue.isIdle())) return nothing('NothingSelected');
  parts.store.set({ selection: null, caret: selection.end });
  parts.ports.surface?.collapse();
  return addFragment(parts, selectedOne, selection);
}

/** Takes the fragment at the caret away, or else the one that was made last. */
export function removeAtCaret(parts: Parts): Outcome {
  const { caret } = parts.store.get();
  return retarget(parts, selectedOne, 'remove-fragment', 'Fragment removed', (target, open) => {
    const index = fragmentAt(target.spans, caret);
    return withoutFragment(open, target, index >= 0 ? index : target.spans.length - 1);
  });
}

/** Moves an end of the selected annotation. */
export function moveSelectedEnd(
  parts: Parts,
  end: EndMove['end'],
  by: EndMove['by'],
  step: EndMove['step'],
): Outcome {
  return moveEnd(parts, selectedOne, { end, by, step });
}

const UNITS = [wordAt, sentenceAt, paragraphSpanAt] as const;

/** Which of `UNITS` a command begins with. */
export type TextUnit = 0 | 1 | 2;

function holdsMore(unit: Span, { start, end }: Span): boolean {
  return unit.start <= start && end <= unit.end && unit.end - unit.start > end - start;
}

/** Selects the unit of text at the caret or, around what is selected, the next larger one. */
export async function selectUnit(parts: Parts, smallest: TextUnit): Outcome {
  const { open, selection, caret } = parts.store.get();
  if (!open) return nothing('NothingOpen');
  const at = selection?.start ?? caret;
  const units = UNITS.slice(smallest)
    .map((unitAt) => unitAt(open.text, open.paragraphs, at))
    .filter((unit) => unit !== null);
  const larger = selection && units.find((unit) => holdsMore(unit, selection));
  const unit = larger ?? units[0];
  if (!unit) return nothing('NothingSelected');
  parts.ports.surface?.selectSpan(unit);
  parts.tell.announce(`Selected: ${extract(open.text.slice(unit.start, unit.end))}`);
  return ok(null);
}
