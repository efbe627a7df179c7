import { createReadAhead, type ReadAhead } from '../../../renderer/session/read-ahead';
import type { Digest } from '../../../shared/article/article';
import { countReads, desk, type Desk } from './session-lab';

/** What the tests of reading ahead do within the page, where the real IndexedDB is. */

export { until } from './after-paint-lab';

const TEXTS = ['At least 82 ships sailed.', 'More than 80 ships sailed.'];

/** A running session with two articles, the first open, and how often a text was read since. */
export interface Watched extends Desk {
  readonly first: Digest;
  readonly second: Digest;
  readonly readAhead: ReadAhead;
  readonly reads: () => number;
  /** From now on every text that is read is refused, or none. */
  readonly refuse: (on: boolean) => void;
}

export async function watched(): Promise<Watched> {
  const made = await desk(TEXTS);
  const [first, second] = made.state().library.map(({ digest }) => digest);
  if (!first || !second) throw new Error('The library is not as it was filled.');
  const reads = countReads(made.database.texts);
  let isRefused = false;
  made.database.texts.hook('reading', (row) => {
    if (isRefused) throw new DOMException('No.', 'UnknownError');
    return row;
  });
  const readAhead = createReadAhead(made.database, (digest) => digest === first);
  return {
    ...made,
    first,
    second,
    readAhead,
    reads,
    refuse(on) {
      isRefused = on;
    },
  };
}

/** Waits until what was pointed at before would have been read. */
export async function rested(): Promise<void> {
  await scheduler.postTask(() => undefined, { priority: 'background', delay: 60 });
  await scheduler.postTask(() => undefined, { priority: 'background' });
}
