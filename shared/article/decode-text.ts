import { fail, ok, type Result } from '../base/result';
import type { EncodingDecision } from './article';
import { nameBinary } from './binary-signature';
import { findByteOrderMark, guessUtf16, type Utf16 } from './unicode-signs';
import { replaceLoneSurrogates } from './well-formed';
import { decodeWindows1252 } from './windows-1252';

/** Knows the encodings from before Unicode; given in because its tables are large. */
export interface LegacyDecoder {
  /** Sees a sample of the bytes; `confidence` is from 0 to 1. */
  detect(bytes: Uint8Array): { encoding: string; confidence: number } | null;
  /** Null for an encoding that it does not know. Undecodable bytes become U+FFFD. */
  decode(bytes: Uint8Array, encoding: string): string | null;
}

export interface DecodedText {
  /** Well-formed, and otherwise exactly what the bytes say. */
  readonly text: string;
  /** WHATWG or IANA label in lower case. */
  readonly encoding: string;
  readonly decidedBy: EncodingDecision;
  /** Whether a byte order mark was taken off. */
  readonly byteOrderMark: boolean;
  /** How many U+FFFD of the text do not stand in the bytes. */
  readonly replacements: number;
}

/** Why bytes are no text; part of `ReadFailure`. */
export type DecodeFailure =
  { readonly type: 'FileEmpty' } | { readonly type: 'FileBinary'; readonly looksLike: string };

/** Bytes of which a detector sees the start; detection costs a second per 6 MB. */
const DETECTION_SAMPLE = 256 * 1024;

/**
 * Below this a detector is wrong more often than windows-1252: 4.7 MB of that were called cp862 at
 * 0.045 and a line of it MacLatin2 at 0.038, while right answers about a sentence begin at 0.1.
 */
const LEAST_CONFIDENCE = 0.1;

/** A stray NUL or two is text; more of them, and this share of the file, is not. */
const FEW_NULS = 3;
const BINARY_NUL_SHARE = 0.005;

/** Share of control characters from which a legacy decoding is no text. Noise has a tenth. */
const BINARY_CONTROL_SHARE = 0.05;
const CONTROL = /[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/g;

/** One broken sequence among this many good ones is damaged UTF-8, not another encoding. */
const GOOD_PER_BROKEN = 4;

const REPLACEMENT = /\ufffd/g;
const MULTIBYTE = /[\u0080-\ufffc\ufffe\uffff]/gu;

interface Decoding {
  readonly text: string;
  readonly encoding: string;
  readonly replacements: number;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** How often U+FFFD itself stands in bytes of UTF-8. */
function writtenReplacements8(bytes: Uint8Array): number {
  let found = 0;
  for (let at = bytes.indexOf(0xef); at !== -1; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) found += 1;
  }
  return found;
}

function writtenReplacements16(bytes: Uint8Array, encoding: Utf16): number {
  const [first, second] = encoding === 'utf-16le' ? [0xfd, 0xff] : [0xff, 0xfd];
  let found = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (bytes[at] === first && bytes[at + 1] === second) found += 1;
  }
  return found;
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function lenientUtf8(bytes: Uint8Array): Decoding {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const replacements = count(text, REPLACEMENT) - writtenReplacements8(bytes);
  return { text, encoding: 'utf-8', replacements };
}

function decodeUtf16(bytes: Uint8Array, encoding: Utf16): Decoding {
  const decoded = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  const text = decoded.toWellFormed();
  const replacements = count(text, REPLACEMENT) - writtenReplacements16(bytes, encoding);
  return { text, encoding, replacements };
}

function fallback(bytes: Uint8Array): Decoding {
  return { text: decodeWindows1252(bytes), encoding: 'windows-1252', replacements: 0 };
}

function detectedDecoding(bytes: Uint8Array, legacy: LegacyDecoder): Decoding | null {
  const detected = legacy.detect(bytes.subarray(0, DETECTION_SAMPLE));
  if (!detected || !(detected.confidence >= LEAST_CONFIDENCE)) return null;
  const encoding = detected.encoding.toLowerCase();
  switch (encoding) {
    case 'utf-8':
      return lenientUtf8(bytes);
    case 'utf-16le':
    case 'utf-16be':
      return decodeUtf16(bytes, encoding);
    case 'ascii':
    case 'iso-8859-1':
    case 'windows-1252':
      return fallback(bytes);
  }
  const decoded = legacy.decode(bytes, encoding);
  if (decoded === null) return null;
  const { text } = replaceLoneSurrogates(decoded);
  return { text, encoding, replacements: count(text, REPLACEMENT) };
}

function isDamagedUtf8({ text, replacements }: Decoding): boolean {
  return replacements * GOOD_PER_BROKEN <= count(text, MULTIBYTE);
}

/** How to read bytes that are no valid Unicode. */
function legacyDecoding(
  bytes: Uint8Array,
  legacy: LegacyDecoder,
): { decoding: Decoding; decidedBy: EncodingDecision } {
  const utf8 = lenientUtf8(bytes);
  if (isDamagedUtf8(utf8)) return { decoding: utf8, decidedBy: 'detected' };
  const detected = detectedDecoding(bytes, legacy);
  return detected
    ? { decoding: detected, decidedBy: 'detected' }
    : { decoding: fallback(bytes), decidedBy: 'fallback' };
}

function hasManyNuls(text: string): boolean {
  const nuls = count(text, /\0/g);
  return nuls > FEW_NULS && nuls >= text.length * BINARY_NUL_SHARE;
}

function hasManyControls(text: string): boolean {
  const controls = count(text, CONTROL);
  return controls > FEW_NULS && controls >= text.length * BINARY_CONTROL_SHARE;
}

function decodeMarked(bytes: Uint8Array): DecodedText | null {
  const mark = findByteOrderMark(bytes);
  if (!mark) return null;
  const rest = bytes.subarray(mark.length);
  const decoding = mark.encoding === 'utf-8' ? lenientUtf8(rest) : decodeUtf16(rest, mark.encoding);
  return { ...decoding, decidedBy: 'byte-order-mark', byteOrderMark: true };
}

function decodeUnmarked(bytes: Uint8Array, legacy: LegacyDecoder): DecodedText | null {
  const utf16 = guessUtf16(bytes);
  if (utf16) {
    const decoding = decodeUtf16(bytes, utf16);
    return { ...decoding, decidedBy: 'zero-bytes', byteOrderMark: false };
  }
  const text = strictUtf8(bytes);
  if (text !== null) {
    if (hasManyNuls(text)) return null;
    const decidedBy = 'valid-utf-8';
    return { text, encoding: 'utf-8', decidedBy, byteOrderMark: false, replacements: 0 };
  }
  const { decoding, decidedBy } = legacyDecoding(bytes, legacy);
  if (hasManyNuls(decoding.text) || hasManyControls(decoding.text)) return null;
  return { ...decoding, decidedBy, byteOrderMark: false };
}

/**
 * The text in a file's bytes, and how its encoding was decided: known binary signatures, a byte
 * order mark, UTF-16 by its zero bytes, strict UTF-8, the legacy detector, and at last windows-1252.
 * Nothing is normalised or trimmed; only a byte order mark is taken off, and what cannot be decoded
 * becomes U+FFFD and is counted.
 */
export function decodeText(
  bytes: Uint8Array,
  legacy: LegacyDecoder,
): Result<DecodedText, DecodeFailure> {
  if (bytes.length === 0) return fail({ type: 'FileEmpty' });
  const looksLike = nameBinary(bytes);
  if (looksLike !== null) return fail({ type: 'FileBinary', looksLike });
  const decoded = decodeMarked(bytes) ?? decodeUnmarked(bytes, legacy);
  if (!decoded) return fail({ type: 'FileBinary', looksLike: 'binary data' });
  return decoded.text === '' ? fail({ type: 'FileEmpty' }) : ok(decoded);
}
