import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Digest } from './article';

const DIGEST = /^[0-9a-f]{64}$/;

/** Whether a value has the form of a digest; not whether anything has that digest. */
export function isDigest(value: unknown): value is Digest {
  return typeof value === 'string' && DIGEST.test(value);
}

/** Gives the sha-256 of a well-formed text as UTF-8; Node has its own, many times as fast. */
export type Digester = (text: string) => Digest;

/** The sha-256 of bytes. */
export function digestBytes(bytes: Uint8Array): Digest {
  const hex = bytesToHex(sha256(bytes));
  if (!isDigest(hex)) throw new Error('sha-256 did not give 64 hex digits');
  return hex;
}

/** The sha-256 of a text as UTF-8. The text must be well-formed, or two texts could share a digest. */
export function digestText(text: string): Digest {
  return digestBytes(new TextEncoder().encode(text));
}
