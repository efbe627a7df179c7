import type { Kind } from '../scheme/scheme';
import type { Annotation } from './annotation';
import { emptyBody, type Body } from './body';

function bodyAs(body: Body, kind: Kind): Body {
  const empty = emptyBody(kind);
  return body.cue === undefined ? empty : { ...empty, cue: body.cue };
}

/**
 * An annotation as one of another kind. Of the answers only the cue means the same in every kind;
 * the others go, and so does the label, which belongs to one kind (the change log keeps them). The
 * same kind gives the same annotation.
 */
export function withKind(annotation: Annotation, kind: Kind, at: string): Annotation {
  if (annotation.body.kind === kind) return annotation;
  const { label: _label, ...rest } = annotation;
  const body = bodyAs(annotation.body, kind);
  return {
    ...rest,
    body,
    guessed: annotation.guessed.filter((field) => field in body),
    provenance: { ...annotation.provenance, modified: at },
  };
}
