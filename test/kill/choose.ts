import { KINDS, type Kind } from '../../shared/scheme/scheme';
import { markOf, pageAt, type Action, type Desk, type PageModel } from './desk';
import { pick, type Random } from './random';

/** Lines of every article; the first one is its title. */
export const LINES = 10;

function freeLines({ marks }: PageModel): readonly number[] {
  const taken = new Set(marks.flatMap(({ lines }) => lines));
  return Array.from({ length: LINES }, (_, line) => line).filter((line) => !taken.has(line));
}

function otherKind(random: Random, kind: Kind): Kind {
  const others = KINDS.filter((each) => each !== kind);
  return pick(random, others) ?? kind;
}

/** What can be done with one mark, one action of each type. */
function onMark(random: Random, page: PageModel, id: number): readonly Action[] {
  const { kind } = markOf(page, id);
  const line = pick(random, freeLines(page));
  return [
    { type: 'kind', mark: id, kind: otherKind(random, kind) },
    { type: 'done', mark: id },
    { type: 'remove', mark: id },
    ...(line === undefined ? [] : [{ type: 'fragment', mark: id, line } as const]),
  ];
}

function tagging(random: Random, page: PageModel): readonly Action[] {
  const line = pick(random, freeLines(page));
  const kind = pick(random, KINDS);
  return line === undefined || kind === undefined ? [] : [{ type: 'tag', line, kind }];
}

function turning({ undo, redo }: PageModel): readonly Action[] {
  return [
    ...(undo.length > 0 ? [{ type: 'undo' } as const] : []),
    ...(redo.length > 0 ? [{ type: 'redo' } as const] : []),
  ];
}

/** What an action may build on. */
export interface Footing {
  /** Which of the articles is open. */
  readonly page: number;
  /** Only on what will be selected: the program may not yet be where the desk is. */
  readonly onlySelected: boolean;
  /** Not on the caret: undo and redo show what came back, at a moment that nobody awaits. */
  readonly withoutCaret: boolean;
}

/** An action that the page allows, and that means the same however far the program is. */
export function chooseAction(random: Random, desk: Desk, footing: Footing): Action {
  const { onlySelected, withoutCaret } = footing;
  const page = pageAt(desk, footing.page);
  const mark = onlySelected ? desk.selected : (pick(random, page.marks)?.id ?? null);
  const possible = [
    ...tagging(random, page),
    ...(mark === null ? [] : onMark(random, page, mark)),
    ...turning(page),
    // The short ones more often, so that many come before the program dies.
    ...(onlySelected ? turning(page) : tagging(random, page)),
  ];
  const needsCaret = ({ type }: Action): boolean => type === 'tag' || type === 'fragment';
  const action = pick(
    random,
    possible.filter((each) => !(withoutCaret && needsCaret(each))),
  );
  if (!action) throw new Error('A page always allows something.');
  return action;
}
