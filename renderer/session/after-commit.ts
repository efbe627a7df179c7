import { placed } from '../../shared/annotation/packed';
import type { Change } from '../../shared/annotation/change';
import type { Digest } from '../../shared/article/article';
import { readArticleRows } from '../storage/read-library';
import { findCandidates, type UndoScope } from '../storage/read-log';
import { libraryOf, recount } from './library';
import type { Parts } from './parts';
import type { OpenArticle, SessionState } from './session';

/** Nothing is on screen. */
export const NOTHING_OPEN = {
  open: null,
  selection: null,
  caret: 0,
  selected: null,
} satisfies Partial<SessionState>;

/** Whose changes undo and redo take back now. */
export function undoScope({ store, libraryStep }: Parts): UndoScope {
  return libraryStep.value ? 'library' : (store.get().open?.digest ?? 'library');
}

function placedEditsOf(
  { edits }: Change,
  article: Digest,
): Parameters<OpenArticle['index']['apply']>[0] {
  return edits.flatMap(({ entity, before, after }) => {
    if (entity !== 'annotation' || (after ?? before)?.article !== article) return [];
    return [{ before: before && placed(before), after: after && placed(after) }];
  });
}

function applyToOpen(
  state: SessionState,
  open: OpenArticle,
  change: Change,
): Partial<SessionState> {
  const own = change.edits.find((edit) => edit.entity === 'article' && edit.id === open.digest);
  if (own && !own.after) return NOTHING_OPEN;
  const edits = placedEditsOf(change, open.digest);
  if (edits.length > 0) open.index.apply(edits);
  const isGone = state.selected !== null && open.index.get(state.selected) === undefined;
  return {
    ...(edits.length > 0 && { indexVersion: state.indexVersion + 1 }),
    ...(isGone && { selected: null }),
    ...(own?.entity === 'article' &&
      own.after && { open: { ...open, title: own.after.appearances[0].meta.title } }),
  };
}

/**
 * Brings what is on screen in step with a change whose transaction is down. What must be read from
 * the database for that is only noted, for `refresh`.
 */
export function applyCommitted(parts: Parts, change: Change): void {
  const { store, stale, libraryStep } = parts;
  const state = store.get();
  const touchesArticles = change.edits.some(({ entity }) => entity === 'article');
  const removesArticles = change.edits.some(({ entity, after }) => entity === 'article' && !after);
  libraryStep.value = removesArticles || (touchesArticles && change.undoes !== undefined);
  stale.library ||= touchesArticles;
  store.set({
    ...(state.open && applyToOpen(state, state.open, change)),
    library: recount(state.library, change),
  });
  const open = store.get().open;
  if (change.undoes !== undefined || touchesArticles || change.origin === 'seed' || !open) {
    stale.candidates = true;
  } else if (change.articles.includes(open.digest)) {
    store.set({ canUndo: true, canRedo: false });
  }
}

/** Reads again what changes have made stale. */
export async function refresh(parts: Parts): Promise<void> {
  const { store, database, stale } = parts;
  if (stale.library) {
    store.set({ library: libraryOf(await readArticleRows(database)) });
    stale.library = false;
  }
  if (stale.candidates) {
    const { undo, redo } = await findCandidates(database, undoScope(parts));
    store.set({ canUndo: undo !== null, canRedo: redo !== null });
    stale.candidates = false;
  }
}
