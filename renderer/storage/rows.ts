import type { PlacedEdit } from '../../shared/annotation/annotation-index';
import type { PackedAnnotations } from '../../shared/annotation/packed';
import type { Change, EditOf, EntityName, Tombstone } from '../../shared/annotation/change';
import type { Article, Digest } from '../../shared/article/article';

/** An article as listed; its text lies in `texts`. */
export interface ArticleRow {
  readonly digest: Digest;
  readonly appearances: Article['appearances'];
  /** Of the text, in code units. */
  readonly length: number;
  /** How many annotations it has. */
  readonly annotations: number;
}

/**
 * A text under its digest. It is never changed, and it stays when its article is removed, because
 * the change log names texts by digest alone.
 */
export interface TextRow {
  readonly digest: Digest;
  readonly text: string;
}

/**
 * The read record of one article's annotations, as of when it was packed last: what has happened
 * since lies in `unpacked`. Absent when nothing was packed yet, or nothing is left.
 */
export interface PackedRow extends PackedAnnotations {
  readonly article: Digest;
}

/**
 * What one change did to the read record of one article. A change appends such a row and leaves the
 * record alone, so that it costs the same however many annotations there are.
 */
export interface UnpackedRow {
  /** Given by the store; they happened in this order. */
  readonly seq: number;
  readonly article: Digest;
  readonly edits: readonly PlacedEdit[];
}

type ArticleInLog = Omit<Article, 'text'>;

/** An edit as the log keeps it: an article's text is left in `texts`. */
export type EditRow =
  | {
      readonly entity: 'article';
      readonly id: string;
      readonly before: ArticleInLog | null;
      readonly after: ArticleInLog | null;
    }
  | { [E in Exclude<EntityName, 'article'>]: EditOf<E> }[Exclude<EntityName, 'article'>];

/** A change as the log keeps it. */
export interface ChangeRow extends Omit<Change, 'edits'> {
  readonly edits: readonly EditRow[];
  /** The tombstones, if any, that stood under the ids which this change put in or took away. */
  readonly tombstones?: readonly Tombstone[];
}

/** One remembered way of the analyst. */
export interface SettingRow {
  readonly key: string;
  readonly value: unknown;
}
