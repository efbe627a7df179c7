import { constants, createGunzip } from 'node:zlib';
import { createPump, type Pump } from './zlib-pump';

/** The two bytes with which every gzip file begins (RFC 1952). */
const MAGIC = [0x1f, 0x8b] as const;

/**
 * Fed at once. What such a slice becomes is given as a whole or, where it is damaged, not at all: so
 * much stands for lost before a damage, and no more than a thousand times as much is held in memory.
 */
const SLICE_BYTES = 1024;

export function isGzip(beginning: Uint8Array): boolean {
  return MAGIC.every((byte, index) => beginning[index] === byte);
}

async function* throughPump(
  chunks: AsyncIterable<Uint8Array>,
  pump: Pump,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
      yield* await pump.push(chunk.subarray(at, at + SLICE_BYTES));
    }
  }
  yield* await pump.finish();
  // Gives nothing, or the failure that came with the last of it.
  yield* await pump.finish();
}

/**
 * Decompresses. What was cut off simply ends early; what is damaged rejects with zlib's error behind
 * the last of what was whole.
 */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pump = createPump(createGunzip({ finishFlush: constants.Z_SYNC_FLUSH }));
  try {
    yield* throughPump(chunks, pump);
  } finally {
    pump.stop();
  }
}
