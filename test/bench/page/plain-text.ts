import type { Contender, Geometry } from './contender';
import { createParagraphs, createSheet } from './sheet';

/** The physical limit: the text in bare paragraphs, and no annotations. */
export function createPlainText(geometry: Geometry): Contender {
  const { scroller, column, elsewhere } = createSheet(geometry);
  let expected = 0;
  const isOpen = () => column.childElementCount === expected;
  return {
    paintsIn: 'task',
    prepare(input) {
      return () => {
        expected = input.paragraphs.length;
        column.replaceChildren(createParagraphs(input));
        scroller.scrollTop = 0;
      };
    },
    isFirstScreen: isOpen,
    isOpen,
    isReady: () => true,
    isIdle: () => true,
    scroller: () => scroller,
    paragraphs: () => [...column.children],
    elsewhere: () => elsewhere,
    annotating: null,
  };
}
