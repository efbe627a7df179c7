import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Digest } from '../../../shared/article/article';
import type { LibraryEntry, Session } from '../../session/session';
import { useCommands, useSession } from '../../session/use-session';
import { KeyCaps } from '../../ui/KeyCaps';
import { grouped } from '../amounts';
import { keyCaps, keyName } from '../keys/key-caps';
import { LibraryRow, type LibraryGestures } from './LibraryRow';
import { UnreadFiles } from './UnreadFiles';
import './library.css';

/** The left pane: every article of the library, and the files that could not become one. */
export function LibraryPane() {
  const count = useSession((state) => state.library.length);
  const loading = useSession((state) => state.loading);
  return (
    <nav className="pane library" aria-label="Library" data-pane="library">
      <div className="pane-head">
        <h2 className="pane-title">Library</h2>
        {count > 0 && <span className="pane-count">{grouped(count)}</span>}
      </div>
      <div className="pane-scroll">
        {count > 0 && <Articles />}
        {count === 0 && (loading ? <Loading /> : <NoArticles />)}
        <UnreadFiles />
      </div>
    </nav>
  );
}

function Loading() {
  return (
    <p className="library-note" aria-live="polite">
      Reading articles…
    </p>
  );
}

function NoArticles() {
  const session = useCommands();
  const mac = useSession((state) => state.app.platform === 'darwin');
  return (
    <div className="library-note">
      <p>
        No articles yet. Open .txt files with {keyName('open-files', mac)}, or a whole folder of
        them.
      </p>
      <button type="button" className="button" onClick={() => void session.run('open-files')}>
        Open articles… <KeyCaps caps={keyCaps('Mod+O', mac)} />
      </button>
      <button type="button" className="button" onClick={() => void session.run('open-folder')}>
        Open a folder…
      </button>
    </div>
  );
}

/** Where the arrow keys lead from a row, or null for other keys. */
function targetOf(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

function neighbourOf(library: readonly LibraryEntry[], digest: Digest): Digest | null {
  const at = library.findIndex((entry) => entry.digest === digest);
  return (library[at + 1] ?? library[at - 1])?.digest ?? null;
}

/** The row in the tab order; a fresh object even where the row is the same, as after a removal. */
interface Active {
  readonly digest: Digest | null;
  readonly takesFocus: boolean;
}

function gesturesOver(session: Session, activate: (row: Active) => void): LibraryGestures {
  const moveTo = (digest: Digest | null): void => activate({ digest, takesFocus: true });
  const remove = async (digest: Digest): Promise<void> => {
    const neighbour = neighbourOf(session.getState().library, digest);
    const outcome = await session.removeArticle(digest);
    if (outcome.ok) moveTo(neighbour);
  };
  return {
    pointAt: session.pointAt,
    open(digest) {
      activate({ digest, takesFocus: false });
      void session.openArticle(digest);
    },
    remove: (digest) => void remove(digest),
    step(key, digest) {
      const { library } = session.getState();
      const at = library.findIndex((entry) => entry.digest === digest);
      const target = targetOf(key, at, library.length);
      if (target === null) return false;
      moveTo(library[target]?.digest ?? null);
      return true;
    },
  };
}

/** An open article that is not in view is brought there: when it is opened, and when others come. */
function useOpenInView(
  list: RefObject<HTMLUListElement | null>,
  open: Digest | null,
  count: number,
): void {
  const seen = useRef({ open: null as Digest | null, count: 0 });
  useEffect(() => {
    const before = seen.current;
    // A row that goes moves nothing: whoever removes rows looks at their neighbours.
    if (open === before.open && count <= before.count) {
      seen.current = { open, count };
      return undefined;
    }
    // Within the frame, so that the text on its way is laid out once and not twice.
    const frame = requestAnimationFrame(() => {
      seen.current = { open, count };
      list.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' });
    });
    return () => cancelAnimationFrame(frame);
  }, [list, open, count]);
}

function Articles() {
  const session = useCommands();
  const library = useSession((state) => state.library);
  const open = useSession((state) => state.open?.digest ?? null);
  const [active, setActive] = useState<Active>({ digest: null, takesFocus: false });
  const list = useRef<HTMLUListElement>(null);

  useLayoutEffect(() => {
    if (!active.takesFocus) return;
    list.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus();
  }, [active]);

  const isListed = (digest: Digest | null): boolean => library.some((row) => row.digest === digest);
  const tabStop = [active.digest, open].find(isListed) ?? library[0]?.digest ?? null;

  useOpenInView(list, open, library.length);
  const gestures = useMemo(() => gesturesOver(session, setActive), [session]);

  return (
    <ul ref={list} aria-label="Articles" data-own-keys="Delete Backspace">
      {library.map((entry) => (
        <LibraryRow
          key={entry.digest}
          entry={entry}
          open={entry.digest === open}
          tabStop={entry.digest === tabStop}
          gestures={gestures}
        />
      ))}
    </ul>
  );
}
