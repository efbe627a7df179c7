import { createRandom } from '../input';
import { settle, type Desk } from './desk';
import { frameEnd } from './frames';
import { visibleFragments } from './visible';

const FRAMES_PER_SECOND = 60;

/** Puts the middle of the text on screen. */
export async function scrollToMiddle(desk: Desk): Promise<void> {
  const scroller = desk.contender.scroller();
  scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) / 2;
  await settle(desk);
}

/** What a scroll came to; the frames that lack paint are counted only where that is looked at. */
export interface Scrolling {
  readonly frames: number;
  readonly dropped: number;
  readonly unpainted: number;
}

function lacksPaint({ contender, input }: Desk): boolean {
  const visible = visibleFragments(contender, input);
  return (contender.annotating?.unpainted(visible).length ?? 0) > 0;
}

/**
 * Scrolls from the top to the end in some seconds. The place is set between frames, as input does,
 * so that its scroll event comes before the next one is painted.
 */
export async function scrollThrough(
  desk: Desk,
  seconds: number,
  options: { readonly lookAtPaint: boolean },
): Promise<Scrolling> {
  const scroller = desk.contender.scroller();
  scroller.scrollTop = 0;
  await settle(desk);
  const begin = performance.now();
  const length = seconds * 1_000;
  let [frames, unpainted] = [0, 0];
  for (let passed = 0; passed < length; passed = performance.now() - begin) {
    scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * (passed / length);
    await frameEnd(() => null);
    frames += 1;
    if (options.lookAtPaint && lacksPaint(desk)) unpainted += 1;
  }
  const due = Math.round(((performance.now() - begin) / 1_000) * FRAMES_PER_SECOND);
  return { frames, dropped: Math.max(0, due - frames), unpainted };
}

/** Jumps to places all over the text; counts the jumps whose first frame lacks paint. */
export async function jump(desk: Desk, count: number): Promise<number> {
  const scroller = desk.contender.scroller();
  const random = createRandom(5);
  let unpainted = 0;
  for (let index = 0; index < count; index += 1) {
    scroller.scrollTop = random() * (scroller.scrollHeight - scroller.clientHeight);
    await frameEnd(() => null);
    if (lacksPaint(desk)) unpainted += 1;
  }
  return unpainted;
}
