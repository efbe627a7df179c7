import type { AnnotationId } from '../../shared/annotation/annotation';
import { checkAnnotation } from '../../shared/annotation/check-annotation';
import { ok, type Result } from '../../shared/base/result';
import { readAnnotationsById } from '../storage/read-library';
import type { ProblemEntry } from './annotating';
import type { Failure } from './failure';
import { guarded, type Parts } from './parts';
import type { OpenArticle } from './session';

/** Bodies that are read and checked at once: some milliseconds, so that nothing else has to wait. */
const CHUNK = 250;

function idsOf({ index }: OpenArticle): readonly AnnotationId[] {
  return Array.from({ length: index.size }, (_, position) => index.idAt(position)).filter(
    (id) => id !== undefined,
  );
}

/**
 * Everything that is not right in the open article, in text order. Not in the queue: it only reads,
 * and what is typed meanwhile goes first.
 */
export function problems({
  store,
  database,
}: Parts): Promise<Result<readonly ProblemEntry[], Failure>> {
  return guarded(async () => {
    const { open } = store.get();
    const found: ProblemEntry[] = [];
    if (!open) return ok(found);
    const ids = idsOf(open);
    for (let from = 0; from < ids.length; from += CHUNK) {
      const annotations = await readAnnotationsById(database, ids.slice(from, from + CHUNK));
      for (const annotation of annotations) {
        for (const problem of checkAnnotation(annotation, open.text, open.paragraphs)) {
          found.push({ annotation: annotation.id, problem });
        }
      }
    }
    return ok(found);
  });
}
