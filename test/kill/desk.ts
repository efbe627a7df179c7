import type { Kind } from '../../shared/scheme/scheme';

/** An annotation as the model knows it; it covers whole lines of its page, in the order tagged. */
export interface Mark {
  readonly id: number;
  readonly kind: Kind;
  readonly isDone: boolean;
  readonly lines: readonly number[];
}

/** What is in one article. */
export interface Marks {
  readonly marks: readonly Mark[];
  /** Marks that were removed; one that was only taken back leaves nothing. */
  readonly removed: readonly number[];
}

/** One step of a page, and the mark that it was about. */
interface Step {
  readonly before: Marks;
  readonly after: Marks;
  readonly about: number;
}

/** One article, and what undo and redo would take back. */
export interface PageModel extends Marks {
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

const BLANK: PageModel = { marks: [], removed: [], undo: [], redo: [] };

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
export function markOf({ marks }: Marks, id: number): Mark {
  const mark = marks.find((each) => each.id === id);
  if (!mark) throw new Error(`The page has no mark ${id}.`);
  return mark;
}

type Edit = Exclude<Action, { readonly type: 'undo' | 'redo' }>;

function changed({ marks, removed }: Marks, id: number, change: (mark: Mark) => Mark): Marks {
  return { marks: marks.map((mark) => (mark.id === id ? change(mark) : mark)), removed };
}

function edited(before: Marks, action: Edit, newId: number): Marks {
  const { marks, removed } = before;
  switch (action.type) {
    case 'tag': {
      const { kind, line } = action;
      return { marks: [...marks, { id: newId, kind, isDone: false, lines: [line] }], removed };
    }
    case 'kind':
      return changed(before, action.mark, (mark) => ({ ...mark, kind: action.kind }));
    case 'done':
      return changed(before, action.mark, (mark) => ({ ...mark, isDone: !mark.isDone }));
    case 'fragment':
      return changed(before, action.mark, (mark) => {
        return { ...mark, lines: [...mark.lines, action.line] };
      });
    case 'remove': {
      const left = marks.filter(({ id }) => id !== action.mark);
      return { marks: left, removed: [...removed, action.mark] };
    }
  }
}

interface Turned {
  readonly page: PageModel;
  readonly about: number;
}

function edit({ marks, removed, undo }: PageModel, action: Edit, newId: number): Turned {
  const about = action.type === 'tag' ? newId : action.mark;
  const before = { marks, removed };
  const next = edited(before, action, newId);
  return { page: { ...next, undo: [...undo, { before, after: next, about }], redo: [] }, about };
}

function turn({ undo, redo, ...page }: PageModel, way: 'undo' | 'redo'): Turned {
  const step = (way === 'undo' ? undo : redo).at(-1);
  if (!step) throw new Error(`There is nothing to ${way} in ${JSON.stringify(page)}.`);
  const next =
    way === 'undo'
      ? { ...step.before, undo: undo.slice(0, -1), redo: [...redo, step] }
      : { ...step.after, undo: [...undo, step], redo: redo.slice(0, -1) };
  return { page: next, about: step.about };
}

/** What an action in one page makes of the desk. */
export function after(desk: Desk, index: number, action: Action): Desk {
  const page = pageAt(desk, index);
  const isTurn = action.type === 'undo' || action.type === 'redo';
  const next = isTurn ? turn(page, action.type) : edit(page, action, desk.made);
  return {
    pages: desk.pages.with(index, next.page),
    made: desk.made + (action.type === 'tag' ? 1 : 0),
    selected: next.page.marks.some(({ id }) => id === next.about) ? next.about : null,
  };
}
