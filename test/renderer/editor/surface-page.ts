import type { AnnotationId } from '../../../shared/annotation/annotation';
import { AnnotationIndex, type PlacedEdit } from '../../../shared/annotation/annotation-index';
import type { PlacedAnnotation } from '../../../shared/annotation/packed';
import { paragraphsOf } from '../../../shared/article/paragraphs';
import type { Span } from '../../../shared/article/span';
import { piecesOf } from '../../../renderer/editor/display-pieces';
import { createSurface } from '../../../renderer/editor/create-surface';
import type { Surface, SurfaceArticle } from '../../../renderer/editor/surface';
import { TextPositions } from '../../../renderer/editor/text-positions';

/** What the surface told, in order. */
interface Told {
  selections: { selection: Span | null; caret: number }[];
  picks: (readonly AnnotationId[])[];
  fragments: Span[];
  adjustments: { id: AnnotationId; index: number; span: Span }[];
  rests: number[];
  refusals: number;
}

/** What is on the page: one scroller with one surface in it. */
export interface Shown {
  readonly surface: Surface;
  readonly root: HTMLElement;
  readonly scroller: HTMLElement;
  readonly article: SurfaceArticle;
  readonly told: Told;
}

let shown: Shown | null = null;
let selected: AnnotationId | null = null;

/** What is on the page now. */
export function current(): Shown {
  if (!shown) throw new Error('Nothing is shown yet.');
  return shown;
}

/** An article with its index, as the session makes it. */
export function anArticle(text: string, placed: readonly PlacedAnnotation[]): SurfaceArticle {
  const paragraphs = paragraphsOf(text);
  const index = new AnnotationIndex(paragraphs, {
    count: 0,
    ids: new Uint8Array(0),
    kinds: new Uint8Array(0),
    firstSpan: new Uint32Array(1),
    spans: new Uint32Array(0),
  });
  index.apply(placed.map((after) => ({ before: null, after })));
  return { text, paragraphs, index };
}

/** Opens a text on a fresh surface, and waits until the whole of it is shown and laid out. */
export async function open(text: string, placed: readonly PlacedAnnotation[] = []): Promise<void> {
  begin(text, placed);
  const { root, article } = current();
  const blocks = piecesOf(text, article.paragraphs).length;
  do await inNextFrame();
  while (root.getElementsByTagName('p').length < blocks);
}

/** Opens a text on a fresh surface in a window-high scroller of about 70 characters. */
export function begin(text: string, placed: readonly PlacedAnnotation[] = []): void {
  close();
  const scroller = document.createElement('div');
  scroller.id = 'scroller';
  scroller.style.cssText =
    'block-size: 600px; inline-size: 680px; overflow-y: auto; font: 18px/1.6 sans-serif';
  const root = document.createElement('div');
  root.id = 'root';
  root.tabIndex = 0;
  root.spellcheck = false;
  const field = document.createElement('input');
  field.id = 'field';
  scroller.append(root);
  document.body.style.margin = '0';
  document.body.append(scroller, field);
  const told: Told = {
    selections: [],
    picks: [],
    fragments: [],
    adjustments: [],
    rests: [],
    refusals: 0,
  };
  const surface = createSurface(root, {
    onSelection: (selection, caret) => told.selections.push({ selection, caret }),
    onPick: (ids) => told.picks.push(ids),
    onAddFragment: (span) => told.fragments.push(span),
    onAdjust: (id, index, span) => told.adjustments.push({ id, index, span }),
    onRest: (top) => told.rests.push(top),
    onEditRefused: () => (told.refusals += 1),
  });
  const article = anArticle(text, placed);
  surface.show(article);
  shown = { surface, root, scroller, article, told };
}

export function close(): void {
  shown?.surface.dispose();
  shown = null;
  selected = null;
  document.body.replaceChildren();
}

/** Commits edits and paints them. */
export function apply(edits: readonly PlacedEdit[]): void {
  current().article.index.apply(edits);
  current().surface.repaint(selected);
}

/** Selects an annotation, or none. */
export function select(id: AnnotationId | null): void {
  selected = id;
  current().surface.repaint(id);
}

/** A fresh map between the shown article and the DOM, made from the DOM as it stands. */
export function positions(): TextPositions {
  const { root, article } = current();
  const map = new TextPositions(root, article.paragraphs, () => undefined);
  for (const paragraph of root.querySelectorAll('p')) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    map.add(walker.nextNode() as Text);
  }
  return map;
}

/** The text of every paragraph in the DOM. */
export function paragraphTexts(): string[] {
  return [...current().root.querySelectorAll('p')].map(({ textContent }) => textContent);
}

/** Collects every change of the DOM of the text from now on, even one that is taken back. */
export function watchText(): string[] {
  const changes: string[] = [];
  const observer = new MutationObserver((records) => {
    changes.push(...records.map(({ type }) => type));
  });
  observer.observe(current().root, { subtree: true, childList: true, characterData: true });
  return changes;
}

/** Selects a span of the text as a drag would, focus at its end. */
export function selectSpan({ start, end }: Span): void {
  const [from, to] = [positions().pointAt(start), positions().pointAt(end)];
  current().root.focus();
  document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

/** Where on screen the character at an offset is. */
export function centreOf(offset: number): { x: number; y: number } {
  const rect = positions()
    .rangeOf({ start: offset, end: offset + 1 })
    .getBoundingClientRect();
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
}

/** Every registered range as `highlight start end`, sorted. */
export function painted(): string[] {
  const map = positions();
  const found: string[] = [];
  for (const [name, highlight] of CSS.highlights) {
    if (!name.startsWith('verbatim-')) continue;
    for (const range of highlight) {
      const start = map.offsetOf(range.startContainer, range.startOffset);
      const end = map.offsetOf(range.endContainer, range.endOffset);
      found.push(`${name} ${start} ${end}`);
    }
  }
  return found.sort();
}

/** What the index says of paragraphs from `first` to `last`, written as `painted` writes it. */
export function expected(first: number, last: number): string[] {
  const fragments = [...current().article.index.fragmentsIn(first, last)];
  return fragments
    .map(({ kind, depth, start, end }) => `verbatim-${kind}-${depth} ${start} ${end}`)
    .sort();
}

/** The first and last paragraph of which anything is on screen. */
export function onScreen(): { first: number; last: number } {
  const { scroller, root } = current();
  const view = scroller.getBoundingClientRect();
  const seen = [...root.querySelectorAll('p')].flatMap((paragraph, index) => {
    const { top, bottom } = paragraph.getBoundingClientRect();
    return bottom > view.top && top < view.bottom ? [index] : [];
  });
  return { first: seen[0] ?? 0, last: seen.at(-1) ?? -1 };
}

/**
 * What the index says of the screen but is not painted, and what is painted anywhere but stands in
 * no index.
 */
export function paintedOnScreen(): { missing: string[]; extra: string[]; registered: number } {
  const { first, last } = onScreen();
  const all = painted();
  const there = new Set(all);
  const known = new Set(expected(0, current().article.paragraphs.length - 1));
  return {
    missing: expected(first, last).filter((it) => !there.has(it)),
    extra: all.filter((it) => !known.has(it) && !it.startsWith('verbatim-selected')),
    registered: all.length,
  };
}

/** Spans from pairs of start and length, in the text and not overlapping one another. */
export function apart(pairs: readonly (readonly [number, number])[], length: number): Span[] {
  const spans: Span[] = [];
  for (const [start, size] of pairs) {
    const span = { start, end: Math.min(start + size, length) };
    const free = spans.every((other) => span.end <= other.start || other.end <= span.start);
    if (free && span.start < span.end) spans.push(span);
  }
  return spans;
}

/** Resolves when no more ranges are registered than that, or when it is clear that it stays so. */
export async function shrunkTo(most: number): Promise<number> {
  const count = () => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
  for (let frame = 0; frame < 120 && count() > most; frame += 1) await inNextFrame();
  return count();
}

/** Resolves in the next animation frame, after its scroll events and before it is painted. */
export function inNextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

/** What a screenshot holds: each colour as `rgb(…)`, and how many pixels have it. */
export async function coloursOf(png: string): Promise<Record<string, number>> {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
  if (!context) throw new Error('No canvas.');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const colours: Record<string, number> = {};
  for (let at = 0; at < data.length; at += 4) {
    const colour = `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`;
    colours[colour] = (colours[colour] ?? 0) + 1;
  }
  return colours;
}

/** Colours of the system by their names in CSS, as `rgb(…)`. */
export function systemColours(...names: readonly string[]): Record<string, string> {
  const probe = document.createElement('i');
  probe.style.forcedColorAdjust = 'none';
  document.body.append(probe);
  const found = names.map((name) => {
    probe.style.color = name;
    return [name, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  return Object.fromEntries(found);
}
