import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { placedAt } from '../../../shared/annotation/packed-columns';
import type { OpenArticle } from '../../session/session';
import { useSession } from '../../session/use-session';
import { AnnotationRow } from './AnnotationRow';
import { BulkBar } from './BulkBar';
import { rowsInWindow } from './list-window';
import { firstMarked } from './marks';
import { jointedWords } from './place-words';
import { RowSlots } from './row-slots';
import { useRowDetails, type RowDetails } from './use-row-details';
import { positionIn, useRowGestures, type ActiveRow } from './use-row-gestures';

/** Every row is as high as two lines of text need, so that 20,000 of them are placed by counting. */
const ROW_HEIGHT = 50;
const ROW_PADDING = 92;

/** Until it is read, a row says nothing more. */
const UNREAD: RowDetails = { label: undefined, isDone: false, hasGuesses: false };

interface AnnotationListProps {
  readonly open: OpenArticle;
  /** The index is mutable; this says that it has changed. */
  readonly version: number;
}

/**
 * The annotations as a list of which only the visible rows exist. Arrow keys move through it and
 * select, the text following along; with Shift they mark, as Ctrl+click and Ctrl+A do. Delete
 * deletes and the focus goes to the neighbour; Enter goes to the fields.
 */
export function AnnotationList({ open, version }: AnnotationListProps) {
  const selected = useSession((state) => state.selected);
  const marked = useSession((state) => state.marked);
  const [active, setActive] = useState<ActiveRow>({ id: null, takesFocus: false });
  const scroller = useRef<HTMLDivElement>(null);
  const font = useMemo(() => getComputedStyle(document.body).font, []);
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

  const markedFrom = marked.size > 1 ? firstMarked(index, marked) : current;
  const gestures = useRowGestures(open, setActive);
  const items = rows
    .getVirtualItems()
    .map((item) => ({ ...item, placed: placedAt(index.pack(), item.index) }));
  const [slots] = useState(() => new RowSlots());
  const ids = items.map(({ placed }) => placed.id);
  const places = slots.assign(ids);
  const details = useRowDetails(ids);

  return (
    <>
      {marked.size > 1 && (
        <BulkBar open={open} marked={marked} onGone={() => gestures.focusRow(markedFrom)} />
      )}
      <div ref={scroller} className="pane-scroll annotation-scroll">
        <ul
          aria-label="Annotations"
          data-own-keys="Delete Backspace Enter"
          data-version={version}
          className="annotation-list"
          style={{ height: rows.getTotalSize() }}
        >
          {items.map(({ index: at, start, placed }, order) => (
            <AnnotationRow
              key={places[order]}
              id={placed.id}
              kind={placed.kind}
              {...(details.get(placed.id) ?? UNREAD)}
              words={jointedWords(text, placed.spans)}
              width={(rows.scrollRect?.width ?? 320) - ROW_PADDING}
              font={font}
              position={at + 1}
              size={index.size}
              top={start}
              selected={placed.id === selected}
              marked={marked.size > 1 && marked.has(placed.id)}
              tabStop={at === current}
              gestures={gestures}
            />
          ))}
        </ul>
      </div>
    </>
  );
}
