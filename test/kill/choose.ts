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

/**
 * An action that the page allows. With `onlySelected` it is one that means the same however far the
 * program is with those before it: it tags free words, turns back, or acts on what will be selected.
 */
export function chooseAction(
  random: Random,
  desk: Desk,
  { page: index, onlySelected }: { readonly page: number; readonly onlySelected: boolean },
): Action {
  const page = pageAt(desk, index);
  const mark = onlySelected ? desk.selected : (pick(random, page.marks)?.id ?? null);
  const possible = [
    ...tagging(random, page),
    ...(mark === null ? [] : onMark(random, page, mark)),
    ...turning(page),
    // The short ones more often, so that many come before the program dies.
    ...(onlySelected ? turning(page) : tagging(random, page)),
  ];
  const action = pick(random, possible);
  if (!action) throw new Error('A page always allows something.');
  return action;
}
