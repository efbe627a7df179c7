import type { Session, SessionState } from './session';

/** Where a view reads the state. */
export type StateSource = Pick<Session, 'getState' | 'subscribe'>;

/**
 * Milliseconds after which a change no longer waits: neither for a frame, of which a hidden window
 * paints none, nor for the changes that follow it.
 */
const PATIENCE = 100;

/** Calls `within` the next frame, and `then` in a task behind it and what else waited for that. */
function behindNextFrame(within: () => void, then: () => void): void {
  let isOver = false;
  const goOn = (): void => {
    if (isOver) return;
    isOver = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    within();
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
 * The state as it was when the last frame was painted, for what may come a frame behind the text: a
 * change that is followed by others within a frame waits with them, as when a key says that
 * something is being saved and then it is. Another article that is short comes at once, in the frame
 * of its text. While nobody listens it is the state as it is.
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
  const follow = (since: number): void => {
    let painted = state;
    behindNextFrame(
      () => {
        painted = source.getState();
      },
      () => {
        // What has happened since then has its own frame still to come.
        const isBehind = painted !== source.getState();
        if (isBehind && performance.now() - since < PATIENCE) {
          follow(since);
          return;
        }
        isWaiting = false;
        catchUp();
      },
    );
  };
  const onChange = (): void => {
    const now = source.getState();
    if (now.open?.digest !== state.open?.digest && isShort(now)) catchUp();
    if (isWaiting || state === now) return;
    isWaiting = true;
    follow(performance.now());
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
