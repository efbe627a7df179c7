import { useRef, useState, type KeyboardEvent } from 'react';
import { KINDS, type Kind } from '../../../shared/scheme/scheme';
import { useCommands, useSession } from '../../session/use-session';
import { countOf } from '../amounts';
import { ariaKeys } from '../keys/key-caps';
import { KIND_SIGNS } from '../kinds';
import { LabelToolbar } from './LabelToolbar';
import { KindDigit } from '../annotating/KindDigit';

/** What the buttons would do now, in words. */
function hintFor(hasSelection: boolean, marked: number, selectedKind: Kind | null): string {
  if (hasSelection) return 'Tag the selected words';
  if (marked > 1) return `Change the ${countOf(marked, 'marked annotation')}`;
  if (selectedKind) return `Change the selected ${KIND_SIGNS[selectedKind].title.toLowerCase()}`;
  return 'Select words in the text to tag them';
}

/**
 * The three kinds as buttons. They act as their keys do: on the words selected in the text, else
 * on the selected annotation; pressing one leaves the selection in the text alone.
 */
export function TagToolbar() {
  const session = useCommands();
  const hasSelection = useSession((state) => state.selection !== null);
  const selectedKind = useSession((state) =>
    state.selected ? (state.open?.index.get(state.selected)?.kind ?? null) : null,
  );
  const marked = useSession((state) => state.marked.size);
  const mac = useSession((state) => state.app.platform === 'darwin');
  const [tabStop, setTabStop] = useState<Kind>('claim');
  const bar = useRef<HTMLDivElement>(null);
  const usable = hasSelection || selectedKind !== null;

  const act = (kind: Kind): void => {
    if (usable) void session.tag(kind);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = KINDS[(KINDS.indexOf(tabStop) + step + KINDS.length) % KINDS.length];
    if (!next) return;
    setTabStop(next);
    bar.current?.querySelector<HTMLElement>(`[data-kind=${next}]`)?.focus();
  };

  return (
    <div className="tag-bar">
      <div
        ref={bar}
        role="toolbar"
        aria-label="Tag selection"
        aria-describedby="tag-hint"
        className="tag-tools"
      >
        {KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            className="tag-button"
            data-kind={kind}
            tabIndex={kind === tabStop ? 0 : -1}
            aria-disabled={!usable}
            aria-describedby="tag-hint"
            aria-keyshortcuts={ariaKeys(KIND_SIGNS[kind].command, mac)}
            title={`${KIND_SIGNS[kind].title}: ${KIND_SIGNS[kind].hint}`}
            onMouseDown={(event) => event.preventDefault()}
            onFocus={() => setTabStop(kind)}
            onKeyDown={onKeyDown}
            onClick={() => act(kind)}
          >
            <KindDigit kind={kind} />
            {KIND_SIGNS[kind].title}
          </button>
        ))}
      </div>
      <LabelToolbar usable={usable} />
      <span id="tag-hint" className="tag-hint">
        {hintFor(hasSelection, marked, selectedKind)}
      </span>
    </div>
  );
}
