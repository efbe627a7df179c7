import { seenSpan } from '../article/direction-controls';
import { snapToGraphemes } from '../article/graphemes';
import type { Paragraphs } from '../article/article';
import type { Span } from '../article/span';
import { fail, type Result } from '../base/result';
import { checkOverlap, createTarget } from './create-target';
import type { Target } from './target';

/** Why a target cannot be edited like that. */
export type EditTargetFailure =
  | { readonly type: 'SelectionOnlySpace' }
  | { readonly type: 'FragmentsOverlap' }
  | { readonly type: 'LastFragment' }
  | { readonly type: 'NoFragmentHere' };

/** A text with its paragraphs. */
export interface TextLayout {
  readonly text: string;
  readonly paragraphs: Paragraphs;
}

/**
 * What of a selection is marked: no space and no control of direction at its ends, but for one that
 * pairs with one inside; only whole characters. Null for nothing but those, and for what does not
 * lie in the text.
 */
export function markedSpan({ text, paragraphs }: TextLayout, selection: Span): Span | null {
  const { start, end } = selection;
  if (start < 0 || start >= end || end > text.length) return null;
  const seen = seenSpan(text, selection);
  return seen && snapToGraphemes(text, paragraphs, seen);
}

function targetOver(text: string, spans: readonly Span[]): Result<Target, EditTargetFailure> {
  if (checkOverlap(spans)) return fail({ type: 'FragmentsOverlap' });
  const target = createTarget(text, spans);
  return target.ok ? target : fail({ type: 'NoFragmentHere' });
}

/** A target with one more fragment, the last in its order. Touching fragments stay apart. */
export function addFragment(
  layout: TextLayout,
  { spans }: Target,
  selection: Span,
): Result<Target, EditTargetFailure> {
  const span = markedSpan(layout, selection);
  if (!span) return fail({ type: 'SelectionOnlySpace' });
  return targetOver(layout.text, [...spans, span]);
}

/** A target without one of its fragments; the last one stays. */
export function removeFragment(
  { text }: TextLayout,
  { spans }: Target,
  index: number,
): Result<Target, EditTargetFailure> {
  if (!spans[index]) return fail({ type: 'NoFragmentHere' });
  if (spans.length === 1) return fail({ type: 'LastFragment' });
  return targetOver(
    text,
    spans.filter((_, position) => position !== index),
  );
}

/** A target with one of its fragments elsewhere, in the same place of its order. */
export function moveFragment(
  layout: TextLayout,
  { spans }: Target,
  index: number,
  wanted: Span,
): Result<Target, EditTargetFailure> {
  if (!spans[index]) return fail({ type: 'NoFragmentHere' });
  const span = markedSpan(layout, wanted);
  if (!span) return fail({ type: 'SelectionOnlySpace' });
  return targetOver(layout.text, spans.with(index, span));
}

function distance({ start, end }: Span, offset: number): number {
  if (offset < start) return start - offset;
  return offset > end ? offset - end : 0;
}

/** The index of the fragment at an offset, or else of the nearest one; the earlier made wins. */
export function nearestFragment(spans: readonly Span[], offset: number): number {
  let nearest = 0;
  for (const [index, span] of spans.entries()) {
    const best = spans[nearest];
    if (best && distance(span, offset) < distance(best, offset)) nearest = index;
  }
  return nearest;
}

/** The index of the fragment that covers an offset or ends at it, or -1. */
export function fragmentAt(spans: readonly Span[], offset: number): number {
  const within = spans.findIndex(({ start, end }) => start <= offset && offset < end);
  return within >= 0 ? within : spans.findIndex(({ end }) => end === offset);
}
