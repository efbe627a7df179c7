import type { Span } from '../../../shared/article/span';
import type { Kind } from '../../../shared/scheme/scheme';
import { createRandom } from '../input';
import { settle, type Desk } from './desk';
import type { IsShown, VisibleFragment } from './contender';
import { pause, timeToPainted } from './frames';
import { rangeOf, visibleFragments, visibleParagraphs, widestLine } from './visible';

/** Times to painted, in milliseconds, one for each repetition. */
export interface ChangeTimes {
  readonly add: number[];
  readonly select: number[];
  readonly changeKind: number[];
  readonly remove: number[];
}

/** Longer than Recogito waits with what it does after a change of the document. */
const AFTERMATH = 200;

/** Whether the widest line of a range is wholly on screen. */
function isWhole({ contender }: Desk, range: Range): boolean {
  const box = contender.scroller().getBoundingClientRect();
  const line = widestLine(range);
  const bottom = Math.min(box.bottom, innerHeight);
  return line !== undefined && line.top > box.top + 4 && line.bottom < bottom - 4;
}

/** Some words on screen that are not annotated as they are; they are `taken` then. */
function takeFreeSpan(desk: Desk, taken: Set<string>, random: () => number): Span {
  const { contender, input } = desk;
  const { text, paragraphs } = input;
  const [first, last] = visibleParagraphs(contender);
  for (;;) {
    const paragraph = paragraphs[first + Math.floor(random() * (last - first + 1))];
    if (!paragraph) throw new Error('No paragraph is on screen.');
    const words = [...text.slice(paragraph.start, paragraph.end).matchAll(/[a-z]+/g)];
    const from = Math.floor(random() * Math.max(1, words.length - 4));
    const [begin, end] = [words[from], words[Math.min(from + 3, words.length - 1)]];
    if (!begin || !end) continue;
    const span = {
      start: paragraph.start + begin.index,
      end: paragraph.start + end.index + end[0].length,
    };
    const key = keyOf(span);
    if (taken.has(key) || !isWhole(desk, rangeOf(contender, input, span))) continue;
    taken.add(key);
    return span;
  }
}

/** Scrolls to words that have left the screen since they were selected, as an analyst would. */
async function bringBack(desk: Desk, span: Span): Promise<void> {
  const { contender, input } = desk;
  const range = rangeOf(contender, input, span);
  if (isWhole(desk, range)) return;
  const scroller = contender.scroller();
  const box = scroller.getBoundingClientRect();
  scroller.scrollTop += range.getBoundingClientRect().top - box.top - box.height / 2;
  await settle(desk);
}

function keyOf({ start, end }: Span): string {
  return `${start} ${end}`;
}

/**
 * A fragment on screen that no other annotation covers, so that a click means it; in turn, so that
 * it is not the one that is selected, as far as there are others.
 */
function takeClickable(desk: Desk, turn: number): VisibleFragment | undefined {
  const visible = visibleFragments(desk.contender, desk.input);
  const clickable = visible.filter(({ id, start, end, range }) => {
    const isDisturbed = visible.some(
      (other) => other.id !== id && other.start < end && start < other.end,
    );
    return !isDisturbed && isWhole(desk, range);
  });
  return clickable[turn % clickable.length];
}

/** Adds, recasts and removes an annotation, and selects another one, in turn. */
export async function measureChanges(desk: Desk, repetitions: number): Promise<ChangeTimes | null> {
  const { annotating, paintsIn } = desk.contender;
  if (!annotating) return null;
  const times: ChangeTimes = { add: [], select: [], changeKind: [], remove: [] };
  const taken = new Set(desk.input.annotations.flatMap(({ spans }) => spans.map(keyOf)));
  const random = createRandom(11);
  for (let index = 0; index < repetitions; index += 1) {
    // Spread evenly over a frame, so that few repetitions do for what depends on its length.
    const phase = (index + 0.5) / repetitions;
    const time = async (what: keyof ChangeTimes, begin: () => IsShown): Promise<void> => {
      times[what].push(await timeToPainted(begin, { phase, paintsIn, what }));
      await settle(desk);
    };
    const kinds: readonly [Kind, Kind] = index % 2 === 0 ? ['claim', 'quote'] : ['figure', 'claim'];
    const span = takeFreeSpan(desk, taken, random);
    await annotating.prepareAdd(span);
    await settle(desk);
    await bringBack(desk, span);
    await time('add', () => annotating.add(span, kinds[0]));
    await time('changeKind', () => annotating.changeKind(kinds[1]));
    await time('remove', () => annotating.remove());
    const fragment = takeClickable(desk, index);
    if (fragment) await time('select', () => annotating.select(fragment));
  }
  return times;
}

/** Changes the words elsewhere in the window several times, each with its whole aftermath. */
export async function measureUnrelated(desk: Desk, repetitions: number): Promise<void> {
  const element = desk.contender.elsewhere();
  const before = element.textContent;
  for (let index = 0; index < repetitions; index += 1) {
    element.textContent = `Changed ${index}`;
    await pause(AFTERMATH);
  }
  element.textContent = before;
}

/** The times to painted of such changes, in milliseconds. */
export async function paintUnrelated(desk: Desk, repetitions: number): Promise<readonly number[]> {
  const element = desk.contender.elsewhere();
  const before = element.textContent;
  const times: number[] = [];
  for (let index = 0; index < repetitions; index += 1) {
    const begin = () => {
      element.textContent = `Changed ${index}`;
      return () => true;
    };
    times.push(
      await timeToPainted(begin, {
        phase: (index + 0.5) / repetitions,
        paintsIn: 'task',
        what: 'a change elsewhere',
      }),
    );
    await pause(40);
  }
  element.textContent = before;
  return times;
}
