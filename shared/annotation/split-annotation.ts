import type { Span } from '../article/span';
import { fail, ok, type Result } from '../base/result';
import type { Annotation, AnnotationId } from './annotation';
import { emptyBody } from './body';
import { createTarget } from './create-target';
import { markedSpan, type TextLayout } from './edit-target';

/** Who splits, when, and what the second half is called. */
export interface SplitStamp {
  readonly id: AnnotationId;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

interface Halves {
  readonly before: readonly Span[];
  readonly after: readonly Span[];
}

/** The parts of a span before and behind an offset that it holds, with nothing unseen left at the cut. */
function cut(layout: TextLayout, span: Span, offset: number): readonly [Span | null, Span | null] {
  const head = markedSpan(layout, { start: span.start, end: offset });
  const tailStart = Math.max(head?.end ?? offset, offset);
  return [head, tailStart < span.end ? markedSpan(layout, { ...span, start: tailStart }) : null];
}

function divide(layout: TextLayout, spans: readonly Span[], offset: number): Halves {
  const before: Span[] = [];
  const after: Span[] = [];
  for (const span of spans) {
    const isCut = span.start < offset && offset < span.end;
    const whole = span.end <= offset ? ([span, null] as const) : ([null, span] as const);
    const [head, tail] = isCut ? cut(layout, span, offset) : whole;
    if (head) before.push(head);
    if (tail) after.push(tail);
  }
  return { before, after };
}

/**
 * Two annotations out of one: what stands before an offset and what stands behind it. The first
 * keeps everything but the words; the second has kind, label, custom values and tags, and nothing
 * answered yet, since an answer about the whole may be wrong of a part.
 */
export function splitAnnotation(
  layout: TextLayout,
  annotation: Annotation,
  offset: number,
  { id, by, at }: SplitStamp,
): Result<readonly [Annotation, Annotation], { readonly type: 'NothingToSplit' }> {
  const { before, after } = divide(layout, annotation.target.spans, offset);
  const first = createTarget(layout.text, before);
  const second = createTarget(layout.text, after);
  if (!first.ok || !second.ok) return fail({ type: 'NothingToSplit' });
  const { provenance, body } = annotation;
  const { externalId: _externalId, ...origin } = provenance;
  return ok([
    { ...annotation, target: first.value, provenance: { ...provenance, modified: at } },
    {
      ...annotation,
      id,
      target: second.value,
      body: emptyBody(body.kind),
      note: '',
      status: 'draft',
      guessed: [],
      reviews: [],
      provenance: { ...origin, creator: by, created: at, modified: at, derivedFrom: annotation.id },
    },
  ]);
}
