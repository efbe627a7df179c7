import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { EntryReason } from './EntryReason';
import './entry.css';
import { useDraft, type Commit } from './use-draft';

interface TextEntryProps {
  readonly value: string;
  readonly onCommit: Commit;
  /** Its accessible name, where no label element points at `id`. */
  readonly label?: string;
  readonly id?: string;
  readonly placeholder?: string;
  /** Several lines; Enter commits all the same, Shift+Enter breaks the line. */
  readonly long?: boolean;
  readonly digits?: boolean;
  readonly lang?: string;
  readonly autoFocus?: boolean;
  /** Shown in the same line, behind the text. */
  readonly children?: ReactNode;
}

/**
 * A field of text that keeps its typing to itself: Enter and leaving it commit, Escape brings back
 * what stood there. A refused text stays with its reason below.
 */
export function TextEntry(props: TextEntryProps) {
  const { value, onCommit, label, id, placeholder, long = false, digits = false, lang } = props;
  const draft = useDraft(value, onCommit);
  const reasonId = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') draft.drop();
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    draft.commit();
  };
  const field = {
    id,
    lang,
    'aria-label': label,
    'aria-invalid': draft.reason !== null,
    'aria-describedby': draft.reason === null ? undefined : reasonId,
    placeholder,
    autoComplete: 'off',
    spellCheck: long,
    value: draft.text,
    readOnly: draft.readOnly,
    onKeyDown,
    onBlur: () => draft.commit(),
    ...(props.autoFocus && { 'data-autofocus': true }),
  };
  return (
    <div className="entry">
      <div className="entry-line">
        {long ? (
          <textarea
            {...field}
            className="entry-field long"
            rows={1}
            onChange={(event) => draft.change(event.target.value)}
          />
        ) : (
          <input
            {...field}
            className="entry-field"
            data-digits={digits || undefined}
            onChange={(event) => draft.change(event.target.value)}
          />
        )}
        {props.children}
      </div>
      <EntryReason id={reasonId} reason={draft.reason} />
    </div>
  );
}
