import type { KeyboardEvent } from 'react';
import type { LibraryEntry } from '../../session/session';
import { Icon } from '../../ui/Icon';
import { countOf, grouped } from '../amounts';
import { shown } from '../shown';

interface LibraryRowProps {
  readonly entry: LibraryEntry;
  readonly open: boolean;
  /** One row of the list is in the tab order; the arrow keys move between rows. */
  readonly tabStop: boolean;
  readonly onOpen: () => void;
  /** Pointer or focus have come (true) or left. */
  readonly onPoint: (here: boolean) => void;
  readonly onRemove: () => void;
  /** Answers whether the key moved the focus. */
  readonly onKey: (key: string) => boolean;
}

/** One article of the library, with what tells it from others and a way to remove it. */
export function LibraryRow({ entry, open, tabStop, ...on }: LibraryRowProps) {
  const { onOpen, onPoint, onRemove, onKey } = on;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
    else if (!onKey(event.key)) return;
    event.preventDefault();
  };
  const origin = [entry.outlet, entry.published].filter(Boolean);
  return (
    <li className="library-row">
      <button
        type="button"
        className="library-open"
        data-row
        tabIndex={tabStop ? 0 : -1}
        aria-current={open ? 'true' : undefined}
        onPointerEnter={() => onPoint(true)}
        onPointerLeave={() => onPoint(false)}
        onFocus={() => onPoint(true)}
        onBlur={() => onPoint(false)}
        onClick={onOpen}
        onKeyDown={onKeyDown}
        {...(tabStop && { 'data-pane-home': true })}
      >
        <bdi className="library-title">{shown(entry.title)}</bdi>
        {origin.length > 0 && (
          <span className="library-origin">
            {origin.map((part) => (
              <bdi key={part}>{shown(part)}</bdi>
            ))}
          </span>
        )}
        <span className="library-amounts">
          <span>{countOf(entry.length, 'character')}</span>
          {entry.annotations > 0 && (
            <span className="library-count">
              {grouped(entry.annotations)}
              <span className="unseen">
                {entry.annotations === 1 ? ' annotation' : ' annotations'}
              </span>
            </span>
          )}
        </span>
      </button>
      <button
        type="button"
        className="icon-button library-remove"
        tabIndex={tabStop ? 0 : -1}
        aria-label={`Remove ${shown(entry.title)}`}
        title="Remove from the library (undo brings it back)"
        onClick={onRemove}
      >
        <Icon name="bin" />
      </button>
    </li>
  );
}
