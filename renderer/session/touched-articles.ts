import type { Edit } from '../../shared/annotation/change';
import type { Digest } from '../../shared/article/article';
import { readAnnotationsById } from '../storage/read-library';
import type { Database } from '../storage/database';

/**
 * The articles that edits touch: those that are edited, those of edited annotations, and those at
 * both ends of edited relations, so that whoever looks at either end can take the step back.
 */
export async function touchedArticles(
  database: Database,
  edits: readonly Edit[],
): Promise<readonly Digest[]> {
  const touched = new Set<Digest>();
  const ends = new Set<string>();
  for (const edit of edits) {
    const entity = edit.after ?? edit.before;
    if (!entity) continue;
    if (edit.entity === 'article' && 'digest' in entity) touched.add(entity.digest);
    if (edit.entity === 'annotation' && 'article' in entity) touched.add(entity.article);
    if (edit.entity !== 'relation') continue;
    for (const relation of [edit.before, edit.after]) {
      if (relation) ends.add(relation.from).add(relation.to);
    }
  }
  if (ends.size === 0) return [...touched];
  const annotations = await readAnnotationsById(database, [...ends]);
  for (const { article } of annotations) touched.add(article);
  return [...touched];
}
