import { placed } from '../../shared/annotation/packed';
import type { Change, EditOf } from '../../shared/annotation/change';
import type { Source } from '../../shared/annotation/source';
import type { Article, Digest } from '../../shared/article/article';
import { DEFAULT_SCHEME } from '../../shared/scheme/default-scheme';
import { readArticleRows, readSchemes } from '../storage/read-library';
import { findCandidates, type UndoScope } from '../storage/read-log';
import { libraryOf, namesOf, recount } from './library';
import type { Parts } from './parts';
import { selecting } from './selecting';
import type { OpenArticle, SessionState } from './session';

/** Nothing is on screen. */
export const NOTHING_OPEN = {
  finding: null,
  open: null,
  selection: null,
  caret: 0,
  ...selecting(null),
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

/** What an article is called may change, and its language may go. */
function renamed(open: OpenArticle, after: Article): OpenArticle {
  const { title: _title, language: _language, ...rest } = open;
  return { ...rest, ...namesOf(after) };
}

function remaining(
  { marked, selected }: SessionState,
  { index }: OpenArticle,
  selectedIsGone: boolean,
): Partial<SessionState> {
  const left = [...marked].filter((id) => index.get(id) !== undefined);
  if (!selectedIsGone && left.length === marked.size) return {};
  const next = selectedIsGone ? (left.at(-1) ?? null) : selected;
  return { selected: next, marked: new Set(left) };
}

function bySourceName(a: Source, b: Source): number {
  return a.name < b.name ? -1 : +(a.name > b.name) || (a.id < b.id ? -1 : 1);
}

/** The sources as they are listed: by name. */
export function inOrderOfNames(sources: Iterable<Source>): readonly Source[] {
  return [...sources].sort(bySourceName);
}

function applyToSources(sources: readonly Source[], { edits }: Change): Partial<SessionState> {
  const changed = edits.filter((edit) => edit.entity === 'source');
  if (changed.length === 0) return {};
  const byId = new Map<string, Source>(sources.map((source) => [source.id, source]));
  for (const { id, after } of changed) {
    if (after) byId.set(id, after);
    else byId.delete(id);
  }
  return { sources: inOrderOfNames(byId.values()) };
}

/** What was tagged by hand is selected, and the first field asked for where the analyst wants that. */
function selectingTagged(state: SessionState, change: Change): Partial<SessionState> {
  const [tagged] = change.edits;
  if (change.action !== 'annotate' || change.origin !== 'manual' || !tagged) return {};
  if (tagged.entity !== 'annotation' || tagged.after?.article !== state.open?.digest) return {};
  const { focusFieldAfterTagging, fieldFocus } = state;
  return {
    ...selecting(tagged.after?.id ?? null),
    ...(focusFieldAfterTagging && { fieldFocus: { count: fieldFocus.count + 1 } }),
  };
}

/** The annotation that a change leaves behind, where it is about one alone. */
export function onlyLeft({ edits }: Change): EditOf<'annotation'> | null {
  const [only, ...others] = edits.filter((edit) => edit.entity === 'annotation');
  return only?.after && others.length === 0 ? only : null;
}

/**
 * What an undo or redo brought back or changed, one alone, is selected with it, so that no key can
 * come between the annotation and its being selected.
 */
function selectingReturned({ open }: SessionState, change: Change): Partial<SessionState> {
  const after = change.undoes === undefined ? null : onlyLeft(change)?.after;
  return after && after.article === open?.digest ? selecting(after.id) : {};
}

/** The end from which a relation is being made may lie in any article, so it is asked by its id. */
function stillRelating({ relatingFrom }: SessionState, { edits }: Change): Partial<SessionState> {
  const isGone = edits.some(({ id, after }) => id === relatingFrom?.id && after === null);
  return isGone ? { relatingFrom: null } : {};
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
    ...remaining(state, open, isGone),
    ...(own?.entity === 'article' && own.after && { open: renamed(open, own.after) }),
  };
}

/** An import is a step of the library, whatever it touches, and so is taking one back. */
function isImport({ origin }: Change): boolean {
  return origin === 'import';
}

/**
 * Brings what is on screen in step with a change whose transaction is down. What must be read from
 * the database for that is only noted, for `refresh`.
 */
export function applyCommitted(parts: Parts, change: Change): void {
  const { store, stale, libraryStep, readAhead, annotations } = parts;
  readAhead.forget();
  annotations.saw(change);
  const state = store.get();
  const touchesArticles = change.edits.some(({ entity }) => entity === 'article');
  const removesArticles = change.edits.some(({ entity, after }) => entity === 'article' && !after);
  libraryStep.value =
    removesArticles || isImport(change) || (touchesArticles && change.undoes !== undefined);
  stale.library ||= touchesArticles;
  stale.scheme ||= change.edits.some(({ entity }) => entity === 'scheme');
  const after = {
    ...state,
    ...(state.open && applyToOpen(state, state.open, change)),
    library: recount(state.library, change),
    ...applyToSources(state.sources, change),
    ...stillRelating(state, change),
    detailVersion: state.detailVersion + 1,
  };
  const isAside = change.origin === 'seed' || isImport(change);
  const isOwnStep = after.open !== null && change.articles.includes(after.open.digest);
  if (change.undoes !== undefined || touchesArticles || isAside || !after.open) {
    stale.candidates = true;
  }
  // Once: whoever listens renders with each `set`.
  store.set({
    ...after,
    ...selectingTagged(after, change),
    ...selectingReturned(after, change),
    ...(!stale.candidates && isOwnStep && { canUndo: true, canRedo: false }),
  });
}

/** Reads again what changes have made stale. */
export async function refresh(parts: Parts): Promise<void> {
  const { store, database, stale } = parts;
  if (stale.library) {
    store.set({ library: libraryOf(await readArticleRows(database)) });
    stale.library = false;
  }
  if (stale.scheme) {
    store.set({ scheme: (await readSchemes(database)).at(-1) ?? DEFAULT_SCHEME });
    stale.scheme = false;
  }
  if (stale.candidates) {
    const { undo, redo } = await findCandidates(database, undoScope(parts));
    store.set({ canUndo: undo !== null, canRedo: redo !== null });
    stale.candidates = false;
  }
}
