import { useEffect, useState } from 'react';
import type { Annotation, AnnotationId } from '../../../shared/annotation/annotation';
import { useCommands } from '../../session/use-session';

/**
 * The whole of an annotation as it is stored, read again with every `version`; null until it is
 * there or when it is gone.
 */
export function useAnnotation(id: AnnotationId, version: number): Annotation | null {
  const session = useCommands();
  const [annotation, setAnnotation] = useState<Annotation | null>(null);
  useEffect(() => {
    let wanted = true;
    void session.readAnnotation(id).then((read) => {
      if (wanted) setAnnotation(read);
    });
    return () => {
      wanted = false;
    };
  }, [session, id, version]);
  return annotation?.id === id ? annotation : null;
}
