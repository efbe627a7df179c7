import type { KeyboardEvent, Ref } from 'react';
import { Icon } from '../../ui/Icon';

interface SearchFieldProps {
  /** Its accessible name and its placeholder. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** The id of the list of matches. */
  readonly list: string;
  /** The id of the match that Enter means, if there is one. */
  readonly active: string | undefined;
  readonly isExpanded?: boolean;
  readonly maxLength?: number;
  readonly ref?: Ref<HTMLInputElement>;
}

/** The field at the top of a dialog that looks for something: it keeps the focus, and names the match. */
export function SearchField({ ref, ...props }: SearchFieldProps) {
  const { label, value, onChange, onKeyDown, list, active, isExpanded = true } = props;
  return (
    <div className="search-field">
      <Icon name="search" />
      <input
        ref={ref}
        data-autofocus
        role="combobox"
        aria-label={label}
        aria-expanded={isExpanded}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active}
        autoComplete="off"
        spellCheck={false}
        placeholder={label}
        maxLength={props.maxLength}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
