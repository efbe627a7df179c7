import type { AnnotationId } from '../../shared/annotation/annotation';
import type { AnnotationPatch } from '../../shared/annotation/annotation-patch';
import type { FigureBody } from '../../shared/annotation/body';
import type { Problem } from '../../shared/annotation/check-annotation';
import type { Action } from '../../shared/annotation/change';
import type { Relation } from '../../shared/annotation/relation';
import type { Source, SourceId } from '../../shared/annotation/source';
import type { Digest } from '../../shared/article/article';
import type { Span } from '../../shared/article/span';
import type { Result } from '../../shared/base/result';
import type { Kind, Scheme } from '../../shared/scheme/scheme';
import type { Failure } from './failure';

/** FieldInvalid, SchemeInvalid and SourceChainLoops are not told as notices: they belong beside a field. */
type Outcome = Promise<Result<null, Failure>>;

export type {
  AnnotationPatch,
  BodyField,
  BodyFields,
} from '../../shared/annotation/annotation-patch';

/** Which end of which fragment moves, by what, and which way. */
export interface EndMove {
  readonly end: 'start' | 'end';
  readonly by: 'grapheme' | 'word';
  readonly step: 1 | -1;
}

/** The fields that credit a source. */
export type AttributionField = 'claimant' | 'speaker' | 'addressee';

/** A source by its name or an alias, and what it is to a field: who is credited, or through whom. */
export interface Naming {
  readonly field: AttributionField;
  readonly as: 'source' | 'via';
  readonly name: string;
}

/** A relation of an annotation of the open article, seen from there. */
export interface RelationEntry {
  readonly relation: Relation;
  readonly direction: 'from' | 'to';
  /** The other end; its article may be another one. */
  readonly other: {
    readonly id: AnnotationId;
    readonly kind: Kind;
    readonly words: string;
    readonly article: Digest;
    readonly title: string;
    /** What it says, where it is a figure: to compare with another. */
    readonly figure?: FigureBody;
  };
}

/** A step of the open article's history, newest first. */
export interface HistoryEntry {
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly action: Action;
  /** A sentence for people, such as "Figure added: more than 80 ships". */
  readonly title: string;
  /** False for a step that has been taken back. */
  readonly live: boolean;
  /** False for a step that was taken back and then overtaken by another: no redo leads there. */
  readonly reachable: boolean;
  /** True for the arrival of an article that came with the app, which cannot be taken back. */
  readonly seed: boolean;
}

/** A problem of an annotation of the open article. */
export interface ProblemEntry {
  readonly annotation: AnnotationId;
  readonly problem: Problem;
}

/** What the state says beyond the open article: see `SessionState`. */
export interface AnnotatingState {
  /** The annotations that bulk commands act on; empty or holding `selected`. */
  readonly marked: ReadonlySet<AnnotationId>;
  /** Grows with every committed change that touches what the inspector shows. */
  readonly detailVersion: number;
  readonly sources: readonly Source[];
  readonly scheme: Scheme;
  /** The annotation from which a relation is being made, in whichever article. */
  readonly relatingFrom: { readonly id: AnnotationId; readonly words: string } | null;
  /** What is pending in the inspector when it should take the focus; `count` grows each time. */
  readonly fieldFocus: { readonly count: number };
  readonly focusFieldAfterTagging: boolean;
}

/** What can be asked of annotations, sources, relations and the scheme. One command, one change. */
export interface Annotating {
  /**
   * Patches one or many annotations of the open article as one change. A refused answer changes
   * nothing and is FieldInvalid: `field` is the body field, `label`, `tags`, `note`, or
   * `custom/` with the attribute's key.
   */
  readonly update: (ids: readonly AnnotationId[], patch: AnnotationPatch) => Outcome;
  readonly deleteAnnotations: (ids: readonly AnnotationId[]) => Outcome;
  /** Marks annotations for bulk commands; the last one is selected. */
  readonly mark: (ids: readonly AnnotationId[]) => void;

  readonly removeFragment: (id: AnnotationId, index: number) => Outcome;
  /** Puts a fragment elsewhere, as dragging a handle does. */
  readonly moveFragment: (id: AnnotationId, index: number, span: Span) => Outcome;
  readonly moveEnd: (id: AnnotationId, move: EndMove) => Outcome;
  /** Joins annotations into the first of them; the others go, their relations move. */
  readonly merge: (ids: readonly AnnotationId[]) => Outcome;
  readonly split: (id: AnnotationId, offset: number) => Outcome;

  /** Makes a source of that name, if there is none of that name or alias. */
  readonly addSource: (name: string) => Outcome;
  readonly updateSource: (source: Source) => Outcome;
  /** Takes away a source that nothing names; where something does, FieldInvalid says how much. */
  readonly removeSource: (id: SourceId) => Outcome;
  /** Makes two sources one: all that names the first then names the second. */
  readonly mergeSources: (from: SourceId, into: SourceId) => Outcome;
  /** Credits who has that name; the source is made in the same change if there is none. */
  readonly credit: (id: AnnotationId, naming: Naming) => Outcome;
  /** Credits the selected words: makes them the mention of that attribution. */
  readonly anchorMention: (id: AnnotationId, field: AttributionField) => Outcome;
  /** Makes the selected words the cue of an annotation. */
  readonly anchorCue: (id: AnnotationId) => Outcome;

  readonly relate: (from: AnnotationId, to: AnnotationId, type: string) => Outcome;
  readonly unrelate: (relation: string) => Outcome;
  readonly startRelating: (from: AnnotationId | null) => void;
  readonly relationsOf: (id: AnnotationId) => Promise<readonly RelationEntry[]>;
  /** Opens the article of an annotation where needed, selects it and scrolls to it. */
  readonly goTo: (article: Digest, id: AnnotationId) => Outcome;

  readonly history: () => Promise<readonly HistoryEntry[]>;
  /**
   * Takes back, or brings back, step by step, until that step is the latest live one. Null is the
   * start: everything is taken back, with the arrival of the article unless it came with the app.
   */
  readonly goToStep: (id: string | null) => Outcome;
  readonly problems: () => Promise<readonly ProblemEntry[]>;

  /**
   * Stores a scheme as the next version, whatever version it says. Labels and attributes in use may
   * go; their data stays, and exports still explain it.
   */
  readonly setScheme: (scheme: Scheme) => Outcome;
  /** How many annotations of which articles use a label or an attribute of the scheme. */
  readonly usesOf: (
    what: 'label' | 'attribute' | 'relation-type',
    key: string,
  ) => Promise<
    readonly { readonly article: Digest; readonly title: string; readonly count: number }[]
  >;
  readonly exportScheme: () => Outcome;
  readonly importScheme: () => Outcome;
  /**
   * Does with a label of the scheme what `tag` does with a kind: tags the selected words with its
   * kind and the label, or gives both to the selected annotation. For the labels' own shortcuts.
   */
  readonly tagLabel: (key: string) => Outcome;
  readonly setFocusFieldAfterTagging: (on: boolean) => Outcome;
}
