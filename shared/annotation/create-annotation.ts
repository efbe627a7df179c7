import type { Digest } from '../article/article';
import type { Kind, Scheme } from '../scheme/scheme';
import type { Annotation, AnnotationId } from './annotation';
import { emptyBody } from './body';
import type { Target } from './target';

/** What an annotation cannot be without; clock and identity come from the caller. */
export interface NewAnnotation {
  readonly id: AnnotationId;
  readonly article: Digest;
  readonly target: Target;
  readonly kind: Kind;
  readonly creator: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly scheme: Pick<Scheme, 'id' | 'version'>;
}

/** A draft made by hand, in which nothing is answered yet. */
export function createAnnotation(given: NewAnnotation): Annotation {
  const { id, article, target, kind, creator, at, scheme } = given;
  return {
    id,
    article,
    target,
    body: emptyBody(kind),
    custom: {},
    tags: [],
    note: '',
    status: 'draft',
    guessed: [],
    provenance: {
      creator,
      created: at,
      modified: at,
      origin: 'manual',
      scheme: { id: scheme.id, version: scheme.version },
    },
    reviews: [],
  };
}
