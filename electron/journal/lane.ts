/** Runs tasks one after the other, in the order in which they come. */
export interface Lane {
  readonly run: <T>(task: () => Promise<T>) => Promise<T>;
}

/** A lane in which nothing runs yet. What a task rejects with reaches its own caller alone. */
export function createLane(): Lane {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(task) {
      const result = last.then(task);
      last = result.catch(() => undefined);
      return result;
    },
  };
}
