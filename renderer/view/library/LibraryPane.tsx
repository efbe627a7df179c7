import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Digest } from '../../../shared/article/article';
import type { LibraryEntry, Session } from '../../session/session';
import { useCommands, useSession } from '../../session/use-session';
import { Icon } from '../../ui/Icon';
import { KeyCaps } from '../../ui/KeyCaps';
import { grouped } from '../amounts';
import { ariaKeys, keyCaps, keyName } from '../keys/key-caps';
import { LibraryRow, type LibraryGestures } from './LibraryRow';
import { UnreadFiles } from './UnreadFiles';
import './library.css';

/** Whether what had the focus is there no more. */
function isFocusLost(): boolean {
  return document.activeElement === document.body;
}

/** The left pane: every article of the library, and the files that could not become one. */
export function LibraryPane() {
  const count = useSession((state) => state.library.length);
  const loading = useSession((state) => state.loading);
  const pane = useRef<HTMLElement>(null);
  const countBefore = useRef(count);
  useLayoutEffect(() => {
    const isEmptied = count === 0 && countBefore.current > 0;
    countBefore.current = count;
    if (isEmptied && isFocusLost()) pane.current?.querySelector('button')?.focus();
  }, [count]);
  return (
    <nav ref={pane} className="pane library" aria-label="Library" data-pane="library">
      <div className="pane-head">
        <h2 className="pane-title">Library</h2>
        {count > 0 && <HeadTools count={count} />}
      </div>
      <div className="pane-scroll">
        {count > 0 && <Articles />}
        {count === 0 && (loading ? <Loading /> : <NoArticles />)}
        <UnreadFiles />
      </div>
    </nav>
  );
}

interface HeadToolProps {
  readonly command: 'open-files' | 'export';
  readonly name: string;
  readonly icon: 'open' | 'export';
}

function HeadTools({ count }: { readonly count: number }) {
  return (
    <div className="library-tools">
      <span className="pane-count">{grouped(count)}</span>
      <HeadTool command="open-files" name="Open articles…" icon="open" />
      <HeadTool command="export" name="Export…" icon="export" />
    </div>
  );
}

function HeadTool({ command, name, icon }: HeadToolProps) {
  const session = useCommands();
  const mac = useSession((state) => state.app.platform === 'darwin');
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={name}
      aria-keyshortcuts={ariaKeys(command, mac)}
      title={`${name} (${keyName(command, mac)})`}
      onClick={() => void session.run(command)}
    >
      <Icon name={icon} />
    </button>
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

/** Of the rows that are left, the one after the first that went, else the one before it. */
function neighbourOf(
  before: readonly LibraryEntry[],
  left: readonly LibraryEntry[],
): Digest | null {
  const digests = new Set(left.map(({ digest }) => digest));
  const at = before.findIndex(({ digest }) => !digests.has(digest));
  if (at < 0) return null;
  const after = before.slice(at).find(({ digest }) => digests.has(digest));
  return (after ?? before[at - 1])?.digest ?? null;
}

/** The row in the tab order; a fresh object even where the row is the same, as after a removal. */
interface Active {
  readonly digest: Digest | null;
  readonly takesFocus: boolean;
}

function gesturesOver(session: Session, activate: (row: Active) => void): LibraryGestures {
  return {
    pointAt: session.pointAt,
    open(digest) {
      activate({ digest, takesFocus: false });
      void session.openArticle(digest);
    },
    remove: (digest) => void session.removeArticle(digest),
    step(key, digest) {
      const { library } = session.getState();
      const at = library.findIndex((entry) => entry.digest === digest);
      const target = targetOf(key, at, library.length);
      if (target === null) return false;
      activate({ digest: library[target]?.digest ?? null, takesFocus: true });
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

/** However an article goes, the focus that went with it comes to the row beside its own. */
function useFocusOnNeighbour(
  library: readonly LibraryEntry[],
  activate: (row: Active) => void,
): void {
  const before = useRef(library);
  useLayoutEffect(() => {
    const neighbour = neighbourOf(before.current, library);
    before.current = library;
    if (neighbour !== null && isFocusLost()) activate({ digest: neighbour, takesFocus: true });
  }, [library, activate]);
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
  useFocusOnNeighbour(library, setActive);
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
