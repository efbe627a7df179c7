import type { Annotation, AnnotationId } from '../../shared/annotation/annotation';
import type { Change } from '../../shared/annotation/change';
import type { Digest } from '../../shared/article/article';
import type { Database } from './database';
import { rowToChange, textsOfRow } from './rows-of-changes';
import type { ChangeRow } from './rows';

/** What the next undo and the next redo would take back. */
export interface Candidates {
  readonly undo: ChangeRow | null;
  readonly redo: ChangeRow | null;
}

/** An article's own changes, or those by which the library itself changed. */
export type UndoScope = Digest | 'library';

/** Most answers lie in the newest change or two; only long runs of undos reach further. */
const FIRST_PAGE = 1;
const PAGE_GROWTH = 4;

/** Reads page by page from the end, so that a long log costs no more than the answer lies deep. */
async function* newestFirst(db: Database, scope: UndoScope): AsyncIterable<ChangeRow> {
  for (let read = 0, size = FIRST_PAGE; ; read += size, size *= PAGE_GROWTH) {
    const log =
      scope === 'library' ? db.changes.toCollection() : db.changes.where('articles').equals(scope);
    const page = await log.reverse().offset(read).limit(size).toArray();
    yield* page;
    if (page.length < size) return;
  }
}

function isOf(scope: UndoScope, row: ChangeRow): boolean {
  if (scope !== 'library' || row.origin === 'import') return true;
  return row.edits.some(({ entity }) => entity === 'article');
}

/**
 * Reads the log from the newest change back. A change that a live later one takes back is dead; the
 * first live change that is neither undo nor redo is what Undo takes back, and the first live undo
 * is what Redo takes back, unless that live change is newer. Seeds are nobody's doing and stay.
 */
export async function findCandidates(db: Database, scope: UndoScope): Promise<Candidates> {
  const dead = new Set<string>();
  let redo: ChangeRow | null = null;
  for await (const row of newestFirst(db, scope)) {
    if (dead.has(row.id) || row.origin === 'seed' || row.origin === 'restore') continue;
    if (row.undoes !== undefined) {
      dead.add(row.undoes);
      if (row.action === 'undo' && isOf(scope, row)) redo ??= row;
    } else if (isOf(scope, row)) {
      return { undo: row, redo };
    }
  }
  return { undo: null, redo };
}

/** A row of the log in domain form, with its texts. */
export async function readChange(db: Database, row: ChangeRow): Promise<Change> {
  const rows = await db.texts.bulkGet([...textsOfRow(row)]);
  const texts = new Map(rows.flatMap((text) => (text ? [[text.digest, text.text]] : [])));
  return rowToChange(row, texts);
}

/** The action of a logged change, by its id. */
export async function readAction(db: Database, id: string): Promise<Change['action'] | null> {
  return (await db.changes.get({ id }))?.action ?? null;
}

/** Every version that the log has of annotations, by id. */
export async function readLoggedVersions(
  db: Database,
  annotations: readonly Pick<Annotation, 'id' | 'article'>[],
): Promise<ReadonlyMap<AnnotationId, readonly Annotation[]>> {
  const versions = new Map<AnnotationId, Annotation[]>(annotations.map(({ id }) => [id, []]));
  const articles = new Set(annotations.map(({ article }) => article));
  const log = db.changes
    .where('articles')
    .anyOf([...articles])
    .distinct();
  await log.each(({ edits }) => {
    for (const { entity, after } of edits) {
      if (entity === 'annotation' && after) versions.get(after.id)?.push(after);
    }
  });
  return versions;
}
