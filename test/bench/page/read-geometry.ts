import type { Geometry } from './contender';
import { createVerbatim } from './verbatim';

/** Reads from the app's window how it sets its text. */
export function readGeometry(): Geometry {
  const { scroller, paragraphs } = createVerbatim();
  const paragraph = paragraphs()[0];
  const column = paragraph?.closest('[role=textbox]');
  if (!paragraph || !column) throw new Error('No article is open.');
  const { left, top, width, height } = scroller().getBoundingClientRect();
  const style = getComputedStyle(column);
  const { marginBlockEnd, paddingBlockEnd } = getComputedStyle(paragraph);
  return {
    left,
    top,
    width,
    height,
    columnWidth: column.getBoundingClientRect().width,
    paddingInline: Number.parseFloat(style.paddingInlineStart),
    font: `${style.fontSize}/${style.lineHeight} ${style.fontFamily}`,
    paragraphGap: marginBlockEnd === '0px' ? paddingBlockEnd : marginBlockEnd,
  };
}
