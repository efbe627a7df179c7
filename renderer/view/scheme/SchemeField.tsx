import { createContext, use, useId } from 'react';
import { EntryReason } from '../../ui/EntryReason';
import '../../ui/entry.css';
import { reasonSentence } from '../messages';
import { isFaultOf, type DraftFault } from './scheme-draft';

/** What is wrong with the scheme being edited, for the field that it concerns. */
export const SchemeFaultContext = createContext<DraftFault | null>(null);

/** Why the field at a path is refused, and what marks it so. */
export function useFaultAt(path: string): {
  readonly id: string;
  readonly reason: string | null;
  readonly marks: Readonly<Record<string, string | boolean | undefined>>;
} {
  const fault = use(SchemeFaultContext);
  const id = useId();
  const wrong = isFaultOf(fault, path);
  return {
    id,
    reason: wrong ? reasonSentence(fault.reason) : null,
    marks: { 'aria-invalid': wrong, 'aria-describedby': wrong ? id : undefined },
  };
}

interface SchemeFieldProps {
  /** JSON pointer of what it edits. */
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly placeholder?: string;
  readonly readOnly?: boolean;
  readonly maxLength?: number;
  readonly long?: boolean;
}

/** A field of the scheme; what is wrong with it stands right below. */
export function SchemeField(props: SchemeFieldProps) {
  const { path, label, value, onChange, placeholder, readOnly = false, maxLength, long } = props;
  const { id, reason, marks } = useFaultAt(path);
  const field = {
    ...marks,
    'aria-label': label,
    'data-path': path,
    placeholder,
    readOnly,
    maxLength,
    autoComplete: 'off',
    value,
  };
  return (
    <div className="entry">
      {long ? (
        <textarea
          {...field}
          className="entry-field guideline-field"
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <input
          {...field}
          className="entry-field"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      <EntryReason id={id} reason={reason} />
    </div>
  );
}
