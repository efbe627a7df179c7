import type { Input } from '../input';
import type { Geometry } from './contender';

/** A page with a column of text that scrolls, and a heading beside it, as wide as in the app. */
export interface Sheet {
  readonly scroller: HTMLElement;
  readonly column: HTMLElement;
  readonly elsewhere: HTMLElement;
}

/** Lays out the page on which the contenders show their text. */
export function createSheet(geometry: Geometry): Sheet {
  const { left, top, width, height, columnWidth, paddingInline, font, paragraphGap } = geometry;
  const style = document.createElement('style');
  style.textContent = `
    body { margin: 0; background: #fff; color: #111; }
    .sheet { position: fixed; left: ${left}px; top: ${top}px; width: ${width}px;
      height: ${height}px; overflow: auto; }
    .column { position: relative; box-sizing: border-box; width: ${columnWidth}px; margin: 0 auto;
      padding: 30px ${paddingInline}px; font: ${font}; }
    .column p { margin: 0 0 ${paragraphGap}; }
    .side { position: fixed; left: ${left + width}px; top: 0; right: 0; }`;
  document.head.append(style);
  const scroller = document.createElement('div');
  scroller.className = 'sheet';
  const column = document.createElement('div');
  column.className = 'column';
  const side = document.createElement('aside');
  side.className = 'side';
  const elsewhere = document.createElement('h2');
  elsewhere.textContent = 'Beside';
  side.append(elsewhere);
  scroller.append(column);
  document.body.replaceChildren(scroller, side);
  return { scroller, column, elsewhere };
}

/** Bare paragraphs, not yet in the document. */
export function createParagraphs({ text, paragraphs }: Input): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const { start, end } of paragraphs) {
    const paragraph = document.createElement('p');
    paragraph.textContent = text.slice(start, end);
    fragment.append(paragraph);
  }
  return fragment;
}
