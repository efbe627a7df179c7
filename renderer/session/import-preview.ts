import type { EntityName } from '../../shared/annotation/change';
import type { ForeignItem, UnitDecision } from '../../shared/exchange/foreign-read';
import type { FormatId } from '../../shared/exchange/format';

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
  readonly format: FormatId;
  /** Who exported it, and when (ISO 8601, UTC); null where the file does not say. */
  readonly analyst: string | null;
  readonly exportedAt: string | null;
  /** Articles that are not in the library yet. */
  readonly articles: number;
  /** Annotations. */
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
  /** Changes of all else: sources, relations, scheme, appearances of known articles. */
  readonly others: number;
  /** What is not taken over: items without a certain place, malformed ones, those without a text. */
  readonly refused: number;
  /** Items that are not where the file says, or are not taken over, in the order of the file. */
  readonly troubles: readonly ForeignItem[];
  /** How each file was found to count characters. */
  readonly units: readonly UnitDecision[];
  readonly conflicts: readonly ImportConflict[];
}
