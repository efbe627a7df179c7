import { useCallback, useEffect, useRef, useState } from 'react';
import type { Annotation, AnnotationId } from '../../../shared/annotation/annotation';
import { useCommands } from '../../session/use-session';

/** An annotation as it is stored, and a way to have it read once more. */
export interface ReadAnnotation {
  readonly annotation: Annotation | null;
  readonly reload: () => Promise<void>;
}

/**
 * The whole of an annotation as it is stored, read again with every `version`; null until it is
 * there or when it is gone.
 */
export function useAnnotation(id: AnnotationId, version: string): ReadAnnotation {
  const session = useCommands();
  const [annotation, setAnnotation] = useState<Annotation | null>(null);
  const newest = useRef(0);
  const reload = useCallback(async () => {
    newest.current += 1;
    const turn = newest.current;
    const read = await session.readAnnotation(id);
    if (turn === newest.current) setAnnotation(read);
  }, [session, id]);
  useEffect(() => {
    void reload();
    return () => {
      newest.current += 1;
    };
  }, [reload, version]);
  return { annotation: annotation?.id === id ? annotation : null, reload };
}
