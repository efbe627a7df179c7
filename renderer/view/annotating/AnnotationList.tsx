import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { AnnotationId } from '../../../shared/annotation/annotation';
import { placedAt } from '../../../shared/annotation/packed-columns';
import type { OpenArticle } from '../../session/session';
import { useCommands, useSession } from '../../session/use-session';
import { findArticleText } from '../keys/key-place';
import { AnnotationRow } from './AnnotationRow';
import { rowsInWindow, stepOf } from './list-window';

/** Every row is as high as two lines of text need, so that 20,000 of them are placed by counting. */
const ROW_HEIGHT = 50;
const CHARACTER_WIDTH = 6.4;
const ROW_PADDING = 92;

interface AnnotationListProps {
  readonly open: OpenArticle;
  /** The index is mutable; this says that it has changed. */
  readonly version: number;
}

/** The row in the tab order; a fresh object even where the row is the same, as after a deletion. */
interface Active {
  readonly id: AnnotationId | null;
  readonly takesFocus: boolean;
}

/**
 * The annotations as a list of which only the visible rows exist. Arrow keys move through it and
 * select, the text following along; Delete deletes and the focus goes to the neighbour.
 */
export function AnnotationList({ open, version }: AnnotationListProps) {
  const session = useCommands();
  const selected = useSession((state) => state.selected);
  const [active, setActive] = useState<Active>({ id: null, takesFocus: false });
  const scroller = useRef<HTMLDivElement>(null);
  const { index, text } = open;
  const current =
    [active.id, selected].map((id) => positionIn(open, id)).find((at) => at >= 0) ?? 0;

  const rows = useVirtualizer({
    count: index.size,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    rangeExtractor: (range) => rowsInWindow(range, current),
  });

  useLayoutEffect(() => {
    setActive({ id: selected, takesFocus: false });
    const at = selected ? index.positionOf(selected) : -1;
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' });
  }, [selected, index, rows]);

  useLayoutEffect(() => {
    if (!active.takesFocus) return;
    const row = scroller.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]');
    row?.focus({ preventScroll: true });
  }, [active]);

  const focusRow = (at: number): void => {
    const id = index.idAt(Math.max(0, Math.min(at, index.size - 1)));
    if (!id) {
      findArticleText()?.focus();
      return;
    }
    setActive({ id, takesFocus: true });
    session.select(id, { reveal: true });
  };
  const remove = async (at: number, id: AnnotationId): Promise<void> => {
    session.select(id);
    const outcome = await session.run('delete-annotation');
    if (outcome.ok) focusRow(at);
  };
  const reveal = useCallback(
    (id: AnnotationId): void => session.select(id, { reveal: true }),
    [session],
  );

  const seen =
    Math.max(40, ((rows.scrollRect?.width ?? 320) - ROW_PADDING) / CHARACTER_WIDTH) * 1.8;
  return (
    <div ref={scroller} className="pane-scroll annotation-scroll">
      <ul
        aria-label="Annotations"
        data-own-keys="Delete Backspace"
        data-version={version}
        className="annotation-list"
        style={{ height: rows.getTotalSize() }}
      >
        {rows.getVirtualItems().map(({ index: at, start }) => {
          const placed = placedAt(index.pack(), at);
          return (
            <AnnotationRow
              key={placed.id}
              placed={placed}
              text={text}
              seen={Math.floor(seen)}
              position={at + 1}
              size={index.size}
              top={start}
              selected={placed.id === selected}
              tabStop={at === current}
              onPick={reveal}
              onDelete={() => void remove(at, placed.id)}
              onStep={(key) => {
                const to = stepOf(key, at, index.size);
                if (to !== null) focusRow(to);
                return to !== null;
              }}
            />
          );
        })}
      </ul>
    </div>
  );
}

function positionIn({ index }: OpenArticle, id: AnnotationId | null): number {
  return id === null ? -1 : index.positionOf(id);
}
