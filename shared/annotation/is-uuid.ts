import type { AnnotationId } from './annotation';
import type { SourceId } from './source';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a value is a UUID of any version in lower case. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

export function isAnnotationId(value: unknown): value is AnnotationId {
  return isUuid(value);
}

export function isSourceId(value: unknown): value is SourceId {
  return isUuid(value);
}
