import type { SessionStore } from './store';

/** Long work that is going on, for a person to watch and to stop. */
export interface Progress {
  /** What is being done, such as `Exporting`. */
  readonly title: string;
  readonly done: number;
  readonly of: number;
}

/** Thrown out of long work that a person has stopped. */
export class Stopped extends Error {}

/** A piece of long work, as it goes on. */
export interface Watch {
  /** Tells how far it is; throws `Stopped` once that was asked for. */
  readonly step: (done: number, of: number) => void;
  /** Aborted once the work shall stop, for work that is done elsewhere. */
  readonly signal: AbortSignal;
}

/** Shorter work shows nothing: a dialog that flashes up tells nobody anything. */
const SHOWN_AFTER_MS = 300;

/** The long work that is going on, if any: one at a time. */
export interface Watcher {
  readonly watch: <T>(title: string, work: (watch: Watch) => Promise<T>) => Promise<T>;
  readonly stop: () => void;
}

/** Shows long work in the state, at most as often as a person can see. */
export function createWatcher(store: SessionStore, clock: () => Date): Watcher {
  let stopping = new AbortController();
  return {
    stop: () => stopping.abort(),
    async watch(title, work) {
      stopping = new AbortController();
      const { signal } = stopping;
      let shown = clock().getTime() + SHOWN_AFTER_MS;
      const step = (done: number, of: number): void => {
        if (signal.aborted) throw new Stopped();
        const now = clock().getTime();
        if (now < shown) return;
        shown = now + 100;
        store.set({ progress: { title, done, of } });
      };
      try {
        return await work({ step, signal });
      } finally {
        if (store.get().progress) store.set({ progress: null });
      }
    },
  };
}
