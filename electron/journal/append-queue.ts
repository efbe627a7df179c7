/** Gathers what comes while a write is under way, so that it goes down together in the next one. */
export interface AppendQueue<T, R> {
  readonly add: (item: T) => Promise<R>;
  /** Resolves when everything added so far is answered. */
  readonly settled: () => Promise<void>;
}

interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (answer: R) => void;
  readonly reject: (error: unknown) => void;
}

/** A queue in front of `write`, which gets one or more items in their order and answers each. */
export function createAppendQueue<T, R>(
  write: (items: readonly T[]) => Promise<readonly R[]>,
): AppendQueue<T, R> {
  let waiting: Waiting<T, R>[] = [];
  let working: Promise<void> | null = null;

  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const taken = waiting;
      waiting = [];
      try {
        const answers = await write(taken.map(({ item }) => item));
        for (const [index, answer] of answers.entries()) taken[index]?.resolve(answer);
      } catch (error) {
        for (const { reject } of taken) reject(error);
      }
    }
    working = null;
  };
  return {
    add(item) {
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        // What is added in one task goes down together, the first item included.
        working ??= Promise.resolve().then(writeAll);
      });
    },
    settled: () => working ?? Promise.resolve(),
  };
}
