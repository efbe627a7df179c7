import { app } from 'electron';

/** So long does quitting wait; what was called saved is on disk long before. */
const MOST_MILLISECONDS = 15_000;

function atMost(work: Promise<void>, milliseconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** What is done before the program rests without a window, and before it ends. */
export interface Closing {
  readonly rest: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Quits with the last window, but on macOS, and holds the end until `close` is done. */
export function quitInOrder({ rest, close }: Closing): void {
  let state: 'running' | 'closing' | 'closed' = 'running';
  app.on('window-all-closed', () => {
    if (process.platform === 'darwin') void rest();
    else app.quit();
  });
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void atMost(close(), MOST_MILLISECONDS).finally(() => {
      state = 'closed';
      app.quit();
    });
  });
}
