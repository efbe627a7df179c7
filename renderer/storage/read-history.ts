import type { Digest } from '../../shared/article/article';
import type { Database } from './database';
import type { ChangeRow } from './rows';

/** Every logged change that touches an article, oldest first. */
export async function readLogOf(db: Database, article: Digest): Promise<readonly ChangeRow[]> {
  const rows = await db.changes.where('articles').equals(article).toArray();
  return rows.toSorted((a, b) => a.seq - b.seq);
}

/** How a step of the log stands now. */
export interface LoggedStep {
  readonly row: ChangeRow;
  readonly live: boolean;
  /** Live, or within reach of redo. */
  readonly reachable: boolean;
}

/**
 * The steps of a log, newest first, without the undos and redos that made them what they are. What
 * was taken back can be had again until another step overtakes it.
 */
export function stepsOf(log: readonly ChangeRow[]): readonly LoggedStep[] {
  const steps = new Map<string, ChangeRow>();
  const live = new Set<string>();
  /** The step that each undo took back. */
  const undone = new Map<string, string>();
  let redoable = new Set<string>();
  for (const row of log) {
    const step = row.undoes === undefined ? null : (undone.get(row.undoes) ?? row.undoes);
    if (step === null) {
      steps.set(row.id, row);
      live.add(row.id);
      redoable = new Set();
    } else if (row.action === 'undo') {
      undone.set(row.id, step);
      live.delete(step);
      redoable.add(step);
    } else {
      live.add(step);
      redoable.delete(step);
    }
  }
  return [...steps.values()].reverse().map((row) => ({
    row,
    live: live.has(row.id),
    reachable: live.has(row.id) || redoable.has(row.id),
  }));
}
