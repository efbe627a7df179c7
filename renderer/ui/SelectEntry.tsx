import { useId, useRef, type KeyboardEvent } from 'react';
import { EntryReason } from './EntryReason';
import './entry.css';
import { useDraft, type Commit } from './use-draft';

/** One of a closed list. */
export interface Choice {
  readonly value: string;
  readonly title: string;
}

interface SelectEntryProps {
  readonly value: string;
  readonly choices: readonly Choice[];
  /** Shown apart from the choices, below them. */
  readonly others?: readonly Choice[];
  readonly onCommit: Commit;
  readonly label?: string;
  readonly id?: string;
  readonly muted?: boolean;
}

/** These change a closed select at once, so that walking past a choice is no choice yet. */
const WALKING = /^(?:Arrow(?:Up|Down|Left|Right)|Home|End|Page(?:Up|Down)|.)$/;

/**
 * A choice of one. Picking by mouse commits; walking by keys commits on Enter and on leaving, and
 * Escape brings back what stood there.
 */
export function SelectEntry(props: SelectEntryProps) {
  const { value, choices, others = [], onCommit, label, id, muted = false } = props;
  const titleOf = (chosen: string): string =>
    [...choices, ...others].find((choice) => choice.value === chosen)?.title ?? chosen;
  const draft = useDraft(value, onCommit, titleOf);
  const walking = useRef(false);
  const reasonId = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    walking.current = WALKING.test(event.key) && event.key !== ' ' && !event.altKey;
    if (event.key === 'Escape') draft.drop();
    if (event.key !== 'Enter') return;
    event.preventDefault();
    draft.commit();
  };
  return (
    <div className="entry">
      <select
        id={id}
        className="entry-field"
        data-muted={(muted && draft.text === value) || undefined}
        aria-label={label}
        aria-invalid={draft.reason !== null}
        aria-describedby={draft.reason === null ? undefined : reasonId}
        value={draft.text}
        onPointerDown={() => {
          walking.current = false;
        }}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          if (walking.current) draft.change(event.target.value);
          else draft.commit(event.target.value);
        }}
        onBlur={() => {
          walking.current = false;
          draft.commit();
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.title}
          </option>
        ))}
        {others.length > 0 && <hr />}
        {others.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.title}
          </option>
        ))}
      </select>
      <EntryReason id={reasonId} reason={draft.reason} />
    </div>
  );
}
