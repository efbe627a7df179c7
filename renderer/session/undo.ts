import { invertEdits } from '../../shared/annotation/invert-change';
import type { Annotation } from '../../shared/annotation/annotation';
import type { Change } from '../../shared/annotation/change';
import { fragmentAt, nearestFragment } from '../../shared/annotation/edit-target';
import { sameSpan, type Span } from '../../shared/article/span';
import { fail, ok } from '../../shared/base/result';
import { findCandidates, readAction, readChange, type UndoScope } from '../storage/read-log';
import { onlyLeft, refresh, undoScope } from './after-commit';
import { show } from './commands-article';
import { draftOf } from './drafts';
import { writing, type Parts } from './parts';
import type { Outcome } from './session';
import { withoutNeeded } from './undo-edits';
import { stepName } from './words';

/** Shows what came back: the article, if none is open, and the annotation that is selected with it. */
async function showResult(parts: Parts, change: Change): Promise<void> {
  const { store, ports } = parts;
  const article = change.edits.find(({ entity, after }) => entity === 'article' && after);
  if (article?.entity === 'article' && article.after && !store.get().open) {
    await show(parts, article.after.digest);
  }
  const only = onlyLeft(change);
  // Whoever has selected another one since is left there.
  if (!only?.after || only.after.id !== store.get().selected) return;
  const place = placeOfChange(only.before, only.after, store.get().caret);
  if (place) ports.surface?.reveal(place);
}

/**
 * Where to look after a step: at the end that moved, or at the fragment that came. Where none did,
 * at the one nearest to the caret, or nowhere if the caret is in it.
 */
function placeOfChange(before: Annotation | null, after: Annotation, caret: number): Span | null {
  const { spans } = after.target;
  const was = before?.target.spans ?? [];
  const changed = spans.find((span) => !was.some((old) => sameSpan(old, span)));
  if (changed) {
    const { start, end } = changed;
    if (was.some((old) => old.start === start)) return { start: end, end };
    return was.some((old) => old.end === end) ? { start, end: start } : changed;
  }
  if (fragmentAt(spans, caret) >= 0) return null;
  return spans[nearestFragment(spans, caret)] ?? spans[0];
}

/** Takes back the latest step of a scope, or the latest undo, within a task of the queue. */
export async function takeBack(parts: Parts, how: 'undo' | 'redo', scope: UndoScope): Outcome {
  const { store, database, saver, tell } = parts;
  const candidates = await findCandidates(database, scope);
  const row = candidates[how];
  if (!row) return fail({ type: how === 'undo' ? 'NothingToUndo' : 'NothingToRedo' });
  const before = await readChange(database, row);
  const inverted = invertEdits(before.edits);
  const edits = await withoutNeeded(database, inverted);
  const draft = draftOf(store.get(), how, before.articles, edits);
  const { origin, deletedElsewhere } = before;
  const result = await saver.commit({
    ...draft,
    ...(origin === 'import' && { origin }),
    ...(deletedElsewhere && { deletedElsewhere }),
    undoes: before.id,
  });
  if (!result.ok) return result;
  await refresh(parts);
  await showResult(parts, result.value);
  const action = how === 'undo' ? row.action : await readAction(database, row.undoes ?? '');
  const done = how === 'undo' ? 'Undone' : 'Redone';
  const kept = edits.length < inverted.length ? '; what other annotations need stays' : '';
  tell.announce(`${done}: ${stepName(action ?? how, before)}${kept}`);
  return ok(null);
}

/** Takes back the latest live change in scope, whole, as a change of its own. */
export function undo(parts: Parts): Outcome {
  return writing(
    parts,
    () => takeBack(parts, 'undo', undoScope(parts)),
    () => refresh(parts),
  );
}

/** Takes back the latest undo in scope. */
export function redo(parts: Parts): Outcome {
  return writing(
    parts,
    () => takeBack(parts, 'redo', undoScope(parts)),
    () => refresh(parts),
  );
}
