import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { EntryReason } from '../../ui/EntryReason';
import '../../ui/entry.css';
import { useDraft } from '../../ui/use-draft';

/** Both ends of a range as decimal strings. */
export interface Range {
  readonly low: string;
  readonly high: string;
}

interface RangeEntryProps {
  readonly value: Range | null;
  readonly placeholder: string;
  /** Null takes the range away. */
  readonly onCommit: (range: Range | null) => Promise<string | null>;
  readonly children?: ReactNode;
}

const BETWEEN = '\n';

function write({ low, high }: Range): string {
  return `${low}${BETWEEN}${high}`;
}

function read(text: string): Range {
  const [low = '', high = ''] = text.split(BETWEEN);
  return { low, high };
}

/** The two ends of a range, committed together: by Enter, or when both have been left. */
export function RangeEntry({ value, placeholder, onCommit, children }: RangeEntryProps) {
  const commit = async (text: string): Promise<string | null> => {
    const range = read(text);
    const given = [range.low.trim(), range.high.trim()].filter((end) => end !== '').length;
    if (given === 1) return 'A range has two ends. Give the other one too.';
    return onCommit(given === 0 ? null : range);
  };
  const draft = useDraft(write(value ?? { low: '', high: '' }), commit, (text) =>
    text.replace(BETWEEN, ' – '),
  );
  const both = useRef<HTMLDivElement>(null);
  const reasonId = useId();
  const range = read(draft.text);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') draft.drop();
    if (event.key !== 'Enter') return;
    event.preventDefault();
    draft.commit();
  };
  const end = (name: 'low' | 'high', label: string): ReactNode => (
    <input
      className="entry-field"
      data-digits
      aria-label={label}
      aria-invalid={draft.reason !== null}
      aria-describedby={draft.reason === null ? undefined : reasonId}
      autoComplete="off"
      placeholder={placeholder}
      value={range[name]}
      onChange={(event) =>
        draft.change(write({ ...range, [name]: event.target.value.replaceAll(BETWEEN, ' ') }))
      }
      onKeyDown={onKeyDown}
    />
  );
  return (
    <div
      className="entry"
      ref={both}
      onBlur={(event) => {
        if (!both.current?.contains(event.relatedTarget)) draft.commit();
      }}
    >
      <div className="entry-line">
        {end('low', 'Low end')}
        <span aria-hidden="true">–</span>
        {end('high', 'High end')}
        {children}
      </div>
      <EntryReason id={reasonId} reason={draft.reason} />
    </div>
  );
}
