import type { Digest } from '../article/article';
import type { Brand } from '../base/brand';
import type { Body } from './body';
import type { Provenance } from './provenance';
import type { Target } from './target';

/** A UUID in lower case; version 7 where we make it. */
export type AnnotationId = Brand<string, 'AnnotationId'>;

export const VERDICTS = ['accept', 'reject', 'correct'] as const;

/** What a second person said of an annotation, and of which export. */
export interface Review {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly verdict: (typeof VERDICTS)[number];
  readonly note: string;
  /** The digest of the export that was reviewed. */
  readonly of: string;
}

/** One statement about one target of one article. */
export interface Annotation {
  readonly id: AnnotationId;
  readonly article: Digest;
  readonly target: Target;
  readonly body: Body;
  /** The key of a label of the scheme. */
  readonly label?: string;
  readonly custom: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  readonly note: string;
  readonly status: 'draft' | 'done';
  /** Names of body fields that were filled in by the program and not yet confirmed. */
  readonly guessed: readonly string[];
  readonly provenance: Provenance;
  readonly reviews: readonly Review[];
}
