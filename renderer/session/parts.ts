import type { Result } from '../../shared/base/result';
import { fail } from '../../shared/base/result';
import type { Host } from '../../shared/ipc/channels';
import type { Digest } from '../../shared/article/article';
import type { Database } from '../storage/database';
import type { ReadingPlace } from '../storage/settings';
import { storageFailureOf } from '../storage/storage-failure';
import type { AnnotationMemory } from './annotation-memory';
import type { FileSet } from './arriving-files';
import type { Failure } from './failure';
import type { FieldDrafts } from './field-drafts';
import type { ImportPlanner, PlannedImport } from './plan-files';
import type { Watcher } from './progress';
import type { Queue } from './queue';
import type { ReadAhead } from './read-ahead';
import type { Saver } from './saver';
import type { Outcome, SurfacePort } from './session';
import type { SessionStore } from './store';
import type { Tell } from './tell';

/** What of the screen the session may reach, when it is there. */
export interface Ports {
  surface: SurfacePort | null;
  panes: ((step: 1 | -1) => void) | null;
}

/** What has been committed and is not yet read back into the state. */
export interface Stale {
  library: boolean;
  candidates: boolean;
  scheme: boolean;
}

/** Files that the analyst is asked about. */
export interface Asked {
  readonly set: FileSet;
  readonly plan: PlannedImport;
}

/** Exports on their way into the library, one at a time. */
export interface Imports {
  /** While the next one is being read. */
  isReading: boolean;
  waiting: readonly FileSet[];
  asked: Asked | null;
}

/** What every command works with. */
export interface Parts {
  readonly store: SessionStore;
  readonly host: Host;
  readonly database: Database;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly queue: Queue;
  readonly saver: Saver;
  readonly tell: Tell;
  readonly watcher: Watcher;
  readonly planner: ImportPlanner;
  readonly readAhead: ReadAhead;
  readonly annotations: AnnotationMemory;
  readonly ports: Ports;
  readonly fields: FieldDrafts;
  readonly stale: Stale;
  readonly imports: Imports;
  /**
   * True from the removal of an article, or from taking back such a step, until the next step: undo
   * then means the library, whatever is open.
   */
  readonly libraryStep: { value: boolean };
  /** Where articles were being read last, as long as the window is open. */
  readonly places: Map<Digest, ReadingPlace>;
  /** What was looked for before the field was put away. */
  readonly lastFound: { words: string };
  /** True once a backup has begun to take the library's place: only a reload leads on from there. */
  readonly restoreBegun: { value: boolean };
}

/** A task whose errors of the database are failures; all other errors are defects. */
export async function guarded<T>(
  task: () => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  try {
    return await task();
  } catch (error) {
    const failure = storageFailureOf(error);
    if (!failure) throw error;
    return fail(failure);
  }
}

/** Runs a command that only reads, after those that were asked for before it. */
export function reading<T>(
  { queue }: Parts,
  task: () => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  return queue.run(() => guarded(task));
}

/**
 * Runs a command that may write, after those that were asked for before it. "Saving…" shows from
 * this very call on, until what it committed is acknowledged; the next command need not wait for
 * that. `afterwards` brings the state in step with what has been committed.
 */
export async function writing(
  { queue, saver, annotations }: Parts,
  task: () => Outcome,
  afterwards: () => Promise<void>,
): Outcome {
  const end = saver.begin();
  try {
    const result = await queue.run(() =>
      guarded(async () => {
        const done = await task();
        if (!done.ok) annotations.forget();
        await afterwards();
        return done;
      }),
    );
    const acknowledged = await saver.acknowledge();
    return result.ok ? acknowledged : result;
  } finally {
    end();
  }
}
