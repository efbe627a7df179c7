import type { Change } from '../../shared/annotation/change';
import { fail, ok, type Result } from '../../shared/base/result';
import type { Host, JournalEnd } from '../../shared/ipc/channels';
import type { Database } from '../storage/database';
import { readChangeId } from '../storage/check-library';
import { readChangesAfter } from '../storage/read-changes';
import { storageFailureOf } from '../storage/storage-failure';
import type { Failure } from './failure';
import { encodeLines, keptIdAt } from './keeping-lines';

/** From where on the journal is written. */
export interface JournalStart {
  readonly end: JournalEnd;
  /** Whether what is kept is first moved aside, and the journal begun anew. */
  readonly renew: boolean;
  /** The last change in the library's log. */
  readonly committed: number;
}

/** Brings committed changes into the host's journal. */
export interface JournalWriter {
  /** Takes a change whose transaction is down; they come in the order of their numbers. */
  readonly add: (change: Change) => void;
  /**
   * Resolves when every change added so far is on disk, or when that has failed. What comes while
   * one append is under way goes down together in the next one.
   */
  readonly flush: () => Promise<Result<null, Failure>>;
  readonly isDown: () => boolean;
  /** The number of the last change that was added. */
  readonly committed: () => number;
}

interface Waiter {
  readonly seq: number;
  readonly resolve: (result: Result<null, Failure>) => void;
  readonly reject: (defect: unknown) => void;
}

/** A writer that continues a journal. What failed stays to be written, and `flush` tries it again. */
export function createJournalWriter(
  host: Host,
  database: Database,
  start: JournalStart,
): JournalWriter {
  const journal = new Journal(host, database, start);
  let committed = start.committed;
  let waiters: readonly Waiter[] = [];
  let isPumping = false;
  /** False once a change came that does not follow the one before it. */
  let isWhole = true;

  const settle = (result: Result<null, Failure>): void => {
    const isDone = ({ seq }: Waiter): boolean => !result.ok || seq <= journal.seq;
    const done = waiters.filter(isDone);
    waiters = waiters.filter((waiter) => !isDone(waiter));
    for (const { resolve } of done) resolve(result);
  };
  const isDown = (): boolean => isWhole && !journal.mustRenew && journal.seq >= committed;
  const pump = async (): Promise<void> => {
    if (isPumping) return;
    isPumping = true;
    try {
      let result: Result<null, Failure> = ok(null);
      while (result.ok && isWhole && !isDown()) {
        result = await journal.appendSome();
        settle(result);
      }
      if (!isWhole) settle(fail({ type: 'JournalDiffers' }));
    } catch (defect) {
      for (const { reject } of waiters) reject(defect);
      waiters = [];
    } finally {
      isPumping = false;
    }
  };
  return {
    committed: () => committed,
    add(change) {
      isWhole &&= change.seq === committed + 1;
      if (isWhole) committed = change.seq;
      journal.offer(change);
    },
    flush() {
      if (!isWhole) return Promise.resolve(fail({ type: 'JournalDiffers' }));
      if (isDown()) return Promise.resolve(ok(null));
      return new Promise((resolve, reject) => {
        waiters = [...waiters, { seq: committed, resolve, reject }];
        void pump();
      });
    },
    isDown,
  };
}

/** The journal as it was last seen, and the changes that may go into it next. */
class Journal {
  readonly #host: Host;
  readonly #database: Database;
  #end: JournalEnd;
  #offered: Change[] = [];
  mustRenew: boolean;

  constructor(host: Host, database: Database, { end, renew }: JournalStart) {
    this.#host = host;
    this.#database = database;
    this.#end = end;
    this.mustRenew = renew;
  }

  get seq(): number {
    return this.#end.seq;
  }

  offer(change: Change): void {
    this.#offered.push(change);
  }

  /** Appends the next lines, as many as make a good size. */
  async appendSome(): Promise<Result<null, Failure>> {
    try {
      return await (this.mustRenew ? this.#renew() : this.#appendNext());
    } catch (error) {
      const failure = storageFailureOf(error);
      if (!failure) throw error;
      return fail(failure);
    }
  }

  async #renew(): Promise<Result<null, Failure>> {
    const renewed = await this.#host.renewJournal();
    if (!renewed.ok) return fail(toJournalFailure(renewed.failure));
    this.#end = renewed.value;
    this.mustRenew = false;
    return ok(null);
  }

  async #appendNext(): Promise<Result<null, Failure>> {
    const next = await this.#nextChanges();
    if (next.length === 0) return fail({ type: 'JournalDiffers' });
    const { lines } = encodeLines(next, this.#end.sum);
    const appended = await this.#host.appendJournal(lines);
    if (appended.ok) {
      this.#end = appended.value;
      return ok(null);
    }
    const { failure } = appended;
    return failure.type === 'JournalRefused' ? this.#realign() : fail(toJournalFailure(failure));
  }

  /** From memory if they follow, else from the log. */
  async #nextChanges(): Promise<readonly Change[]> {
    this.#offered = this.#offered.filter(({ seq }) => seq > this.seq);
    if (this.#offered[0]?.seq === this.seq + 1) return this.#offered;
    for await (const page of readChangesAfter(this.#database, this.seq)) return page;
    return [];
  }

  /**
   * After a refusal: goes on from where the journal really ends, if that is a place in this
   * library's own log.
   */
  async #realign(): Promise<Result<null, Failure>> {
    const keeping = await this.#host.keeping();
    if (!keeping.ok) return keeping;
    const { journal } = keeping.value;
    const isNews = journal.seq !== this.#end.seq || journal.sum !== this.#end.sum;
    if (!isNews) return fail({ type: 'JournalDiffers' });
    const kept = await keptIdAt(this.#host, journal.seq);
    if (!kept.ok) return kept;
    const own = await readChangeId(this.#database, journal.seq);
    if (kept.value !== own) return fail({ type: 'JournalDiffers' });
    this.#end = journal;
    return ok(null);
  }
}

/** Why something that the host keeps could not be written, as the session tells it. */
export function toJournalFailure(
  failure: Failure | { readonly type: 'JournalRefused'; readonly reason: string },
): Failure {
  if (failure.type === 'JournalRefused') return { type: 'JournalDiffers' };
  if (failure.type !== 'FileNotWritten') return failure;
  const { path, code } = failure;
  return { type: 'JournalNotWritten', path, code };
}
