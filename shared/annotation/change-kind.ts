import type { Kind } from '../scheme/scheme';
import type { Annotation } from './annotation';
import { FIELDS_OF_KIND, hasField, type BodyField } from './annotation-patch';
import { emptyBody, type Body } from './body';

/** Who is credited, by the name that each kind has for it. */
const CREDITED: Readonly<Record<Kind, BodyField | null>> = {
  claim: 'claimant',
  quote: 'speaker',
  figure: null,
};

/** Where an answer stands in another kind; null where that has no such question. */
function placeIn(kind: Kind, field: BodyField, from: Kind): BodyField | null {
  if (field === CREDITED[from]) return CREDITED[kind];
  return hasField(kind, field) ? field : null;
}

function answered({ body }: Annotation): readonly BodyField[] {
  return FIELDS_OF_KIND[body.kind].filter((field) => field in body);
}

function bodyAs(annotation: Annotation, kind: Kind): Body {
  const given = new Map(Object.entries(annotation.body));
  const moved = answered(annotation).flatMap((field) => {
    const place = placeIn(kind, field, annotation.body.kind);
    return place === null ? [] : [[place, given.get(field)] as const];
  });
  return { ...emptyBody(kind), ...Object.fromEntries(moved) };
}

/**
 * An annotation as one of another kind, with the answers that the other kind has a place for: who is
 * credited, with the words that name them, and the cue. The other answers go, and so does the label,
 * which belongs to one kind (the change log keeps them). The same kind gives the same annotation.
 */
export function withKind(annotation: Annotation, kind: Kind, at: string): Annotation {
  const { body, guessed } = annotation;
  if (body.kind === kind) return annotation;
  const { label: _label, ...rest } = annotation;
  const stillGuessed = answered(annotation)
    .filter((field) => guessed.includes(field))
    .flatMap((field) => placeIn(kind, field, body.kind) ?? []);
  return {
    ...rest,
    body: bodyAs(annotation, kind),
    guessed: stillGuessed,
    provenance: { ...annotation.provenance, modified: at },
  };
}

/** What somebody answered or confirmed and another kind has no place for; guesses can be made again. */
export function lostAs(annotation: Annotation, kind: Kind): readonly (BodyField | 'label')[] {
  const { body, guessed, label } = annotation;
  if (body.kind === kind) return [];
  const lost = answered(annotation).filter(
    (field) => placeIn(kind, field, body.kind) === null && !guessed.includes(field),
  );
  return label === undefined ? lost : [...lost, 'label'];
}
