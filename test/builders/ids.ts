import type { AnnotationId } from '../../shared/annotation/annotation';
import { isAnnotationId, isSourceId } from '../../shared/annotation/is-uuid';
import type { SourceId } from '../../shared/annotation/source';

let issued = 0;

/** A fresh UUID of version 7 form; later ones are greater. */
export function freshId(): string {
  issued += 1;
  return `018f0000-0000-7000-8000-${issued.toString(16).padStart(12, '0')}`;
}

export function freshAnnotationId(): AnnotationId {
  const id = freshId();
  if (!isAnnotationId(id)) throw new Error(`Not a UUID: ${id}`);
  return id;
}

export function freshSourceId(): SourceId {
  const id = freshId();
  if (!isSourceId(id)) throw new Error(`Not a UUID: ${id}`);
  return id;
}
