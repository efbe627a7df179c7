import { moveCaretBy } from '../../shared/article/text-units';
import type { CaretState } from './article-caret';
import type { SurfaceArticle } from './surface';

/**
 * Where a key takes the caret that Chromium would take elsewhere: to the ends of the text, which
 * may lie in sections that are skipped, and by word, as our words end. Null for any other key.
 */
export function caretAfterKey(
  event: KeyboardEvent,
  { text, paragraphs }: SurfaceArticle,
  { anchor, focus }: CaretState,
  rightToLeft: boolean,
): CaretState | null {
  if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return null;
  const to = (offset: number): CaretState => ({
    anchor: event.shiftKey ? anchor : offset,
    focus: offset,
  });
  if (event.key === 'Home') return to(paragraphs[0]?.start ?? 0);
  if (event.key === 'End') return to(paragraphs.at(-1)?.end ?? 0);
  // With the command key of a Mac, an arrow goes to the end of the line.
  if (event.metaKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return null;
  const forward = (event.key === 'ArrowRight') !== rightToLeft;
  return to(moveCaretBy(text, paragraphs, focus, 'word', forward ? 1 : -1));
}
