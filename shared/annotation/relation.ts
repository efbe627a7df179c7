import type { AnnotationId } from './annotation';
import type { Provenance } from './provenance';

/** A directed, typed relation between two annotations, of one article or of two. */
export interface Relation {
  readonly id: string;
  /** The key of a relation type of the scheme. */
  readonly type: string;
  readonly from: AnnotationId;
  readonly to: AnnotationId;
  readonly provenance: Provenance;
}
