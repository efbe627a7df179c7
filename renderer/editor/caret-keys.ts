import { moveCaretBy } from '../../shared/article/text-units';
import { isLong, type CaretState } from './article-caret';
import type { SurfaceArticle } from './surface';

/** The keys that move the caret, and which way in a text from left to right. */
const STEPS = new Map<string, 1 | -1>([
  ['ArrowLeft', -1],
  ['ArrowUp', -1],
  ['PageUp', -1],
  ['Home', -1],
  ['ArrowRight', 1],
  ['ArrowDown', 1],
  ['PageDown', 1],
  ['End', 1],
]);

function stepOf({ key }: KeyboardEvent, rightToLeft: boolean): 1 | -1 | undefined {
  const isTurned = rightToLeft && (key === 'ArrowLeft' || key === 'ArrowRight');
  const step = STEPS.get(key);
  if (!isTurned || !step) return step;
  return step === 1 ? -1 : 1;
}

/** Whether a key extends the selection, by Chromium's own hand or by ours. */
export function extendsSelection({ key, shiftKey, altKey }: KeyboardEvent): boolean {
  return shiftKey && !altKey && STEPS.has(key);
}

/** Whether a key selects the whole text. */
export function selectsAll({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !shiftKey && key.toLowerCase() === 'a';
}

/**
 * Where a key takes the caret that Chromium would take elsewhere: to the ends of the text, which
 * may lie in sections that are skipped, by word, as our words end, and from a long selection, of
 * which the document holds only a part, to its edge. Null for any other key.
 */
export function caretAfterKey(
  event: KeyboardEvent,
  { text, paragraphs }: SurfaceArticle,
  state: CaretState,
  rightToLeft: boolean,
): CaretState | null {
  if (event.defaultPrevented || event.altKey) return null;
  const step = stepOf(event, rightToLeft);
  if (!event.ctrlKey && !event.metaKey) {
    return step && !event.shiftKey && isLong(state) ? collapsed(state, step) : null;
  }
  const { anchor, focus } = state;
  const to = (offset: number): CaretState => ({
    anchor: event.shiftKey ? anchor : offset,
    focus: offset,
  });
  const [start, end] = [paragraphs[0]?.start ?? 0, paragraphs.at(-1)?.end ?? 0];
  if (selectsAll(event)) return { anchor: start, focus: end };
  if (event.key === 'Home') return to(start);
  if (event.key === 'End') return to(end);
  // With the command key of a Mac, an arrow goes to the end of the line.
  if (event.metaKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return null;
  return step ? to(moveCaretBy(text, paragraphs, focus, 'word', step)) : null;
}

/** A caret at the end or the start of what is selected. */
function collapsed({ anchor, focus }: CaretState, step: 1 | -1): CaretState {
  const at = step === 1 ? Math.max(anchor, focus) : Math.min(anchor, focus);
  return { anchor: at, focus: at };
}
