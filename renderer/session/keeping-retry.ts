import type { Failure } from './failure';
import type { SaveStatus } from './session';

/** Runs a task after some milliseconds; gives what calls it off. */
export type Later = (task: () => void, ms: number) => () => void;

const FIRST_MS = 2000;
const LONGEST_MS = 60_000;

/** Tries again by itself what could not be saved, less and less often. */
export interface SelfRetry {
  /** To be told of every state of saving. */
  readonly saw: (status: SaveStatus) => void;
  readonly stop: () => void;
}

/** These are questions, and no matter of time. */
const QUESTIONS: ReadonlySet<Failure['type']> = new Set(['JournalDiffers', 'LibrarySetBack']);

function canHelp(status: SaveStatus): boolean {
  return status.state === 'not-saved' && !QUESTIONS.has(status.failure.type);
}

/** `retry` leads to another state, of which this is told. */
export function createSelfRetry(later: Later, retry: () => void): SelfRetry {
  let wait = FIRST_MS;
  let cancel: (() => void) | null = null;
  const stop = (): void => {
    cancel?.();
    cancel = null;
  };
  return {
    stop,
    saw(status) {
      if (status.state === 'saving') return;
      stop();
      if (!canHelp(status)) {
        wait = FIRST_MS;
        return;
      }
      cancel = later(() => {
        cancel = null;
        retry();
      }, wait);
      wait = Math.min(wait * 2, LONGEST_MS);
    },
  };
}
