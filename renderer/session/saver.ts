import type { Change, ChangeDraft } from '../../shared/annotation/change';
import { fail, ok, type Result } from '../../shared/base/result';
import { commitChange } from '../storage/commit-change';
import type { Database } from '../storage/database';
import type { Failure } from './failure';
import { createSaveStatus } from './save-status';
import type { SaveStatus } from './session';

/** Takes note of a change beyond the database; what it fails to note is not saved. */
export type Acknowledge = (change: Change) => Promise<Result<null, Failure>>;

/** What a saver writes to, and whom it tells. */
export interface SaverOptions {
  readonly database: Database;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly acknowledge: Acknowledge;
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
  /** First tries again what was kept, then writes the draft. */
  readonly commit: (draft: ChangeDraft) => Promise<Result<Change, Failure>>;
  /** Tries again what was kept, up to the first that still fails. */
  readonly retry: () => Promise<Result<null, Failure>>;
  /** Drafts that are not in the database, in the order in which they were made. */
  readonly keptDrafts: () => readonly ChangeDraft[];
  readonly isSettled: () => boolean;
}

/** A draft on its way down. It keeps its id however often it is tried. */
interface Job {
  readonly draft: ChangeDraft;
  readonly id: string;
  /** Present when only the acknowledgement is missing. */
  readonly committed?: Change;
}

type Attempt =
  | { readonly state: 'done'; readonly change: Change }
  /** It can be tried again, as `job`. */
  | { readonly state: 'kept'; readonly job: Job; readonly failure: Failure }
  /** What it builds on is no more. */
  | { readonly state: 'hopeless'; readonly failure: Failure };

async function attempt(options: SaverOptions, job: Job): Promise<Attempt> {
  const { database, clock, acknowledge, onCommitted } = options;
  const stamp = { id: job.id, at: clock().toISOString() };
  const written = job.committed
    ? ok(job.committed)
    : await commitChange(database, job.draft, stamp);
  if (!written.ok) {
    const { failure } = written;
    return failure.type === 'ChangedSince'
      ? { state: 'hopeless', failure }
      : { state: 'kept', job, failure };
  }
  const change = written.value;
  if (!job.committed) onCommitted(change);
  const acknowledged = await acknowledge(change);
  return acknowledged.ok
    ? { state: 'done', change }
    : { state: 'kept', job: { ...job, committed: change }, failure: acknowledged.failure };
}

/** Its methods are called within tasks of the queue only, one at a time; `begin` at any time. */
export function createSaver(options: SaverOptions): Saver {
  const status = createSaveStatus(options.onStatus);
  let kept: readonly Job[] = [];

  const run = async (job: Job): Promise<Attempt> => {
    const result = await attempt(options, job);
    if (result.state === 'done') status.acknowledged(result.change.at);
    if (result.state === 'kept') status.unsaved(result.failure);
    return result;
  };

  const retry = async (): Promise<Result<null, Failure>> => {
    for (let [first, ...rest] = kept; first; [first, ...rest] = kept) {
      const result = await run(first);
      if (result.state === 'kept') {
        kept = [result.job, ...rest];
        return fail(result.failure);
      }
      if (result.state === 'hopeless') options.onGivenUp(result.failure);
      kept = rest;
    }
    status.unsaved(null);
    return ok(null);
  };

  return {
    begin: status.begin,
    retry,
    async commit(draft) {
      if (kept.length > 0) await retry();
      const result = await run({ draft, id: options.newId() });
      if (result.state === 'kept') kept = [...kept, result.job];
      return result.state === 'done' ? ok(result.change) : fail(result.failure);
    },
    keptDrafts: () => kept.filter((job) => !job.committed).map(({ draft }) => draft),
    isSettled: () => kept.length === 0 && !status.isBusy(),
  };
}
