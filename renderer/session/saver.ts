import type { Change, ChangeDraft } from '../../shared/annotation/change';
import { fail, ok, type Result } from '../../shared/base/result';
import { commitChange } from '../storage/commit-change';
import type { Database } from '../storage/database';
import { reopen } from '../storage/reopen';
import { storageFailureOf } from '../storage/storage-failure';
import type { Failure } from './failure';
import type { JournalWriter } from './keeping-journal';
import { createSaveStatus } from './save-status';
import type { SaveStatus } from './session';

/** What a saver writes to, and whom it tells. */
export interface SaverOptions {
  readonly database: Database;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly journal: JournalWriter;
  readonly onStatus: (status: SaveStatus) => void;
  /** Called once per change, as soon as its transaction is down. */
  readonly onCommitted: (change: Change) => void;
  /** Called for a kept draft that can no longer be written, because what it builds on is gone. */
  readonly onGivenUp: (failure: Failure) => void;
}

/** Writes drafts, keeps those that could not be written, and is the one that says "Saved". */
export interface Saver {
  /** Says "Saving…" from now on, until the function that it returns is called. */
  readonly begin: () => () => void;
  /** First tries again what was kept, then writes the draft into the library. */
  readonly commit: (draft: ChangeDraft) => Promise<Result<Change, Failure>>;
  /**
   * The one step before "Saved": resolves when all that was committed so far is in the journal, or
   * when that has failed. It holds up no other commit.
   */
  readonly acknowledge: () => Promise<Result<null, Failure>>;
  /** Tries again what was kept, up to the first that still fails. */
  readonly retry: () => Promise<Result<null, Failure>>;
  /** The number of the last change that is in the library's log, or was before it was damaged. */
  readonly committed: () => number;
  /** Drafts that are not in the database, in the order in which they were made. */
  readonly keptDrafts: () => readonly ChangeDraft[];
  readonly isSettled: () => boolean;
}

/** A draft on its way down. It keeps its id however often it is tried. */
interface Job {
  readonly draft: ChangeDraft;
  readonly id: string;
}

/** Into a library that has lost changes nothing is written: what is kept builds on them. */
async function reopenWhole(database: Database, committed: number): Promise<Result<null, Failure>> {
  try {
    const isWhole = await reopen(database, committed);
    return isWhole ? ok(null) : fail({ type: 'LibrarySetBack' });
  } catch (error) {
    const failure = storageFailureOf(error);
    if (!failure) throw error;
    return fail(failure);
  }
}

/** `commit` and `retry` are called within tasks of the queue only, one at a time; the rest at any time. */
export function createSaver(options: SaverOptions): Saver {
  const { database, clock, journal } = options;
  const status = createSaveStatus(options.onStatus);
  let kept: readonly Job[] = [];
  let lastAt: string | null = null;

  const run = async ({ draft, id }: Job): Promise<Result<Change, Failure>> => {
    const written = await commitChange(database, draft, { id, at: clock().toISOString() });
    if (written.ok) {
      lastAt = written.value.at;
      options.onCommitted(written.value);
      journal.add(written.value);
    }
    return written;
  };

  const retry = async (): Promise<Result<null, Failure>> => {
    const reopened = kept.length > 0 ? await reopenWhole(database, journal.committed()) : ok(null);
    if (!reopened.ok) {
      status.notStored(reopened.failure);
      return reopened;
    }
    for (let [first, ...rest] = kept; first; [first, ...rest] = kept) {
      const result = await run(first);
      if (!result.ok && result.failure.type !== 'ChangedSince') {
        status.notStored(result.failure);
        return fail(result.failure);
      }
      if (!result.ok) options.onGivenUp(result.failure);
      kept = rest;
    }
    status.notStored(null);
    return ok(null);
  };

  return {
    begin: status.begin,
    retry,
    async commit(draft) {
      const job = { draft, id: options.newId() };
      // Not before those that were asked for earlier: it may build on them.
      const retried = await retry();
      const result = retried.ok ? await run(job) : retried;
      if (!result.ok && result.failure.type !== 'ChangedSince') {
        kept = [...kept, job];
        status.notStored(result.failure);
      }
      return result;
    },
    async acknowledge() {
      const at = lastAt;
      const result = await journal.flush();
      status.notKept(result.ok ? null : result.failure);
      if (result.ok && at !== null) status.acknowledged(at);
      return result;
    },
    committed: journal.committed,
    keptDrafts: () => kept.map(({ draft }) => draft),
    isSettled: () => kept.length === 0 && !status.isBusy() && journal.isDown(),
  };
}
