import { fail, ok, type Result } from '../../shared/base/result';
import type { HistoryPage, HistoryRequest, RequestRefused } from '../../shared/ipc/channels';
import type { ChosenBackups } from './chosen-backups';
import { createHistoryPages } from './history-pages';
import type { Journal } from './journal';
import { createLane } from './lane';
import { FROM_THE_FIRST, mergeHistory, type After } from './merge-history';
import type { KeptLine } from './read-kept';

/** The page knows by their numbers alone what it has read. */
function behind(seq: number): After {
  return seq === 0 ? FROM_THE_FIRST : { seq, sum: null };
}

/** Reads kept changes for the page: those of journal and snapshots, or of a chosen backup. */
export interface HistoryReader {
  readonly read: (request: HistoryRequest) => Promise<Result<HistoryPage, RequestRefused>>;
  /** Files come and go: a walk that is under way is let go of, and begun anew with the next page. */
  readonly close: () => Promise<void>;
}

export function createHistoryReader(journal: Journal, chosen: ChosenBackups): HistoryReader {
  const pages = createHistoryPages();
  // A walk that is under way cannot be asked twice at once.
  const lane = createLane();
  async function* own(after: number): AsyncGenerator<KeptLine> {
    await journal.end();
    yield* mergeHistory(await journal.sources(after), behind(after), journal.faults.add);
  }
  return {
    read: ({ backup, after }) =>
      lane.run(async () => {
        if (backup === null) return ok(await pages.read('', after, own));
        const sources = chosen.sources(backup);
        if (!sources) return fail({ type: 'RequestRefused', reason: 'No such backup was chosen.' });
        // What is wrong with it was told when it was chosen.
        const lines = (from: number) => mergeHistory(sources, behind(from), () => undefined);
        return ok(await pages.read(backup, after, lines));
      }),
    close: () => lane.run(pages.close),
  };
}
