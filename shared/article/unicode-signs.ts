/** Labels of the two byte orders of UTF-16. */
export type Utf16 = 'utf-16le' | 'utf-16be';

export interface ByteOrderMark {
  readonly encoding: 'utf-8' | Utf16;
  /** Bytes. */
  readonly length: number;
}

/** Bytes that are looked at; a text shows its pattern long before. */
const SAMPLE = 64 * 1024;

/** In UTF-16, at least this share of the high bytes of a Western text is zero; of the low, hardly any. */
const LEAST_HIGH_ZEROS = 0.3;
const MOST_LOW_ZEROS = 0.02;

/** The byte order mark that bytes begin with. */
export function findByteOrderMark(bytes: Uint8Array): ByteOrderMark | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

/** The share of zeros among every second byte, from the first or from the second on. */
function zeroShare(bytes: Uint8Array, from: 0 | 1): number {
  let zeros = 0;
  for (let at = from; at < bytes.length; at += 2) {
    if (bytes[at] === 0) zeros += 1;
  }
  return zeros / Math.max(1, Math.floor(bytes.length / 2));
}

/** UTF-16 without a mark: zeros stand on one side of its units and not on the other. */
export function guessUtf16(bytes: Uint8Array): Utf16 | null {
  const sample = bytes.subarray(0, SAMPLE);
  if (sample.length < 4) return null;
  const even = zeroShare(sample, 0);
  const odd = zeroShare(sample, 1);
  const guess =
    odd >= LEAST_HIGH_ZEROS && even <= MOST_LOW_ZEROS
      ? 'utf-16le'
      : even >= LEAST_HIGH_ZEROS && odd <= MOST_LOW_ZEROS
        ? 'utf-16be'
        : null;
  return guess !== null && readsAsText(sample, guess) ? guess : null;
}

/** Tables of small numbers have the same zeros, but decode to control characters. */
function readsAsText(sample: Uint8Array, encoding: Utf16): boolean {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(sample);
  const odd = text.match(/[\x01-\x08\x0e-\x1f\x7f\ufffd]/g)?.length ?? 0;
  return odd <= Math.max(2, text.length * 0.01);
}
