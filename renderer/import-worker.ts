import { guarded } from './session/parts';
import type { WorkerAnswer, WorkerOrder } from './session/import-planner';
import { planFiles } from './session/plan-files';
import { openDatabase } from './storage/database';

/** Composition root of the worker: the library of the order and its files make the plan. */
async function plan({ database: name, ...order }: WorkerOrder): Promise<WorkerAnswer> {
  const opened = await openDatabase(name);
  if (!opened.ok) return { type: 'planned', result: opened };
  const answer = (step: WorkerAnswer): void => postMessage(step);
  const result = await guarded(() =>
    planFiles(opened.value, order, (done, of) => answer({ type: 'step', done, of })),
  );
  return { type: 'planned', result };
}

addEventListener('message', ({ data }: MessageEvent<WorkerOrder>) => {
  // As an error of the worker, a defect reaches whoever waits for the plan.
  plan(data).then((answer) => postMessage(answer), reportError);
});
