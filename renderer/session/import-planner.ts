import type { Result } from '../../shared/base/result';
import type { Failure } from './failure';
import type { ImportPlanner, PlannedImport, PlanOrder } from './plan-files';
import { Stopped, type Watch } from './progress';

/** What the window asks of the worker, once. */
export interface WorkerOrder extends PlanOrder {
  /** The library's name. */
  readonly database: string;
}

/** What the worker answers: how far it is, any number of times, and at last the plan. */
export type WorkerAnswer =
  | { readonly type: 'step'; readonly done: number; readonly of: number }
  | { readonly type: 'planned'; readonly result: Result<PlannedImport, Failure> };

function ask(
  worker: Worker,
  order: WorkerOrder,
  { step, signal }: Watch,
): Promise<Result<PlannedImport, Failure>> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Stopped()));
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    // Only the worker's own module posts here.
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => {
      if (data.type === 'planned') resolve(data.result);
      else if (!signal.aborted) step(data.done, data.of);
    });
    worker.postMessage(order);
  });
}

/**
 * Plans in a worker of its own for each import: the window goes on, and stopping ends the work at
 * once, wherever it is.
 */
export function createImportPlanner(database: string, open: () => Worker): ImportPlanner {
  return {
    async plan(order, watch) {
      const worker = open();
      try {
        return await ask(worker, { ...order, database }, watch);
      } finally {
        worker.terminate();
      }
    },
  };
}
