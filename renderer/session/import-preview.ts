import type { Review } from '../../shared/annotation/annotation';
import type { EntityName } from '../../shared/annotation/change';
import type { ForeignItem, UnitDecision } from '../../shared/exchange/foreign-read';
import type { FormatId } from '../../shared/exchange/format';

/** A field of two versions that is not the same. */
export interface FieldDifference {
  readonly field: string;
  readonly here: string;
  readonly there: string;
}

/** Two versions of one thing of which neither is known to come from the other. */
export interface VersionsConflict {
  readonly type: 'versions';
  readonly entity: EntityName;
  readonly id: string;
  /** What it is, such as `Quote: “We will rebuild”`. */
  readonly title: string;
  /** Which version stays: the one of the library, that of the file, or one made of both. */
  readonly kept: 'here' | 'file' | 'both';
  /** What the two do not say alike, in words; empty where one says nothing. */
  readonly differs: readonly FieldDifference[];
}

/** An annotation that was deleted on one side and changed on the other. */
export interface DeletedConflict {
  readonly type: 'deletion';
  readonly entity: 'annotation';
  readonly id: string;
  readonly title: string;
  /** Where it was deleted, by whom, and when (ISO 8601, UTC). */
  readonly where: 'here' | 'file';
  readonly by: string;
  readonly at: string;
  /** When it was changed on the other side. */
  readonly changed: string;
  /** Whether the change is the later one, so that it lives. */
  readonly lives: boolean;
}

export type ImportConflict = VersionsConflict | DeletedConflict;

/** What somebody said of an annotation, as it comes in. */
export interface ImportReview extends Pick<Review, 'id' | 'by' | 'at' | 'verdict' | 'note'> {
  /** What it was said of, such as `Figure: 82 vessels`. */
  readonly title: string;
}

/** An item of a file that is not where the file says, or that is left out. */
export interface ImportTrouble extends ForeignItem {
  /** The words that it marks; empty where they are not known. */
  readonly words: string;
}

/** How many items are not taken over. */
export interface LeftOut {
  readonly marks: number;
  readonly relations: number;
  /** What could not be read as either. */
  readonly parts: number;
}

/** How many articles of an export have their text where. */
export interface TextsOfExport {
  readonly inFile: number;
  /** Left out of the file, but the library has the very same. */
  readonly inLibrary: number;
  /** Left out of the file, and the library has another version of it. */
  readonly otherVersion: number;
  readonly nowhere: number;
}

/** Lone surrogates of a file, each of which became U+FFFD. */
export interface ReplacedCharacters {
  readonly fileName: string;
  readonly count: number;
}

/** What importing a file would do, before anything is written. */
export interface ImportPreview {
  readonly fileName: string;
  readonly format: FormatId;
  /** Who exported it, and when (ISO 8601, UTC); null where the file does not say. */
  readonly analyst: string | null;
  readonly exportedAt: string | null;
  /** Whether importing would change anything. */
  readonly bringsChange: boolean;
  /** Articles that are not in the library yet. */
  readonly articles: number;
  /** Annotations. */
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
  /** What changes in the coding scheme: what is said here, and what will be instead (`there`). */
  readonly scheme: readonly FieldDifference[];
  /** Changes of all else: sources, relations, appearances of known articles. */
  readonly others: number;
  readonly leftOut: LeftOut;
  /** First all that is left out, then what was found elsewhere; each in the order of the file. */
  readonly troubles: readonly ImportTrouble[];
  /** Of an export of this program; null of other files, which always have their texts. */
  readonly texts: TextsOfExport | null;
  /** How each file of another program was found to count characters. */
  readonly units: readonly UnitDecision[];
  readonly replaced: readonly ReplacedCharacters[];
  readonly conflicts: readonly ImportConflict[];
  /** Those that the library does not have yet, of annotations that it has or gets. */
  readonly reviews: readonly ImportReview[];
}
