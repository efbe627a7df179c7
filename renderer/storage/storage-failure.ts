import Dexie from 'dexie';
import type { OpenFailure } from './database';

/** Why something could not be written or read. */
export type StorageFailure =
  | OpenFailure
  /** What a change builds on is not what is stored. */
  | { readonly type: 'ChangedSince' }
  | { readonly type: 'StorageFull' }
  | { readonly type: 'CommitFailed'; readonly reason: string };

const UNAVAILABLE: ReadonlySet<string> = new Set([
  'DatabaseClosedError',
  'InvalidStateError',
  'MissingAPIError',
  'OpenFailedError',
]);

/** An error, what caused it, and what its parts of a bulk operation were caused by. */
function* causesOf(error: unknown): Iterable<Error | DOMException> {
  if (!(error instanceof Error || error instanceof DOMException)) return;
  yield error;
  if ('inner' in error) yield* causesOf(error.inner);
  if (error instanceof Dexie.BulkError) for (const cause of error.failures) yield* causesOf(cause);
}

function reasonOf(error: Error | DOMException): string {
  // Dexie adds the lines of what caused it; all of these are sentences, and stand within others.
  const [sentence = ''] = error.message.split('\n');
  return `${error.name}: ${sentence.replace(/\.+$/, '')}`.slice(0, 500);
}

/**
 * What an error of the database means, or null for one that is no error of the database and hence
 * a defect.
 */
export function storageFailureOf(error: unknown): StorageFailure | null {
  const causes = [...causesOf(error)];
  const [first] = causes;
  if (!first) return null;
  if (causes.some(({ name }) => name === 'QuotaExceededError')) return { type: 'StorageFull' };
  const unavailable = causes.find(({ name }) => UNAVAILABLE.has(name));
  if (unavailable) return { type: 'DatabaseUnavailable', reason: reasonOf(unavailable) };
  const known = causes.some(
    (cause) => cause instanceof DOMException || cause instanceof Dexie.DexieError,
  );
  return known ? { type: 'CommitFailed', reason: reasonOf(first) } : null;
}
