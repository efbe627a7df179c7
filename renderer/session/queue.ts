/** Runs tasks one after the other, in the order in which they were given. */
export interface Queue {
  /** An idle queue begins a task at once, before `run` returns. */
  readonly run: <T>(task: () => Promise<T>) => Promise<T>;
  readonly isIdle: () => boolean;
}

/** A task that throws fails its own promise and holds up no other. */
export function createQueue(): Queue {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    isIdle: () => waiting === 0,
    run<T>(task: () => Promise<T>): Promise<T> {
      const begin = async (): Promise<T> => task();
      const result = waiting === 0 ? begin() : last.then(begin);
      waiting += 1;
      const settle = (): void => {
        waiting -= 1;
      };
      last = result.then(settle, settle);
      return result;
    },
  };
}
