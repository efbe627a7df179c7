import {
  createTextAnnotator,
  Origin,
  type Color,
  type HighlightStyle,
  type RendererType,
  type TextAnnotation,
} from '@recogito/text-annotator';
import '@recogito/text-annotator/text-annotator.css';
import { paragraphAt } from '../../../shared/article/paragraphs';
import type { Span } from '../../../shared/article/span';
import type { Kind } from '../../../shared/scheme/scheme';
import { inputId, type Input, type InputAnnotation } from '../input';
import type { Contender, Geometry, VisibleFragment } from './contender';
import { click } from './press';
import { isRegistered, withoutRange } from './registered-ranges';
import { createParagraphs, createSheet } from './sheet';
import { rangeWithin, widestLine } from './visible';

const FILLS: Readonly<Record<string, Color>> = {
  claim: 'rgb(90, 70, 220)',
  quote: 'rgb(0, 160, 120)',
  figure: 'rgb(220, 100, 20)',
};
const SELECTED_FILL: Color = 'rgb(250, 200, 0)';

function bodiesOf(id: string, kind: Kind): TextAnnotation['bodies'] {
  return [{ id: `${id}-kind`, annotation: id, purpose: 'tagging', value: kind }];
}

/** Recogito counts characters of the elements' text, in which there are no line breaks. */
function toRecogito({ text, paragraphs }: Input, given: InputAnnotation): TextAnnotation {
  const { id, kind, spans } = given;
  const selector = spans.map(({ start, end }) => {
    const breaks = paragraphAt(paragraphs, start);
    const quote = text.slice(start, end);
    // It revives ranges of what has none, though its type asks for one.
    return {
      quote,
      start: start - breaks,
      end: end - breaks,
    } as TextAnnotation['target']['selector'][number];
  });
  return { id, bodies: bodiesOf(id, kind), target: { annotation: id, selector } };
}

/** Recogito's own annotator over bare paragraphs; it paints what is near the viewport. */
export function createRecogito(geometry: Geometry, renderer: RendererType): Contender {
  const { scroller, column, elsewhere } = createSheet(geometry);
  const words = document.createElement('div');
  column.append(words);
  const style = (annotation: { bodies: { value?: string }[] }, state?: object): HighlightStyle => ({
    fill:
      state && 'selected' in state && state.selected === true
        ? SELECTED_FILL
        : (FILLS[annotation.bodies[0]?.value ?? ''] ?? SELECTED_FILL),
    fillOpacity: 0.3,
  });
  const annotator = createTextAnnotator<TextAnnotation, TextAnnotation>(column, {
    renderer,
    style,
  });
  const { store, selection } = annotator.state;
  const inSpans = renderer === 'SPANS';
  // The paragraphs alone: what else the input holds would count as what opening added.
  let paragraphs: Input['paragraphs'] = [];
  let added = 0;
  let expected = 0;
  const layer = () => column.querySelector('.r6o-span-highlight-layer');
  const painted = (id: string) =>
    layer()?.querySelectorAll<HTMLElement>(`[data-annotation="${id}"]`);
  const nameOf = (id: string) => (name: string) => name === `_${id}`;
  const isPainted = (id: string, range: Range): boolean =>
    inSpans ? (painted(id)?.length ?? 0) > 0 : isRegistered(range, nameOf(id));
  let ids: ReadonlySet<string> = new Set();
  /** Until it paints anew, what it painted of the text before is still there. */
  const paintedIds = () =>
    inSpans
      ? [...(layer()?.children ?? [])].map((box) => box.getAttribute('data-annotation') ?? '')
      : [...CSS.highlights.keys()].map((name) => name.slice(1));
  const isOpen = () =>
    words.childElementCount === expected && paintedIds().some((id) => ids.has(id));
  const lastId = () => inputId('added', added);
  const rangeOfSpan = ({ start, end }: Span): Range => {
    const at = paragraphAt(paragraphs, start);
    const offset = paragraphs[at]?.start ?? 0;
    return rangeWithin(words.children[at] ?? words, start - offset, end - offset);
  };
  let range = document.createRange();
  const fillNow = (id: string): string =>
    inSpans ? (painted(id)?.[0]?.style.backgroundColor ?? '') : (ruleOf(`_${id}`) ?? '');

  return {
    paintsIn: 'frame',
    prepare(given) {
      const annotations = given.annotations.map((each) => toRecogito(given, each));
      return () => {
        paragraphs = given.paragraphs;
        expected = given.paragraphs.length;
        ids = new Set(given.annotations.map(({ id }) => id));
        words.replaceChildren(createParagraphs(given));
        scroller.scrollTop = 0;
        // The public setAnnotations makes no ranges, and the CSS renderer fails without.
        // Not as an analyst's own doing: its undo stack cannot merge into nothing.
        store.bulkAddAnnotations(annotations, true, Origin.REMOTE);
      };
    },
    isFirstScreen: isOpen,
    isOpen,
    isReady: () => true,
    isIdle: () => true,
    scroller: () => scroller,
    paragraphs: () => [...words.children],
    elsewhere: () => elsewhere,
    annotating: {
      async prepareAdd(span) {
        range = rangeOfSpan(span);
        selection.clear();
      },
      add({ start, end }, kind) {
        added += 1;
        const id = lastId();
        const breaks = paragraphAt(paragraphs, start);
        const quote = range.toString();
        const selector = [{ quote, start: start - breaks, end: end - breaks, range }];
        store.addAnnotation({
          id,
          bodies: bodiesOf(id, kind),
          target: { annotation: id, selector },
        });
        return () => isPainted(id, range);
      },
      select({ id, range: fragment }) {
        const before = fillNow(id);
        click(fragment, ['pointerdown', 'pointerup']);
        return () => fillNow(id) !== before && fillNow(id) !== '';
      },
      changeKind(kind) {
        const id = lastId();
        const before = fillNow(id);
        const known = store.getAnnotation(id);
        if (known) store.updateAnnotation({ ...known, bodies: bodiesOf(id, kind) });
        return () => fillNow(id) !== before && fillNow(id) !== '';
      },
      remove() {
        const id = lastId();
        store.deleteAnnotation(id);
        return () => !isPainted(id, range);
      },
      unpainted: (visible) =>
        inSpans
          ? visible.filter((fragment) => !isCovered(fragment, painted(fragment.id)))
          : withoutRange(visible),
    },
  };
}

/** The colour that the renderer's style sheet gives to a highlight. */
function ruleOf(name: string): string | null {
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (rule instanceof CSSStyleRule && rule.selectorText === `::highlight(${name})`) {
        return rule.style.backgroundColor;
      }
    }
  }
  return null;
}

/** Whether the middle of a fragment's widest line lies beneath one of its annotation's boxes. */
function isCovered(
  { range }: VisibleFragment,
  boxes: NodeListOf<HTMLElement> | undefined,
): boolean {
  const line = widestLine(range);
  if (!line || !boxes) return false;
  const [x, y] = [line.left + line.width / 2, line.top + line.height / 2];
  return [...boxes].some((box) => {
    const { left, right, top, bottom } = box.getBoundingClientRect();
    return left <= x && x <= right && top <= y && y <= bottom;
  });
}
