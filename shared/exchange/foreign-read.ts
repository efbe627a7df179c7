import type { AnnotationId } from '../annotation/annotation';
import type { Relation } from '../annotation/relation';
import type { Source } from '../annotation/source';
import type { Article, Digest, FileSource } from '../article/article';
import type { Result } from '../base/result';
import type { Scheme } from '../scheme/scheme';
import type { ArticleState } from './build-export';
import type { FormatId } from './format';
import type { Reworded } from './reworded';

/** How the text of a file was made of its bytes. */
type Decoding = Pick<FileSource, 'encoding' | 'decidedBy' | 'byteOrderMark' | 'replacements'>;

/** A file as it comes in: its text, and its name or its path within a folder or an archive. */
export interface ForeignFile extends Partial<Decoding> {
  readonly fileName: string;
  readonly text: string;
  /** The sha-256 of its bytes, where it was read from any. */
  readonly bytesDigest?: string;
  /** The archive that it came out of. */
  readonly archive?: string;
}

/** How a file counts characters; `crlf-as-one` counts code points, and a CRLF as one. */
export const OFFSET_UNITS = ['code-point', 'utf-16', 'crlf-as-one', 'utf-16-crlf-as-one'] as const;

export type OffsetUnit = (typeof OFFSET_UNITS)[number];

/** The unit that was decided for a file, and how many of its covered texts agree with it. */
export interface UnitDecision {
  readonly fileName: string;
  readonly unit: OffsetUnit;
  readonly matched: number;
  readonly of: number;
}

/** The place that comes nearest to what has none: its words, and how much speaks for it (0 to 1). */
export interface NearPlace {
  readonly words: string;
  readonly score: number;
}

/** What became of one annotation or relation of a file. */
export type ItemFate =
  | { readonly type: 'anchored' }
  /** Not where the file says: found by its words, or by words like them, with a score of 0 to 1. */
  | {
      readonly type: 'moved';
      readonly score: number;
      readonly reworded: readonly Reworded[];
    }
  /** These words are not in the text, or nothing decides between several places. */
  | { readonly type: 'orphaned'; readonly words: string; readonly near?: NearPlace }
  /** The reason is a sentence without its subject: `has no text`. */
  | { readonly type: 'refused'; readonly reason: string };

/** One item of a file, in the order of the file. */
export interface ForeignItem {
  readonly fileName: string;
  /** A line (`12`, `12:5` with its column), a JSON Pointer, or an id: what a person searches for. */
  readonly place: string;
  /** What it is, where it is no annotation; a `part` is what could not be read as either. */
  readonly what?: 'relation' | 'part';
  /** The annotation that it became; null when it became none. */
  readonly id: AnnotationId | null;
  readonly fate: ItemFate;
}

/** What an importer may know and ask of the world; `shared/` has no clock and no chance. */
export interface ImportContext {
  readonly scheme: Scheme;
  /** Who imports; the file's own creators win where it names them. */
  readonly analyst: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The article of the library with that digest. */
  readonly articleByDigest: (digest: Digest) => Article | undefined;
  /** The article of the library with exactly that text. */
  readonly articleByText: (text: string) => Article | undefined;
  /** Articles of the library whose title, file name or address is that. */
  readonly articlesByName: (name: string) => readonly Article[];
  /** The sources of the library; a name that is there is not made again. */
  readonly sources: readonly Source[];
}

/** What a foreign file says, in domain form; nothing of it is written yet. */
export interface ForeignRead {
  readonly format: FormatId;
  /** Articles with their annotations; an article that the library has keeps its appearances. */
  readonly articles: readonly ArticleState[];
  readonly relations: readonly Relation[];
  /** Sources that annotations name, those of the library included. */
  readonly sources: readonly Source[];
  readonly items: readonly ForeignItem[];
  readonly units: readonly UnitDecision[];
}

/** Why a file is not read at all: what is wrong, and where. */
export interface NotReadable {
  readonly type: 'NotReadable';
  readonly fileName: string;
  /** A line, a JSON Pointer or an element; empty for the file as a whole. */
  readonly place: string;
  readonly reason: string;
}

/** A way of reading files of one format. */
export interface Importer {
  readonly id: FormatId;
  /** Whether a group of files looks like this format; cheap, and never throws. */
  readonly recognises: (files: readonly ForeignFile[]) => boolean;
  readonly read: (
    files: readonly ForeignFile[],
    context: ImportContext,
  ) => Result<ForeignRead, NotReadable>;
}
