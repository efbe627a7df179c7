import type { FileBatch } from '../shared/ipc/channels';

/** Files that the system names, on their way to a window that may not be there yet. */
export interface IncomingFiles {
  /** Takes files in; they go to the window in the order of these calls. */
  readonly offer: (paths: readonly string[]) => void;
  /** The window listens from now on. */
  readonly open: () => void;
  /** The window is gone or loads anew; what comes meanwhile is kept. */
  readonly close: () => void;
}

/**
 * Keeps paths until the window listens, and reads them only then, in one batch. Reading is one at a
 * time, so batches never overtake each other.
 */
export function createIncomingFiles(
  read: (paths: readonly string[]) => Promise<FileBatch>,
  send: (batch: FileBatch) => void,
): IncomingFiles {
  let isOpen = false;
  let waiting: readonly string[] = [];
  let reading = false;

  async function drain(): Promise<void> {
    if (reading) return;
    reading = true;
    while (isOpen && waiting.length > 0) {
      const paths = waiting;
      waiting = [];
      const batch = await read(paths);
      if (isOpen) send(batch);
      else waiting = [...paths, ...waiting];
    }
    reading = false;
  }

  return {
    offer(paths) {
      waiting = [...waiting, ...paths];
      void drain();
    },
    open() {
      isOpen = true;
      void drain();
    },
    close() {
      isOpen = false;
    },
  };
}
