import type { Annotation, AnnotationId } from '../../shared/annotation/annotation';
import type { AnnotationIndex } from '../../shared/annotation/annotation-index';
import type { Digest, Paragraphs } from '../../shared/article/article';
import type { Span } from '../../shared/article/span';
import type { Result } from '../../shared/base/result';
import type { CommandId } from '../../shared/ipc/app-commands';
import type { AppInfo, Theme, UnreadFile } from '../../shared/ipc/channels';
import type { Kind } from '../../shared/scheme/scheme';
import type { ReadingPlace } from '../storage/settings';
import type { Annotating, AnnotatingState } from './annotating';
import type { ExportOrder } from './export-articles';
import type { Failure } from './failure';
import type { FieldDraft, FieldDrafts, RefusedDraft } from './field-drafts';
import type { Finding } from './find';
import type { FoundPlace, FoundSoFar } from './find-everywhere';
import type { ImportPreview } from './import-preview';
import type { Progress } from './progress';
import type { KeepingPart } from './keeping-session';
import type { Restoring } from './keeping-restore';

/** A row of the library. */
export interface LibraryEntry {
  readonly digest: Digest;
  readonly title: string;
  readonly outlet: string;
  readonly published: string;
  /** Code units. */
  readonly length: number;
  readonly annotations: number;
}

/** The article on screen; `index` is kept in step with what has been committed. */
export interface OpenArticle {
  readonly digest: Digest;
  readonly title: string;
  /** BCP 47, where the first appearance says it. */
  readonly language?: string;
  readonly text: string;
  readonly paragraphs: Paragraphs;
  readonly index: AnnotationIndex;
  /** Where it was being read last; it is shown from there. */
  readonly place: ReadingPlace | null;
}

/** `saved` is said only by `acknowledge`, when everything is down. */
export type SaveStatus =
  | { readonly state: 'saved'; readonly at: string | null }
  | { readonly state: 'saving' }
  | { readonly state: 'not-saved'; readonly failure: Failure };

/** A word to the analyst. It passes, but errors and what `stays` wait until they are dismissed. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'error';
  readonly stays?: boolean;
  /** It says that work is not saved, until that is no longer so. */
  readonly isUnsaved?: boolean;
  readonly text: string;
  readonly action?: { readonly title: string; readonly run: () => void };
}

/** What may vanish with the window, and live views of what may not. */
export interface SessionState extends AnnotatingState {
  readonly app: AppInfo;
  readonly library: readonly LibraryEntry[];
  /** True until seeds and the stored library are in. */
  readonly loading: boolean;
  /** Files that could not be read, until dismissed. */
  readonly unread: readonly UnreadFile[];
  readonly open: OpenArticle | null;
  /** Grows with every committed change of the open article; the index itself is mutable. */
  readonly indexVersion: number;
  /** What is selected in the text; null for a mere caret. */
  readonly selection: Span | null;
  /** Where the caret is. */
  readonly caret: number;
  readonly selected: AnnotationId | null;
  /** The words that are looked for, while their field is open. */
  readonly finding: Finding | null;
  readonly save: SaveStatus;
  readonly notices: readonly Notice[];
  /** A sentence for assistive tools; `count` lets the same sentence be said twice. */
  readonly announcement: { readonly text: string; readonly count: number };
  readonly dialog:
    | 'commands'
    | 'find-everywhere'
    | 'keys'
    | 'export'
    | 'analyst'
    | 'history'
    | 'problems'
    | 'sources'
    | 'scheme'
    | 'guideline'
    | 'relation'
    | 'import'
    | 'saving'
    | null;
  /** What the import dialog asks about; null when there is nothing to ask. */
  readonly importPreview: ImportPreview | null;
  /** Long work that is going on; short work is not told. */
  readonly progress: Progress | null;
  /** The question whether a backup shall take the library's place; it has the whole window. */
  readonly restoring: Restoring | null;
  /** Empty until given; annotations are then by "unnamed analyst". */
  readonly analyst: string;
  /** Whether the first-run question for a name was answered or put off. */
  readonly greeted: boolean;
  readonly theme: Theme;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What the session may ask of the reading surface that is on screen. */
export interface SurfacePort {
  /** Tells the session at once what is selected; the document tells of a selection some tasks late. */
  readSelection(): void;
  /** Scrolls a span into view and puts the caret at its start, without taking the focus. */
  reveal(span: Span): void;
  /** Selects a span in the text, as by mouse; the session is then told of it as always. */
  selectSpan(span: Span): void;
  /** Collapses the selection to its end. */
  collapse(): void;
  focus(): void;
}

export type Outcome = Promise<Result<null, Failure>>;

/** Everything that can be asked of the session. Each command that changes data commits one change. */
export interface Session extends Annotating, KeepingPart {
  readonly getState: () => SessionState;
  readonly subscribe: (listener: () => void) => () => void;

  /** Runs a command of the catalogue as its key would; says itself why when nothing can be done. */
  readonly run: (command: CommandId) => Outcome;

  /** Tells which article of the library may be opened next, or null; it is read ahead. */
  readonly pointAt: (digest: Digest | null) => void;
  readonly openArticle: (digest: Digest) => Outcome;
  readonly removeArticle: (digest: Digest) => Outcome;
  readonly tag: (kind: Kind) => Outcome;
  /** Changes the kind of that annotation, whatever is selected in the text. */
  readonly changeKind: (id: AnnotationId, kind: Kind) => Outcome;
  /** Selects an annotation, or none; `reveal` also scrolls to it. */
  readonly select: (id: AnnotationId | null, options?: { readonly reveal: boolean }) => void;
  /** The whole annotation, for the inspector; null when it is gone. */
  readonly readAnnotation: (id: AnnotationId) => Promise<Annotation | null>;
  /** Those that are there of these, for rows that are on screen; read as one. */
  readonly readAnnotations: (ids: readonly AnnotationId[]) => Promise<readonly Annotation[]>;
  /** Looks for words in the open article, from the caret on. */
  readonly lookFor: (words: string) => void;
  /** Puts the field away and selects the place that was shown. */
  readonly closeFind: () => void;
  /** The words that a search begins with: those that are selected, or were looked for last. */
  readonly wordsToFind: () => string;
  /** Looks for words in all articles, and tells as it goes on; who has enough leaves the loop. */
  readonly findEverywhere: (words: string) => AsyncIterable<FoundSoFar>;
  /** Opens an article with a place in it selected. */
  readonly goToFound: (article: Digest, place: FoundPlace) => Outcome;
  readonly export: (order: ExportOrder) => Outcome;
  /** Stops the long work that `progress` tells of; nothing is left of it. */
  readonly stop: () => void;
  /** Imports what `importPreview` tells of, as one change, and goes on to the next file. */
  readonly importPreviewed: () => Outcome;
  /** Leaves that file alone, and goes on to the next one. */
  readonly cancelImport: () => Outcome;
  readonly setAnalyst: (name: string) => Outcome;
  readonly putOffAnalyst: () => Outcome;
  readonly setTheme: (theme: Theme) => Outcome;

  readonly showDialog: (dialog: SessionState['dialog']) => void;
  readonly dismissNotice: (id: number) => void;
  readonly dismissUnread: () => void;

  /** Told by the surface, at rest: the first line on screen. */
  readonly readingAt: (top: number) => void;
  /** Told by the surface. */
  readonly selectionChanged: (selection: Span | null, caret: number) => void;
  readonly editRefused: () => void;
  readonly attachSurface: (surface: SurfacePort) => () => void;
  /** Told by a field as long as it is there: every command first hands over what is typed into it. */
  readonly attachDraft: (draft: FieldDraft) => () => void;
  /** Told by a field that goes while it refuses what was typed into it. */
  readonly draftLost: (refused: RefusedDraft) => void;
  /** Hands over what is typed into the fields, as every command does. */
  readonly commitDrafts: FieldDrafts['commit'];
  /** Whether something is typed into a field that is not taken. */
  readonly hasDrafts: () => boolean;
  /** Moves the focus between the parts of the window; given by the view. */
  readonly attachPanes: (go: (step: 1 | -1) => void) => () => void;
}
