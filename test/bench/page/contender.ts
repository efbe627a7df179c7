import type { Span } from '../../../shared/article/span';
import type { Kind } from '../../../shared/scheme/scheme';
import type { Input } from '../input';

/** Where and how the built app sets its text, so that every contender sets it in the same way. */
export interface Geometry {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly columnWidth: number;
  readonly paddingInline: number;
  readonly font: string;
  readonly paragraphGap: string;
}

/** For the app, which sets its text itself. */
export const NOWHERE: Geometry = {
  left: 0,
  top: 0,
  width: 0,
  height: 0,
  columnWidth: 0,
  paddingInline: 0,
  font: '',
  paragraphGap: '',
};

/** A fragment of an annotation that is on screen. */
export interface VisibleFragment extends Span {
  readonly id: string;
  readonly range: Range;
}

/** Answers whether what was asked for is on the page; it reads no layout, so that asking is free. */
export type IsShown = () => boolean;

/** What an analyst does with annotations. Each begins at once and answers when it is shown. */
export interface Annotating {
  /** What an analyst does before, such as selecting words; not measured. */
  prepareAdd(span: Span): Promise<void>;
  add(span: Span, kind: Kind): IsShown;
  select(fragment: VisibleFragment): IsShown;
  /** Of the annotation that was added last. */
  changeKind(kind: Kind): IsShown;
  remove(): IsShown;
  /** Those of these fragments that are not painted, read back from the page. */
  unpainted(visible: readonly VisibleFragment[]): readonly VisibleFragment[];
}

/** One way of showing an article, on one page. */
export interface Contender {
  /**
   * `frame` where paint is made within requestAnimationFrame, so that a frame can show what was not
   * there when its first callback ran.
   */
  readonly paintsIn: 'task' | 'frame';
  /** Whether it can be given an input. */
  isReady: IsShown;
  /** Lets the pointer come to what opens an input, where that is a place in a window. */
  readonly pointAt?: (input: Input) => void;
  /** Gets ready to open an input, outside of what is measured; what it returns opens it. */
  prepare(input: Input): () => void;
  isFirstScreen: IsShown;
  isOpen: IsShown;
  /** Whether everything that opening or an operation began has ended, and nothing hides the text. */
  isIdle: IsShown;
  readonly scroller: () => Element;
  /** The elements of the paragraphs, in the order of the text. */
  readonly paragraphs: () => readonly Element[];
  /** Something elsewhere in the window, whose words are changed. */
  readonly elsewhere: () => Element;
  readonly annotating: Annotating | null;
}
