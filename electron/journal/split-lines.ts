/** No line of ours is longer, in bytes: twice this is what one JavaScript string can hold. */
export const MAX_LINE_BYTES = 256 * 1024 * 1024;

const NEWLINE = 0x0a;

/** A piece of a file between newlines. Lines are counted from 1, bytes from the file's beginning. */
export interface Piece {
  readonly text: string;
  readonly number: number;
  readonly start: number;
  /** Behind its newline. */
  readonly end: number;
  /** False for what stands behind the last newline. */
  readonly isEnded: boolean;
}

/** A line that goes on beyond what is read. */
export interface Endless {
  readonly text: null;
  readonly number: number;
}

/** The bytes of a line as they come in. */
class Gathered {
  readonly #most: number;
  #parts: Uint8Array[] = [];
  #bytes = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get isTooMuch(): boolean {
    return this.#bytes > this.#most;
  }

  add(part: Uint8Array): void {
    if (part.length === 0) return;
    this.#parts.push(part);
    this.#bytes += part.length;
  }

  /** Bytes that are no UTF-8 become U+FFFD, and the line's checksum another. */
  take(): string {
    const text = Buffer.concat(this.#parts).toString('utf8');
    this.#parts = [];
    this.#bytes = 0;
    return text;
  }
}

/**
 * Splits bytes into lines as they come, with no more than one line in memory. A line beyond `most`
 * bytes ends the reading, so that a file of one endless line costs no more than that.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  most = MAX_LINE_BYTES,
): AsyncGenerator<Piece | Endless> {
  const line = new Gathered(most);
  let number = 1;
  let start = 0;
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length;) {
      const at = chunk.indexOf(NEWLINE, from);
      line.add(chunk.subarray(from, at === -1 ? chunk.length : at));
      if (line.isTooMuch) return yield { text: null, number };
      if (at === -1) break;
      const end = start + line.bytes + 1;
      yield { text: line.take(), number, start, end, isEnded: true };
      number += 1;
      start = end;
      from = at + 1;
    }
  }
  if (line.bytes === 0) return;
  const end = start + line.bytes;
  yield { text: line.take(), number, start, end, isEnded: false };
}
