import type { KeepingFault } from '../../shared/ipc/channels';
import type { Found, KeptLine } from './read-kept';

/** A file that holds a part of the history. */
export interface HistorySource {
  readonly file: string;
  /** No line of it is later than this change. */
  readonly until: number;
  readonly open: () => AsyncIterable<Found>;
}

/** The change behind which a history is wanted, and its line's checksum where it is known. */
export interface After {
  readonly seq: number;
  readonly sum: string | null;
}

/** A history from its first change on; a first line follows none. */
export const FROM_THE_FIRST: After = { seq: 0, sum: '' };

type Report = (fault: KeepingFault) => void;

/** Whether a line continues what was taken; behind nothing, any beginning does. */
function continues(line: KeptLine, seq: number, sum: string | null): boolean {
  return line.seq === seq + 1 && (sum === null || line.prev === sum);
}

/** One source, read as far as it was needed. */
class Head {
  readonly #found: AsyncIterator<Found>;
  readonly #report: Report;
  readonly #file: string;
  #next: KeptLine | null = null;
  #isOver = false;

  constructor({ file, open }: HistorySource, report: Report) {
    this.#file = file;
    this.#found = open()[Symbol.asyncIterator]();
    this.#report = report;
  }

  /** Its first line behind a change, or null where it has none left. */
  async behind(seq: number): Promise<KeptLine | null> {
    while (!this.#isOver && (this.#next === null || this.#next.seq <= seq)) await this.#advance();
    return this.#next;
  }

  drop(): Promise<void> {
    return this.#advance();
  }

  async close(): Promise<void> {
    await this.#found.return?.();
  }

  async #advance(): Promise<void> {
    this.#next = null;
    const { done, value } = await this.#take();
    if (done) this.#isOver = true;
    else if (value.type === 'line') this.#next = value;
    else if (value.type === 'fault') this.#report(value.fault);
  }

  /** A source that cannot be read any further is over, and told. */
  async #take(): Promise<IteratorResult<Found>> {
    try {
      return await this.#found.next();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : null;
      if (code === null) throw error;
      this.#report({ type: 'KeptUnreadable', file: this.#file, code });
      return { done: true, value: undefined };
    }
  }
}

/** The sources of one history and the place that has been reached in it. */
class Merge {
  readonly #closed: HistorySource[];
  readonly #heads: Head[] = [];
  readonly #report: Report;
  #seq: number;
  #sum: string | null;

  constructor(sources: readonly HistorySource[], after: After, report: Report) {
    this.#closed = [...sources];
    this.#seq = after.seq;
    this.#sum = after.sum;
    this.#report = report;
  }

  async next(): Promise<KeptLine | null> {
    const line = (await this.#continuing()) ?? (await this.#leap());
    if (line === null) return null;
    if (line.seq > this.#seq + 1) {
      this.#report({ type: 'Gap', after: this.#seq, before: line.seq });
    }
    this.#seq = line.seq;
    this.#sum = line.sum;
    return line;
  }

  async close(): Promise<void> {
    await Promise.all(this.#heads.map((head) => head.close()));
  }

  /** The next change, from whichever source has it; sources are opened only as they are needed. */
  async #continuing(): Promise<KeptLine | null> {
    for (let index = 0; ; index += 1) {
      const head = this.#heads[index] ?? this.#open();
      if (!head) return null;
      const line = await this.#inPlace(head);
      if (line && continues(line, this.#seq, this.#sum)) return line;
    }
  }

  /** The next line of a source, without those that belong to another history. */
  async #inPlace(head: Head): Promise<KeptLine | null> {
    for (;;) {
      const line = await head.behind(this.#seq);
      if (line?.seq !== this.#seq + 1 || continues(line, this.#seq, this.#sum)) return line;
      this.#report({ type: 'LineCorrupt', file: line.file, line: line.number });
      await head.drop();
    }
  }

  /** Where nobody has the next change: the earliest one that is left. */
  async #leap(): Promise<KeptLine | null> {
    const lines = await Promise.all(this.#heads.map((head) => head.behind(this.#seq)));
    return lines.reduce<KeptLine | null>(
      (first, line) => (line && (!first || line.seq < first.seq) ? line : first),
      null,
    );
  }

  #open(): Head | null {
    for (let source = this.#closed.shift(); source; source = this.#closed.shift()) {
      if (source.until <= this.#seq) continue;
      const head = new Head(source, this.#report);
      this.#heads.push(head);
      return head;
    }
    return null;
  }
}

/**
 * The intact lines behind a change, in order, each from the first source that has it: what one file
 * has lost another may hold. Changes that none of them has are told as a gap.
 */
export async function* mergeHistory(
  sources: readonly HistorySource[],
  after: After,
  report: Report,
): AsyncGenerator<KeptLine> {
  const merge = new Merge(sources, after, report);
  try {
    for (let line = await merge.next(); line; line = await merge.next()) yield line;
  } finally {
    await merge.close();
  }
}
