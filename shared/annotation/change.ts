import type { Article, Digest } from '../article/article';
import type { Scheme } from '../scheme/scheme';
import type { Annotation } from './annotation';
import type { Relation } from './relation';
import type { Source } from './source';

/** What a change can touch, and the domain form of each. */
export interface Entities {
  readonly article: Article;
  readonly annotation: Annotation;
  readonly relation: Relation;
  readonly source: Source;
  readonly scheme: Scheme;
}

export type EntityName = keyof Entities;

/** One entity before and after: created (`before` null), changed, or deleted (`after` null). */
export interface EditOf<E extends EntityName> {
  readonly entity: E;
  /** The entity's id: an article's digest, a scheme's `id@version`. */
  readonly id: string;
  readonly before: Entities[E] | null;
  readonly after: Entities[E] | null;
}

export type Edit = { [E in EntityName]: EditOf<E> }[EntityName];

export const CHANGE_ORIGINS = ['manual', 'seed', 'import', 'review', 'restore'] as const;

/** What a command did, as data; `undo` and `redo` carry the id of the change that they take back. */
export type Action =
  | 'add-articles'
  | 'remove-article'
  | 'edit-article'
  | 'annotate'
  | 'change-kind'
  | 'delete-annotations'
  | 'update-annotations'
  | 'add-fragment'
  | 'remove-fragment'
  | 'move-end'
  | 'merge-annotations'
  | 'split-annotation'
  | 'add-source'
  | 'edit-source'
  | 'remove-source'
  | 'merge-sources'
  | 'relate'
  | 'unrelate'
  | 'edit-scheme'
  | 'import'
  | 'undo'
  | 'redo';

/** What a command hands to storage. */
export interface ChangeDraft {
  readonly by: string;
  readonly origin: (typeof CHANGE_ORIGINS)[number];
  readonly action: Action;
  /** The articles that it touches. */
  readonly articles: readonly Digest[];
  readonly edits: readonly Edit[];
  readonly undoes?: string;
  /** Deletions that an import brings with it; they keep their own time, and its undo names them too. */
  readonly deletedElsewhere?: readonly Tombstone[];
}

/**
 * One committed step. Undo, redo, history, journal and merge all come from these; rows are written
 * in the same transaction.
 */
export interface Change extends ChangeDraft {
  readonly v: 1;
  /** UUID version 7. */
  readonly id: string;
  /** Position in the log of this library, from 1, without gaps. */
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What remains of a deleted entity, so that an import revives nothing. */
export interface Tombstone {
  readonly id: string;
  readonly entity: EntityName;
  readonly at: string;
  readonly by: string;
}
