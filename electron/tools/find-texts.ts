import type { Digest } from '../../shared/article/article';
import { decodeText, type LegacyDecoder } from '../../shared/article/decode-text';
import { digestText } from '../../shared/article/digest';

/** Takes an encoding for granted, as far as the WHATWG Encoding Standard knows it. */
function decoderFor(encoding: string): LegacyDecoder {
  return {
    detect: () => ({ encoding, confidence: 1 }),
    decode(bytes, label) {
      try {
        return new TextDecoder(label).decode(bytes);
      } catch {
        return null;
      }
    },
  };
}

const NO_LEGACY: LegacyDecoder = { detect: () => null, decode: () => null };

/** Every text that bytes may stand for: as Unicode or windows-1252, and in each named encoding. */
function* readings(bytes: Uint8Array, encodings: Iterable<string>): Generator<string> {
  for (const legacy of [NO_LEGACY, ...[...encodings].map(decoderFor)]) {
    const decoded = decodeText(bytes, legacy);
    if (decoded.ok) yield decoded.value.text;
  }
}

/**
 * Adds the texts of a file to those found by digest. Only wanted digests are kept, so a folder of any
 * size fits in memory; a file in a foreign encoding counts if one of the named encodings reads it.
 */
export function addTexts(
  found: Map<Digest, string>,
  bytes: Uint8Array,
  wanted: ReadonlySet<Digest>,
  encodings: Iterable<string>,
): void {
  for (const text of readings(bytes, encodings)) {
    const digest = digestText(text);
    if (wanted.has(digest)) found.set(digest, text);
  }
}
