import type { IsShown } from './contender';

/** Longer than any contender took that is worth a figure, in milliseconds. */
const PATIENCE = 60_000;

/** Resolves in a task right behind the next frame; `atFrame` is asked within the frame. */
export function frameEnd<T>(atFrame: () => T): Promise<{ readonly at: number; readonly seen: T }> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const seen = atFrame();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve({ at: performance.now(), seen });
      port2.postMessage(null);
    });
  });
}

/** Waits for some frames to pass. */
export async function passFrames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame += 1) await frameEnd(() => null);
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** Waits until something holds, without a frame or layout of its own. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await pause(10);
  }
}

/** The times, since a start, of the ends of the first frames that show several things. */
export async function timesToPainted(
  start: number,
  shown: readonly IsShown[],
  { paintsIn, what }: { readonly paintsIn: 'task' | 'frame'; readonly what: string },
): Promise<readonly number[]> {
  const times = shown.map(() => -1);
  while (times.some((time) => time < 0)) {
    const { at, seen } = await frameEnd(() => shown.map((isShown) => isShown()));
    if (at - start > PATIENCE) throw new Error(`It was never painted: ${what}.`);
    for (const [index, isShown] of shown.entries()) {
      const isThere = seen[index] === true || (paintsIn === 'frame' && isShown());
      if (isThere && times[index] === -1) times[index] = at - start;
    }
  }
  return times;
}

/** A frame, in milliseconds. */
const FRAME = 1_000 / 60;

/**
 * Runs something while frames follow each other, from a certain point between two of them on: 0 is
 * right behind one, 1 right before the next. Idle, Chromium would begin a frame at once.
 */
export async function atPhase<T>(phase: number, run: () => Promise<T>): Promise<T> {
  let isRunning = true;
  const tick = (): void => {
    if (isRunning) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  await passFrames(3);
  await pause(phase * FRAME);
  const result = await run();
  isRunning = false;
  return result;
}

/** The time from a call to the end of the first frame that shows it. */
export function timeToPainted(
  begin: () => IsShown,
  about: { readonly phase: number; readonly paintsIn: 'task' | 'frame'; readonly what: string },
): Promise<number> {
  return atPhase(about.phase, async () => {
    const start = performance.now();
    const [time] = await timesToPainted(start, [begin()], about);
    return time ?? -1;
  });
}
