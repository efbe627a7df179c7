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
        seed: row.origin === 'seed',
      })),
    );
  });
}

/** Where a step stands among the steps; the start is behind all of them. */
function placeOf(steps: readonly LoggedStep[], id: string | null): number | null {
  if (id === null) {
    const seed = steps.findIndex(({ row }) => row.origin === 'seed');
    return seed === -1 ? steps.length : seed;
  }
  const place = steps.findIndex(({ row }) => row.id === id);
  return place === -1 ? null : place;
}

async function walk(parts: Parts, id: string | null): Outcome {
  for (;;) {
    const steps = await readSteps(parts);
    const target = placeOf(steps, id);
    if (target === null) return fail({ type: 'NothingToUndo' });
    const live = steps.findIndex((step) => step.live);
    const latest = live === -1 ? steps.length : live;
    if (target === latest) return ok(null);
    // The start is no step, and everything before it is on the way back.
    const how = steps[target]?.live === false ? 'redo' : 'undo';
    const open = parts.store.get().open;
    const taken = await takeBack(parts, how, open?.digest ?? 'library');
    if (!taken.ok) return taken;
  }
}

/**
 * Takes back, or brings back, until a step is the latest live one, or none is for the start. Each is an undo or redo of its
 * own; the first that cannot be done ends it, and what was done until then stays.
 */
export function goToStep(parts: Parts, id: string | null): Outcome {
  return writing(
    parts,
    () => walk(parts, id),
    () => refresh(parts),
  );
}
