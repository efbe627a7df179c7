import type { ContenderName, OddName, Size } from '../figures';
import { inputOf, oddInput, warmUpInput } from '../input';
import type { Contender, Geometry } from './contender';
import { settle, type Desk } from './desk';
import { atPhase, pause, timesToPainted, until } from './frames';
import { createVerbatim } from './verbatim';
import { textFault, visibleFragments } from './visible';

export { settle } from './desk';
export { measureChanges, measureUnrelated, paintUnrelated } from './measure-changes';
export { jump, scrollThrough, scrollToMiddle } from './measure-scroll';
export { tintedShare } from './tint';
export { readGeometry } from './read-geometry';

const CREATE: Readonly<Record<ContenderName, (geometry: Geometry) => Promise<Contender>>> = {
  'plain-text': async (geometry) => (await import('./plain-text')).createPlainText(geometry),
  verbatim: async () => createVerbatim(),
  'recogito-spans': async (geometry) =>
    (await import('./recogito')).createRecogito(geometry, 'SPANS'),
  'recogito-css-highlights': async (geometry) =>
    (await import('./recogito')).createRecogito(geometry, 'CSS_HIGHLIGHTS'),
  'lexical-mark': async (geometry) => (await import('./lexical-mark')).createLexicalMark(geometry),
};

/** Makes a contender on this page, with a short article open: a running program, and an idle one. */
export async function sitDown(name: ContenderName, geometry: Geometry): Promise<Desk> {
  const contender = await CREATE[name](geometry);
  const desk = { contender, input: warmUpInput() };
  await until(contender.isReady, 'it can be given an article');
  contender.prepare(desk.input)();
  await until(contender.isOpen, 'the short article is open');
  await settle(desk);
  return desk;
}

/** Takes the input to memory; it is read and parsed before anything is measured. */
export function takeInput(desk: Desk, size: Size): void {
  desk.input = inputOf(size);
}

/** Takes an odd text to memory. */
export function takeOddInput(desk: Desk, name: OddName): void {
  desk.input = oddInput(name);
}

/** Lets go of the input, so that only what the contender keeps of it counts. */
export function releaseInput(desk: Desk): void {
  desk.input = { title: '', text: '', paragraphs: [], annotations: [] };
}

/** What one opening took, in milliseconds. */
export interface Opening {
  readonly open: number;
  readonly firstScreen: number;
}

/** Says where the page is not as the input; null where it is. */
export function paintFault(desk: Desk): string | null {
  return textFault(desk.contender, desk.input) ?? unpaintedFault(desk);
}

function unpaintedFault({ contender, input }: Desk): string | null {
  if (!contender.annotating) return null;
  const visible = visibleFragments(contender, input);
  if (visible.length === 0) return 'no annotation is on screen';
  const unpainted = contender.annotating.unpainted(visible);
  return unpainted.length === 0
    ? null
    : `${unpainted.length} of ${visible.length} visible fragments are not painted`;
}

/** A hand that comes to a place clicks there no sooner, in milliseconds. */
const AIM = 200;

/**
 * Opens the input, from a certain point between two frames on: by pointer, which has come to its
 * place before, or by a command out of the blue.
 */
export async function measureOpening(
  desk: Desk,
  { phase, by }: { readonly phase: number; readonly by: 'pointer' | 'command' },
): Promise<Opening> {
  const { contender, input } = desk;
  if (by === 'pointer') contender.pointAt?.(input);
  await pause(AIM);
  const open = contender.prepare(input);
  return atPhase(phase, async () => {
    const start = performance.now();
    open();
    const shown = [contender.isFirstScreen, contender.isOpen];
    const [firstScreen = -1, whole = -1] = await timesToPainted(start, shown, {
      paintsIn: contender.paintsIn,
      what: 'the article',
    });
    return { open: whole, firstScreen };
  });
}

/** Opens the input again from the short article, and looks at the first frame that counts as its first screen. */
export async function firstScreenFault(desk: Desk, size: Size): Promise<string | null> {
  await leave(desk);
  takeInput(desk, size);
  const { contender, input } = desk;
  contender.prepare(input)();
  await timesToPainted(performance.now(), [contender.isFirstScreen], {
    paintsIn: contender.paintsIn,
    what: 'the first screen',
  });
  return unpaintedFault(desk);
}

/** The nodes of the document. */
export function countNodes(): number {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
  let count = 1;
  while (walker.nextNode()) count += 1;
  return count;
}

/** Goes back to the short article, so that the next page begins as this one did. */
export async function leave(desk: Desk): Promise<void> {
  desk.input = warmUpInput();
  desk.contender.prepare(desk.input)();
  await until(desk.contender.isOpen, 'the short article is open again');
  await settle(desk);
}

/** The longest task of the main thread since the call, in milliseconds, asked for at the end. */
export function watchTasks(): () => number {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ entryTypes: ['longtask'] });
  return () => {
    for (const { duration } of observer.takeRecords()) longest = Math.max(longest, duration);
    observer.disconnect();
    return longest;
  };
}
