import type { Kind } from '../../shared/scheme/scheme';

/** An annotation as the model knows it; it covers whole lines of its page, in the order tagged. */
export interface Mark {
  readonly id: number;
  readonly kind: Kind;
  readonly isDone: boolean;
  readonly lines: readonly number[];
}

/** One step of a page: its marks before and after, and the mark that it was about. */
interface Step {
  readonly before: readonly Mark[];
  readonly after: readonly Mark[];
  readonly about: number;
}

/** One article: what is marked in it, and what undo and redo would take back. */
export interface PageModel {
  readonly marks: readonly Mark[];
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
}

/** What the program should hold: a second, far simpler implementation of it. */
export interface Desk {
  readonly pages: readonly PageModel[];
  /** How many marks were ever made. */
  readonly made: number;
  /** The mark that the window has selected; null where it has none, or where that is not known. */
  readonly selected: number | null;
}

/** A command that changes data. Each is one change of the program, whole or absent as a whole. */
export type Action =
  | { readonly type: 'tag'; readonly line: number; readonly kind: Kind }
  | { readonly type: 'kind'; readonly mark: number; readonly kind: Kind }
  | { readonly type: 'done'; readonly mark: number }
  | { readonly type: 'fragment'; readonly mark: number; readonly line: number }
  | { readonly type: 'remove'; readonly mark: number }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' };

const BLANK: PageModel = { marks: [], undo: [], redo: [] };

/** A library of so many articles without a mark. */
export function emptyDesk(pages: number): Desk {
  return { pages: Array.from({ length: pages }, () => BLANK), made: 0, selected: null };
}

/** A page of a desk; there must be one. */
export function pageAt({ pages }: Desk, index: number): PageModel {
  const page = pages[index];
  if (!page) throw new Error(`The desk has no page ${index}.`);
  return page;
}

/** The mark of a page under that id; there must be one. */
export function markOf({ marks }: PageModel, id: number): Mark {
  const mark = marks.find((each) => each.id === id);
  if (!mark) throw new Error(`The page has no mark ${id}.`);
  return mark;
}

function changed(
  marks: readonly Mark[],
  id: number,
  change: (mark: Mark) => Mark,
): readonly Mark[] {
  return marks.map((mark) => (mark.id === id ? change(mark) : mark));
}

type Edit = Exclude<Action, { readonly type: 'undo' | 'redo' }>;

function marksAfter(marks: readonly Mark[], action: Edit, newId: number): readonly Mark[] {
  switch (action.type) {
    case 'tag':
      return [...marks, { id: newId, kind: action.kind, isDone: false, lines: [action.line] }];
    case 'kind':
      return changed(marks, action.mark, (mark) => ({ ...mark, kind: action.kind }));
    case 'done':
      return changed(marks, action.mark, (mark) => ({ ...mark, isDone: !mark.isDone }));
    case 'fragment':
      return changed(marks, action.mark, (mark) => ({
        ...mark,
        lines: [...mark.lines, action.line],
      }));
    case 'remove':
      return marks.filter(({ id }) => id !== action.mark);
  }
}

interface Turned {
  readonly page: PageModel;
  readonly about: number;
}

function edited(page: PageModel, action: Edit, newId: number): Turned {
  const about = action.type === 'tag' ? newId : action.mark;
  const after = marksAfter(page.marks, action, newId);
  const step = { before: page.marks, after, about };
  return { page: { marks: after, undo: [...page.undo, step], redo: [] }, about };
}

function turned(page: PageModel, way: 'undo' | 'redo'): Turned {
  const step = page[way].at(-1);
  if (!step) throw new Error(`There is nothing to ${way}.`);
  const { undo, redo } = page;
  const next =
    way === 'undo'
      ? { marks: step.before, undo: undo.slice(0, -1), redo: [...redo, step] }
      : { marks: step.after, undo: [...undo, step], redo: redo.slice(0, -1) };
  return { page: next, about: step.about };
}

/** What an action in one page makes of the desk. */
export function after(desk: Desk, index: number, action: Action): Desk {
  const page = pageAt(desk, index);
  const isTurn = action.type === 'undo' || action.type === 'redo';
  const next = isTurn ? turned(page, action.type) : edited(page, action, desk.made);
  return {
    pages: desk.pages.with(index, next.page),
    made: desk.made + (action.type === 'tag' ? 1 : 0),
    selected: next.page.marks.some(({ id }) => id === next.about) ? next.about : null,
  };
}
