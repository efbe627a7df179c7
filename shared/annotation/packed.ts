import type { Span } from '../article/span';
import type { Kind } from '../scheme/scheme';
import type { AnnotationId } from './annotation';

/** What painting and listing need of an annotation: which, of what kind, where. */
export interface PlacedAnnotation {
  readonly id: AnnotationId;
  readonly kind: Kind;
  readonly spans: readonly Span[];
}

/**
 * The placed annotations of one article as columns, in text order (first span's start, then its
 * end descending, then id). One such record per article is read in less than a hundredth of the
 * time that its rows take.
 */
export interface PackedAnnotations {
  readonly count: number;
  /** 16 bytes each. */
  readonly ids: Uint8Array;
  /** Index into `KINDS`, one byte each. */
  readonly kinds: Uint8Array;
  /** `count + 1` entries: the spans of annotation i are `firstSpan[i]` until `firstSpan[i + 1]`. */
  readonly firstSpan: Uint32Array;
  /** Start and end of every span, in code units, one after the other. */
  readonly spans: Uint32Array;
}
