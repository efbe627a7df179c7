import { isAnnotationId, isSourceId } from '../annotation/is-uuid';
import type { AnnotationId } from '../annotation/annotation';
import type { SourceId } from '../annotation/source';
import { digestText } from '../article/digest';

/** RFC 9562 §5.8: version 8, variant 10; the other digits are the caller's own. */
function uuidOfHex(hex: string): string {
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

/**
 * A UUID (version 8) made of the sha-256 of some names, such as a format, the digest of an article
 * and an id of a file: whoever reads the same thing twice finds the same id.
 */
export function derivedId(...names: readonly [string, ...string[]]): string {
  return uuidOfHex(digestText(JSON.stringify(names)));
}

/** `derivedId` for an annotation. */
export function derivedAnnotationId(...names: readonly [string, ...string[]]): AnnotationId {
  const id = derivedId(...names);
  if (!isAnnotationId(id)) throw new Error('A derived id is no UUID.');
  return id;
}

/** `derivedId` for a source. */
export function derivedSourceId(...names: readonly [string, ...string[]]): SourceId {
  const id = derivedId(...names);
  if (!isSourceId(id)) throw new Error('A derived id is no UUID.');
  return id;
}
