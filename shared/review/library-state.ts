import type { Annotation } from '../annotation/annotation';
import type { Entities, EntityName, Tombstone } from '../annotation/change';
import type { Relation } from '../annotation/relation';
import type { Source } from '../annotation/source';
import type { Article } from '../article/article';
import type { Scheme } from '../scheme/scheme';

/** All that a merge looks at, of a library or of a file. */
export interface LibraryState {
  /** The scheme in use. */
  readonly scheme: Scheme;
  readonly articles: readonly Article[];
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  readonly sources: readonly Source[];
  /** Of nothing that lives. */
  readonly tombstones: readonly Tombstone[];
}

/** Two versions of one thing of which neither is known to come from the other. */
export interface ConflictOf<E extends EntityName> {
  readonly type: 'versions';
  readonly entity: E;
  /** The entity's id: an article's digest, a scheme's `id@version`. */
  readonly id: string;
  readonly kept: Entities[E];
  readonly other: Entities[E];
}

export type VersionConflict = { [E in EntityName]: ConflictOf<E> }[EntityName];

/** An annotation that one side deleted and the other one changed. */
export interface DeletionConflict {
  readonly type: 'deletion';
  readonly entity: 'annotation';
  readonly id: string;
  readonly stone: Tombstone;
  /** The version of the side that did not delete it. */
  readonly version: Annotation;
  /** Whether the change is the later one, so that it lives. */
  readonly lives: boolean;
}

export type Conflict = VersionConflict | DeletionConflict;

/** A part of two states made one. */
export interface MergedPart<T> {
  readonly merged: T;
  readonly conflicts: readonly Conflict[];
}
