import { isUtf8 } from 'node:buffer';
import type { LegacyDecoder } from '../../shared/article/decode-text';

const NEVER_ASKED: LegacyDecoder = { detect: () => null, decode: () => null };

/** Detects and decodes the encodings of before Unicode with jschardet and iconv-lite. */
export async function loadLegacyDecoder(): Promise<LegacyDecoder> {
  const [jschardet, { default: iconv }] = await Promise.all([
    import('jschardet'),
    import('iconv-lite'),
  ]);
  return {
    detect(bytes) {
      const { encoding, confidence } = jschardet.detect(bytes);
      return encoding ? { encoding: encoding.toLowerCase(), confidence } : null;
    },
    decode: (bytes, encoding) =>
      iconv.encodingExists(encoding)
        ? iconv.decode(Buffer.from(bytes), encoding, { stripBOM: false })
        : null,
  };
}

/** The decoder that these bytes may need: valid UTF-8 never asks, so nothing is loaded for it. */
export async function legacyDecoderFor(bytes: Uint8Array): Promise<LegacyDecoder> {
  return isUtf8(bytes) ? NEVER_ASKED : loadLegacyDecoder();
}
