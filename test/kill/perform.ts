import type { Page } from 'playwright-core';
import type { Kind } from '../../shared/scheme/scheme';
import { markOf, pageAt, type Action, type Desk } from './desk';

const TAG_KEYS: Readonly<Record<Kind, string>> = { claim: '1', quote: '2', figure: '3' };

function lineStart(line: number): readonly string[] {
  return ['ControlOrMeta+Home', ...Array.from({ length: line }, () => 'ArrowDown')];
}

function selectLine(line: number): readonly string[] {
  return [...lineStart(line), 'Shift+End'];
}

/** Selects a mark by putting the caret on it; no line is covered twice. */
function selectMark(desk: Desk, page: number, id: number): readonly string[] {
  if (desk.selected === id) return [];
  const [first = 0] = markOf(pageAt(desk, page), id).lines;
  return [...lineStart(first), 'Escape', 'o'];
}

/** The keys that do an action, with the focus in the text of that page. */
export function keysOf(desk: Desk, page: number, action: Action): readonly string[] {
  switch (action.type) {
    case 'tag':
      return [...selectLine(action.line), TAG_KEYS[action.kind]];
    case 'kind':
      return [...selectMark(desk, page, action.mark), TAG_KEYS[action.kind]];
    case 'done':
      return [...selectMark(desk, page, action.mark), 'd'];
    case 'fragment':
      return [...selectMark(desk, page, action.mark), ...selectLine(action.line), '+'];
    case 'remove':
      return [...selectMark(desk, page, action.mark), 'Delete'];
    case 'undo':
      return ['ControlOrMeta+z'];
    case 'redo':
      return ['ControlOrMeta+Shift+z'];
  }
}

/** Presses keys one after the other; each has been handled by the page when the next one comes. */
export async function press({ keyboard }: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await keyboard.press(key);
}
