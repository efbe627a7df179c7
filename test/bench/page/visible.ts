import { paragraphAt } from '../../../shared/article/paragraphs';
import type { Span } from '../../../shared/article/span';
import type { Input } from '../input';
import type { Contender, VisibleFragment } from './contender';

/** Less than a line, in CSS pixels. */
const STEP = 12;

/** A range over characters of one element, whatever it holds. */
export function rangeWithin(element: Element, start: number, end: number): Range {
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let passed = 0;
  let isStarted = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (!isStarted && start < passed + length) {
      range.setStart(node, start - passed);
      isStarted = true;
    }
    if (isStarted && end <= passed + length) {
      range.setEnd(node, end - passed);
      return range;
    }
    passed += length;
  }
  throw new Error('The text on the page is shorter than the input.');
}

/** The widest of the lines that a range covers; at a line's end there may be only a space. */
export function widestLine(range: Range): DOMRect | undefined {
  return [...range.getClientRects()].toSorted((a, b) => b.width - a.width)[0];
}

/** The first and last paragraph on screen. Only what is on screen is asked for its place. */
export function visibleParagraphs(contender: Contender): readonly [number, number] {
  const order = new Map(contender.paragraphs().map((element, index) => [element, index]));
  const { left, top, bottom, width } = contender.scroller().getBoundingClientRect();
  const seen: number[] = [];
  for (let y = Math.max(0, top) + 1; y < Math.min(bottom, innerHeight) - 1; y += STEP) {
    const stack = document.elementsFromPoint(left + width / 2, y);
    for (const element of stack) {
      const index = order.get(element);
      if (index !== undefined) seen.push(index);
    }
  }
  return seen.length === 0 ? [0, -1] : [Math.min(...seen), Math.max(...seen)];
}

/** A range over a span of the text, which lies within one paragraph. */
export function rangeOf(contender: Contender, input: Input, span: Span): Range {
  const index = paragraphAt(input.paragraphs, span.start);
  const element = contender.paragraphs()[index];
  const paragraph = input.paragraphs[index];
  if (!element || !paragraph) throw new Error('The page has not as many paragraphs as the input.');
  return rangeWithin(element, span.start - paragraph.start, span.end - paragraph.start);
}

function isOnScreen(range: Range, box: DOMRect): boolean {
  const rects = [...range.getClientRects()];
  return rects.some(({ top, bottom }) => bottom > box.top + 1 && top < box.bottom - 1);
}

/** Every fragment of an annotation of which a line is on screen. */
export function visibleFragments(contender: Contender, input: Input): readonly VisibleFragment[] {
  const [first, last] = visibleParagraphs(contender);
  const from = input.paragraphs[first]?.start ?? 0;
  const to = input.paragraphs[last]?.end ?? 0;
  const box = contender.scroller().getBoundingClientRect();
  const fragments: VisibleFragment[] = [];
  for (const { id, spans } of input.annotations) {
    for (const { start, end } of spans) {
      if (end <= from || start >= to) continue;
      const range = rangeOf(contender, input, { start, end });
      if (isOnScreen(range, box)) fragments.push({ id, start, end, range });
    }
  }
  return fragments;
}

/** Where the text on the page is not that of the input, in words; null where it is. */
export function textFault(contender: Contender, input: Input): string | null {
  const elements = contender.paragraphs();
  if (elements.length !== input.paragraphs.length) {
    return `${elements.length} paragraphs, not ${input.paragraphs.length}`;
  }
  const at = input.paragraphs.findIndex(
    ({ start, end }, index) => elements[index]?.textContent !== input.text.slice(start, end),
  );
  return at < 0 ? null : `another text in paragraph ${at}`;
}
