import type { Provenance } from '../../annotation/provenance';
import type { Relation } from '../../annotation/relation';
import type { Source } from '../../annotation/source';
import type { Appearance, ArticleMeta } from '../../article/article';
import type { FileAnnotation } from '../export-file';
import type { ForeignFile, UnitDecision } from '../foreign-read';
import type { CarriedAnnotation } from './carried';

/** A stretch as a file states it, in the unit of that file, and its words if the file has them. */
export interface StatedFragment {
  readonly start: number;
  readonly end: number;
  readonly exact?: string;
}

/** What a foreign file says of an annotation in fields that we know. */
export type Said = Partial<
  Pick<FileAnnotation, 'note' | 'tags' | 'status' | 'custom'> &
    Pick<Provenance, 'creator' | 'created' | 'modified'>
> & {
  /** Closed answers, such as `stance`, by the names of the native attributes. */
  readonly answers?: Readonly<Record<string, string>>;
};

/** An annotation of a foreign file before it has a place in a text. */
export interface StatedAnnotation {
  /** What a person searches the file for. */
  readonly place: string;
  readonly foreignId: string | null;
  readonly label: string;
  readonly fragments: readonly StatedFragment[];
  readonly said: Said;
  /** What we wrote beside the format's own fields. */
  readonly carried?: CarriedAnnotation;
}

/** A relation of a foreign file; its ends are ids of the same text, or UUIDs of any. */
export interface StatedRelation {
  readonly place: string;
  readonly foreignId: string | null;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly creator?: string;
  readonly created?: string;
}

/** One text of a foreign file with what is said of it. */
export interface StatedArticle {
  readonly fileName: string;
  readonly place: string;
  readonly text: string;
  /** The file that holds the text, alone or among others; not told where it is another one's. */
  readonly textFile?: ForeignFile;
  /** How its file counts, where the words of its fragments do not tell. */
  readonly unit?: UnitDecision;
  readonly meta: Partial<ArticleMeta>;
  readonly appearances?: readonly [Appearance, ...Appearance[]];
  readonly annotations: readonly StatedAnnotation[];
  readonly relations: readonly StatedRelation[];
  /** Relations that we wrote beside the format's own fields; their ends may be in other articles. */
  readonly carriedRelations: readonly Relation[];
  readonly sources: readonly Source[];
}

/** Something of a file that could not be read at all. */
export interface Unread {
  readonly fileName: string;
  readonly place: string;
  readonly reason: string;
}
