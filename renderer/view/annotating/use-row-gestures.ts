import { useMemo } from 'react';
import type { AnnotationId } from '../../../shared/annotation/annotation';
import type { OpenArticle, Session } from '../../session/session';
import { useCommands } from '../../session/use-session';
import { focusArticleText } from '../keys/key-place';
import { stepOf } from './list-window';
import { firstMarked, idsBetween, toggled } from './marks';

/** What a gesture on a row means for the marks: it alone, one more or less, or all up to it. */
export type Marking = 'alone' | 'toggle' | 'range';

/** The row in the tab order; a fresh object even where the row is the same, as after a deletion. */
export interface ActiveRow {
  readonly id: AnnotationId | null;
  readonly takesFocus: boolean;
}

/** What can be done to the rows of the list. */
export interface RowGestures {
  readonly pick: (id: AnnotationId, marking: Marking) => void;
  readonly focusRow: (at: number, marking?: Marking) => void;
  /** Deletes a row, or everything marked where the row is; the focus goes to the neighbour. */
  readonly remove: (at: number, id: AnnotationId) => Promise<void>;
  readonly edit: (id: AnnotationId) => void;
  readonly markAll: () => void;
  /** Goes where a key leads from a row, if it leads anywhere. */
  readonly step: (key: string, at: number, marking: Marking) => boolean;
}

/**
 * The gestures of the list over one article, the same from render to render; `activate` moves the
 * tab stop and the focus.
 */
export function useRowGestures(open: OpenArticle, activate: (row: ActiveRow) => void): RowGestures {
  const session = useCommands();
  return useMemo(() => gesturesOver(session, open, activate), [session, open, activate]);
}

function gesturesOver(
  session: Session,
  open: OpenArticle,
  activate: (row: ActiveRow) => void,
): RowGestures {
  // Where a range starts.
  let anchor: AnnotationId | null = null;
  const { index } = open;
  const pick = (id: AnnotationId, marking: Marking): void => {
    const { marked, selected } = session.getState();
    const start = anchor;
    // What was selected elsewhere since is where a range starts.
    const isCurrent = start !== null && (start === selected || marked.has(start));
    const from = positionIn(open, isCurrent ? start : selected);
    if (marking === 'range' && from >= 0) {
      anchor = index.idAt(from) ?? null;
      session.mark(idsBetween(index, from, index.positionOf(id)));
      return;
    }
    anchor = id;
    if (marking === 'toggle') session.mark(toggled(marked, selected, id));
    else session.select(id, { reveal: true });
  };
  const focusRow = (at: number, marking: Marking = 'alone'): void => {
    const id = index.idAt(Math.max(0, Math.min(at, index.size - 1)));
    if (!id) {
      focusArticleText();
      return;
    }
    activate({ id, takesFocus: true });
    pick(id, marking);
  };
  const remove = async (at: number, id: AnnotationId): Promise<void> => {
    const { marked } = session.getState();
    const many = marked.size > 1 && marked.has(id);
    const first = many ? firstMarked(index, marked) : at;
    if (!many) session.select(id);
    const outcome = await (many
      ? session.deleteAnnotations([...marked])
      : session.run('delete-annotation'));
    if (outcome.ok) focusRow(first);
  };
  const edit = (id: AnnotationId): void => {
    session.select(id, { reveal: true });
    void session.run('edit-fields');
  };
  const markAll = (): void => session.mark(idsBetween(index, 0, index.size - 1));
  const step = (key: string, at: number, marking: Marking): boolean => {
    const to = stepOf(key, at, index.size);
    if (to !== null) focusRow(to, marking);
    return to !== null;
  };
  return { pick, focusRow, remove, edit, markAll, step };
}

/** The position of an annotation in the list, or -1. */
export function positionIn({ index }: OpenArticle, id: AnnotationId | null): number {
  return id === null ? -1 : index.positionOf(id);
}
