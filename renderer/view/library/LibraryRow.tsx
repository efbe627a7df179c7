import { memo, type KeyboardEvent } from 'react';
import type { Digest } from '../../../shared/article/article';
import type { LibraryEntry } from '../../session/session';
import { Icon } from '../../ui/Icon';
import { countOf, grouped } from '../amounts';
import { shown } from '../shown';

/** What can be done to the rows of the library, the same from render to render. */
export interface LibraryGestures {
  readonly open: (digest: Digest) => void;
  /** Pointer or focus have come to a row, or with null have left it. */
  readonly pointAt: (digest: Digest | null) => void;
  readonly remove: (digest: Digest) => void;
  /** Goes where a key leads from a row, if it leads anywhere. */
  readonly step: (key: string, digest: Digest) => boolean;
}

interface LibraryRowProps {
  readonly entry: LibraryEntry;
  readonly open: boolean;
  /** One row of the list is in the tab order; the arrow keys move between rows. */
  readonly tabStop: boolean;
  readonly gestures: LibraryGestures;
}

/** One article of the library, with what tells it from others and a way to remove it. */
export const LibraryRow = memo(function LibraryRow(row: LibraryRowProps) {
  const { entry, open, tabStop, gestures } = row;
  const { digest } = entry;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Delete' || event.key === 'Backspace') gestures.remove(digest);
    else if (!gestures.step(event.key, digest)) return;
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
        onPointerEnter={() => gestures.pointAt(digest)}
        onPointerLeave={() => gestures.pointAt(null)}
        onFocus={() => gestures.pointAt(digest)}
        onBlur={() => gestures.pointAt(null)}
        onClick={() => gestures.open(digest)}
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
        onClick={() => gestures.remove(digest)}
      >
        <Icon name="bin" />
      </button>
    </li>
  );
});
