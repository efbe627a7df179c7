import { createRoot, type Root } from 'react-dom/client';
import { v7 } from 'uuid';
import type { Span } from '../../../shared/article/span';
import { paragraphsOf } from '../../../shared/article/paragraphs';
import type { Kind } from '../../../shared/scheme/scheme';
import { TextPositions } from '../../../renderer/editor/text-positions';
import { App } from '../../../renderer/view/App';
import { desk, doStep, type LawStep } from '../session/annotating-lab';
import type { Desk } from '../session/session-lab';

/** The page's side of the test of both sides: the whole window over a real session and database. */

interface Running {
  at: Desk;
  root: Root;
}

let running: Running | null = null;

function now(): Running {
  if (!running) throw new Error('Nothing runs yet.');
  return running;
}

function mount(at: Desk): Root {
  const place = document.createElement('div');
  place.id = 'root';
  document.body.replaceChildren(place);
  const root = createRoot(place);
  root.render(<App session={at.session} />);
  return root;
}

async function shown(): Promise<void> {
  const { at } = now();
  const words = at.state().open?.text.slice(0, 20) ?? '';
  while (!textbox()?.textContent.startsWith(words.split(/[\r\n]/)[0] ?? '')) await frame();
  await frame();
}

function textbox(): HTMLElement | null {
  return document.querySelector('[role=textbox][aria-label="Article text"]');
}

function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

/** Opens the window on a fresh library with one article in it. */
export async function begin(text: string): Promise<void> {
  if (running) await end();
  const at = await desk([text], { newId: v7 });
  await at.session.setAnalyst('Analyst');
  running = { at, root: mount(at) };
  await shown();
}

/** Does one step, and lets the window come to rest with nothing selected. */
export async function step(what: LawStep): Promise<void> {
  const before = now();
  const at = await doStep(before.at, what);
  if (at !== before.at) {
    before.root.unmount();
    running = { at, root: mount(at) };
    await shown();
  }
  at.session.select(null);
  at.session.showDialog(null);
  for (const { id } of at.state().notices) at.session.dismissNotice(id);
  await frame();
  await frame();
}

export async function end(): Promise<void> {
  const { at, root } = now();
  root.unmount();
  at.session.dispose();
  at.database.close();
  running = null;
}

/** A map of the text on screen, made from the DOM as it stands. */
function positions(text: string): TextPositions {
  const box = textbox();
  if (!box) throw new Error('No article is open.');
  const map = new TextPositions(box, paragraphsOf(text), () => undefined);
  for (const block of box.querySelectorAll('p')) {
    const node = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode();
    if (node instanceof Text) map.add(node);
  }
  return map;
}

/** What the rows of the database say is annotated, as parts of paragraphs. */
async function storedParts(text: string): Promise<readonly (Span & { kind: Kind })[]> {
  const rows = await now().at.database.annotations.toArray();
  return rows.flatMap(({ body, target }) =>
    target.spans.flatMap((span) =>
      paragraphsOf(text).flatMap((paragraph) => {
        const start = Math.max(span.start, paragraph.start);
        const until = Math.min(span.end, paragraph.end);
        return start < until ? [{ start, end: until, kind: body.kind }] : [];
      }),
    ),
  );
}

/** What is in `CSS.highlights`, and what the database says should be, in the same words. */
export async function ranges(): Promise<{ painted: string[]; stored: string[] }> {
  const { text = '' } = now().at.state().open ?? {};
  const map = positions(text);
  const painted = [...CSS.highlights].flatMap(([name, highlight]) =>
    [...highlight].map((range) => {
      const [, kind] = name.split('-');
      const start = map.offsetOf(range.startContainer, range.startOffset);
      return `${kind} ${start} ${map.offsetOf(range.endContainer, range.endOffset)}`;
    }),
  );
  const stored = (await storedParts(text)).map(
    ({ kind, start, end: to }) => `${kind} ${start} ${to}`,
  );
  return { painted: painted.sort(), stored: stored.sort() };
}

/** One letter on screen, and the kinds of all annotations that cover it, from the database. */
interface Letter {
  readonly offset: number;
  readonly kinds: readonly Kind[];
  readonly box: DOMRect;
}

async function letters(): Promise<readonly Letter[]> {
  const { text = '' } = now().at.state().open ?? {};
  const map = positions(text);
  const parts = await storedParts(text);
  const clusters = [...new Intl.Segmenter().segment(text)].filter(({ segment }) => segment.trim());
  return clusters.flatMap(({ index, segment }) => {
    const own = { start: index, end: index + segment.length };
    const [box] = map.rangeOf(own).getClientRects();
    const covering = parts.filter((it) => it.start <= own.start && own.end <= it.end);
    const isWide = box !== undefined && box.width > 4;
    return isWide ? [{ offset: index, kinds: covering.map(({ kind }) => kind), box }] : [];
  });
}

/** The colour of the ground of a letter: above it, where no ink is. */
function groundOf(pixels: ImageData, { x, y, width }: DOMRect): string {
  const seen = new Map<string, number>();
  for (let row = Math.round(y) + 2; row < Math.round(y) + 4; row += 1) {
    for (let column = Math.ceil(x) + 1; column < Math.floor(x + width) - 1; column += 1) {
      const at = 4 * (row * pixels.width + column);
      const colour = pixels.data.subarray(at, at + 3).join(' ');
      seen.set(colour, (seen.get(colour) ?? 0) + 1);
    }
  }
  return [...seen].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

async function decode(png: string): Promise<ImageData> {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
  if (!context) throw new Error('No canvas.');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}

/** What the pixels of a screenshot came to. */
export interface Pixels {
  /** The colours under letters, by the kinds that cover them: `claim`, or `` for none. */
  readonly grounds: Readonly<Record<string, readonly string[]>>;
  readonly letters: number;
}

/** Reads the ground of every letter from a screenshot of the window. */
export async function pixels(png: string): Promise<Pixels> {
  const image = await decode(png);
  const grounds = new Map<string, Set<string>>();
  const all = await letters();
  for (const { kinds, box } of all) {
    const key = kinds.length > 1 ? 'several' : (kinds[0] ?? 'none');
    const known = grounds.get(key) ?? new Set();
    grounds.set(key, known.add(groundOf(image, box)));
  }
  return {
    grounds: Object.fromEntries([...grounds].map(([key, colours]) => [key, [...colours]])),
    letters: all.length,
  };
}
