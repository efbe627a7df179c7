import type { Session, SessionState } from './session';

/** Where a view reads the state. */
export type StateSource = Pick<Session, 'getState' | 'subscribe'>;

/** A window that is hidden paints no frames; then this many milliseconds are waited instead. */
const PATIENCE = 100;

/** Calls back in a task of its own behind the next frame, and behind what else waited for that. */
function behindNextFrame(then: () => void): void {
  let isOver = false;
  const goOn = (): void => {
    if (isOver) return;
    isOver = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    void scheduler.postTask(() => undefined).then(() => scheduler.postTask(then));
  };
  const frame = requestAnimationFrame(goOn);
  const timer = setTimeout(goOn, PATIENCE);
}

/** Code units. A shorter text is shown whole in one frame, which has time for the rest as well. */
const LONG = 150_000;

function isShort({ open }: SessionState): boolean {
  return (open?.text.length ?? 0) < LONG;
}

/**
 * The state as it was when the last frame was painted, for what may come a frame behind the text;
 * another article that is short comes at once, in the frame of its text. While nobody listens it is
 * the state as it is.
 */
export function stateAfterPaint(source: StateSource): StateSource {
  const listeners = new Set<() => void>();
  let state: SessionState = source.getState();
  let isWaiting = false;
  let stop: (() => void) | null = null;

  const catchUp = (): void => {
    if (listeners.size === 0 || state === source.getState()) return;
    state = source.getState();
    for (const listener of listeners) listener();
  };
  const onChange = (): void => {
    const now = source.getState();
    if (now.open?.digest !== state.open?.digest && isShort(now)) catchUp();
    if (isWaiting || state === now) return;
    isWaiting = true;
    behindNextFrame(() => {
      isWaiting = false;
      catchUp();
    });
  };
  return {
    getState() {
      if (listeners.size === 0) state = source.getState();
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      if (!stop) {
        state = source.getState();
        stop = source.subscribe(onChange);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
}
