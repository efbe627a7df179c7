import type { EntityName } from '../../shared/annotation/change';

/** Two versions of one thing of which neither is known to come from the other. */
export interface ImportConflict {
  readonly entity: EntityName;
  readonly id: string;
  /** What it is, such as `Quote: “We will rebuild”`. */
  readonly title: string;
  /** Which version stays: the one of the library, that of the file, or one made of both. */
  readonly kept: 'here' | 'file' | 'both';
}

/** What importing a file would do, before anything is written. */
export interface ImportPreview {
  readonly fileName: string;
  /** Who exported it, and when (ISO 8601, UTC). */
  readonly analyst: string;
  readonly exportedAt: string;
  /** Articles that are not in the library yet. */
  readonly articles: number;
  /** Annotations. */
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
  /** Changes of all else: sources, relations, scheme, appearances of known articles. */
  readonly others: number;
  /** Annotations that cannot be read because neither file nor library has their text. */
  readonly refused: number;
  readonly conflicts: readonly ImportConflict[];
}
