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
  let isStopped = false;
  return {
    stop() {
      isStopped = true;
    },
    async watch(title, work) {
      isStopped = false;
      let shown = clock().getTime() + SHOWN_AFTER_MS;
      const step = (done: number, of: number): void => {
        if (isStopped) throw new Stopped();
        const now = clock().getTime();
        if (now < shown) return;
        shown = now + 100;
        store.set({ progress: { title, done, of } });
      };
      try {
        return await work({ step });
      } finally {
        if (store.get().progress) store.set({ progress: null });
      }
    },
  };
}
