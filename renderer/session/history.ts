import { fail, ok, type Result } from '../../shared/base/result';
import { readLogOf, stepsOf, type LoggedStep } from '../storage/read-history';
import { refresh } from './after-commit';
import type { HistoryEntry } from './annotating';
import type { Failure } from './failure';
import { reading, writing, type Parts } from './parts';
import type { Outcome } from './session';
import { stepTitle } from './step-title';
import { takeBack } from './undo';

async function readSteps({ store, database }: Parts): Promise<readonly LoggedStep[]> {
  const { open } = store.get();
  return open ? stepsOf(await readLogOf(database, open.digest)) : [];
}

/** The steps of the open article, newest first. */
export function history(parts: Parts): Promise<Result<readonly HistoryEntry[], Failure>> {
  return reading(parts, async () => {
    const steps = await readSteps(parts);
    return ok(
      steps.map(({ row, live, reachable }) => ({
        id: row.id,
        seq: row.seq,
        at: row.at,
        by: row.by,
        action: row.action,
        title: stepTitle(row),
        live,
        reachable,
      })),
    );
  });
}

async function walk(parts: Parts, id: string): Outcome {
  for (;;) {
    const steps = await readSteps(parts);
    const target = steps.findIndex(({ row }) => row.id === id);
    if (target === -1) return fail({ type: 'NothingToUndo' });
    const latest = steps.findIndex(({ live }) => live);
    if (target === latest) return ok(null);
    const how = steps[target]?.live ? 'undo' : 'redo';
    const open = parts.store.get().open;
    const taken = await takeBack(parts, how, open?.digest ?? 'library');
    if (!taken.ok) return taken;
  }
}

/**
 * Takes back, or brings back, until a step is the latest live one. Each is an undo or redo of its
 * own; the first that cannot be done ends it, and what was done until then stays.
 */
export function goToStep(parts: Parts, id: string): Outcome {
  return writing(
    parts,
    () => walk(parts, id),
    () => refresh(parts),
  );
}
