import type { Gunzip, Gzip } from 'node:zlib';

/** A compressing or decompressing stream that is fed piece by piece. */
export interface Pump {
  /** Takes a piece; gives what has come out. After a failure it rejects. */
  readonly push: (piece: string | Uint8Array) => Promise<readonly Uint8Array[]>;
  /** Ends it; gives the rest that comes out. */
  readonly finish: () => Promise<readonly Uint8Array[]>;
  readonly stop: () => void;
}

/**
 * Feeds a stream by hand. Unlike a pipe, it gives what came out before a failure, so that a damaged
 * file is read up to its damage; and no more is under way than what one piece becomes.
 */
export function createPump(stream: Gzip | Gunzip): Pump {
  let out: Uint8Array[] = [];
  let failure: Error | null = null;
  let isOver = false;
  let wake = (): void => undefined;
  stream.on('data', (chunk: Uint8Array) => out.push(chunk));
  stream.on('error', (error) => {
    failure = error;
    wake();
  });
  // Bytes behind the end of what was compressed end the stream early, and are left.
  stream.on('end', () => {
    isOver = true;
    wake();
  });
  const settled = (begin: (done: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      begin(resolve);
    });
  const take = (): readonly Uint8Array[] => {
    const taken = out;
    out = [];
    if (taken.length === 0 && failure) throw failure;
    return taken;
  };
  const work = async (begin: (done: () => void) => void): Promise<readonly Uint8Array[]> => {
    if (!failure && !isOver) await settled(begin);
    return take();
  };
  return {
    push: (piece) => work((done) => stream.write(piece, () => done())),
    finish: () => work(() => stream.end()),
    stop: () => stream.destroy(),
  };
}
