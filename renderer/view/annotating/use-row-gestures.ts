import { useRef } from 'react';
import type { AnnotationId } from '../../../shared/annotation/annotation';
import type { OpenArticle } from '../../session/session';
import { useCommands } from '../../session/use-session';
import { focusArticleText } from '../keys/key-place';
import type { Marking } from './AnnotationRow';
import { firstMarked, idsBetween, toggled } from './marks';

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
}

/** The gestures of the list over one article; `activate` moves the tab stop and the focus. */
export function useRowGestures(open: OpenArticle, activate: (row: ActiveRow) => void): RowGestures {
  const session = useCommands();
  const anchor = useRef<AnnotationId | null>(null);
  const { index } = open;
  const pick = (id: AnnotationId, marking: Marking): void => {
    const { marked, selected } = session.getState();
    const start = anchor.current;
    // What was selected elsewhere since is where a range starts.
    const isCurrent = start !== null && (start === selected || marked.has(start));
    const from = positionIn(open, isCurrent ? start : selected);
    if (marking === 'range' && from >= 0) {
      anchor.current = index.idAt(from) ?? null;
      session.mark(idsBetween(index, from, index.positionOf(id)));
      return;
    }
    anchor.current = id;
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
  return { pick, focusRow, remove, edit };
}

/** The position of an annotation in the list, or -1. */
export function positionIn({ index }: OpenArticle, id: AnnotationId | null): number {
  return id === null ? -1 : index.positionOf(id);
}
