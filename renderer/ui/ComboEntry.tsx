import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { EntryReason } from './EntryReason';
import './entry.css';
import { useDraft, type Commit } from './use-draft';

/** What a field offers while it is typed into. */
export interface Suggestion {
  /** What is committed. */
  readonly text: string;
  /** What is seen, where that is more than the text. */
  readonly title?: string;
  readonly note?: string;
}

interface ComboEntryProps {
  readonly value: string;
  readonly onCommit: Commit;
  /** What fits what is typed, best first; a handful. */
  readonly suggest: (text: string) => readonly Suggestion[];
  readonly label?: string;
  readonly id?: string;
  readonly placeholder?: string;
  readonly children?: ReactNode;
}

/** Where a key leads among suggestions; -1 is the field itself. */
function stepAmong(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return at + 1 >= count ? -1 : at + 1;
  if (key === 'ArrowUp') return at < 0 ? count - 1 : at - 1;
  return null;
}

/**
 * A field of text that offers what is known. Any text may be committed: Enter takes the marked
 * suggestion or else the text itself, leaving takes the text, Escape brings back what stood there.
 */
export function ComboEntry(props: ComboEntryProps) {
  const { value, onCommit, suggest, label, id, placeholder } = props;
  const draft = useDraft(value, onCommit);
  const [offering, setOffering] = useState(false);
  const [at, setAt] = useState(-1);
  const listId = useId();
  const reasonId = useId();
  const list = useRef<HTMLUListElement>(null);
  const found = offering ? suggest(draft.text) : [];
  const open = found.length > 0;
  const anchorName = `--${listId.replaceAll(/\W/g, '')}`;

  useLayoutEffect(() => {
    list.current?.togglePopover(open);
  }, [open]);

  const close = (): void => {
    setOffering(false);
    setAt(-1);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const to = stepAmong(event.key, at, found.length);
    if (to !== null) {
      event.preventDefault();
      if (open) setAt(to);
      else setOffering(true);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      close();
      draft.commit(found[at]?.text);
    } else if (event.key === 'Escape') {
      close();
      draft.drop();
    }
  };
  return (
    <div className="entry">
      <div className="entry-line">
        <input
          id={id}
          className="entry-field"
          role="combobox"
          aria-label={label}
          aria-expanded={open}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={open && at >= 0 ? `${listId}-${at}` : undefined}
          aria-invalid={draft.reason !== null}
          aria-describedby={draft.reason === null ? undefined : reasonId}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          style={{ anchorName }}
          value={draft.text}
          readOnly={draft.readOnly}
          onChange={(event) => {
            draft.change(event.target.value);
            setOffering(true);
            setAt(-1);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            close();
            draft.commit();
          }}
        />
        {props.children}
      </div>
      <ul
        ref={list}
        id={listId}
        role="listbox"
        aria-label={label ?? 'Suggestions'}
        popover="manual"
        className="offers"
        style={{ positionAnchor: anchorName }}
      >
        {found.map(({ text, title, note }, index) => (
          // The keys are handled by the combobox, which names this option as active.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={text}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            className="offer"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              close();
              draft.commit(text);
            }}
          >
            <bdi>{title ?? text}</bdi>
            {note && <span className="offer-note">{note}</span>}
          </li>
        ))}
      </ul>
      <EntryReason id={reasonId} reason={draft.reason} />
    </div>
  );
}
