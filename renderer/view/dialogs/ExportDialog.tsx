import { useState, type FormEvent } from 'react';
import {
  DEFAULT_EXPORT_OPTIONS,
  exporterOf,
  type ExportOptions,
} from '../../../shared/exchange/exporters';
import type { FormatId } from '../../../shared/exchange/format';
import { useCommands, useSession } from '../../session/use-session';
import { Dialog } from '../../ui/Dialog';
import { countOf } from '../amounts';
import { FORMAT_WORDS, isFormat, OFFERED_FORMATS } from './format-words';
import './export-dialog.css';
import '../../ui/entry.css';

type Scope = 'all' | 'this';

/** Asks what to export; where to is the system's own dialog. Enter exports. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useCommands();
  const library = useSession((state) => state.library);
  const open = useSession((state) => state.open);
  const [scope, setScope] = useState<Scope>('all');
  const [format, setFormat] = useState<FormatId>('verbatim');
  const [options, setOptions] = useState(DEFAULT_EXPORT_OPTIONS);
  const total = library.reduce((sum, entry) => sum + entry.annotations, 0);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onClose();
    void session.export({ what: scope, format, options });
  };
  return (
    <Dialog title="Export" onClose={onClose}>
      <form onSubmit={submit}>
        <fieldset className="export-choice">
          <legend className="unseen">What to export</legend>
          <ScopeChoice
            scope="all"
            title="All articles"
            amount={`${countOf(library.length, 'article')}, ${countOf(total, 'annotation')}`}
            chosen={scope === 'all'}
            onChoose={setScope}
          />
          <ScopeChoice
            scope="this"
            title="This article"
            amount={open ? countOf(open.index.size, 'annotation') : 'No article is open'}
            chosen={scope === 'this'}
            disabled={!open}
            onChoose={setScope}
          />
        </fieldset>
        {scope === 'this' && (
          <p className="dialog-note">
            Relations that lead to other articles stay out, and are listed in a file beside it.
          </p>
        )}
        <FormatChoice format={format} onChoose={setFormat} />
        <FormatOption format={format} options={options} onChoose={setOptions} />
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary">
            Export
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface FormatChoiceProps {
  readonly format: FormatId;
  readonly onChoose: (format: FormatId) => void;
}

/** The format, whom it is for and, before anything is written, what it cannot carry. */
function FormatChoice({ format, onChoose }: FormatChoiceProps) {
  const { about } = FORMAT_WORDS[format];
  const { declared } = exporterOf(format);
  return (
    <>
      <div className="export-format">
        <label htmlFor="export-format">Format</label>
        <select
          id="export-format"
          className="entry-field"
          aria-describedby="export-about"
          value={format}
          onChange={({ target }) => isFormat(target.value) && onChoose(target.value)}
        >
          {OFFERED_FORMATS.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <p id="export-about" className="dialog-note">
        {about}
      </p>
      {declared.length > 0 && (
        <details className="export-losses" open>
          <summary>What it cannot carry</summary>
          <ul>
            {declared.map((loss) => (
              <li key={loss}>{loss}</li>
            ))}
          </ul>
          <p>What is lost of what in this very export is listed in a file beside it.</p>
        </details>
      )}
    </>
  );
}

/** The option that concerns a format, and what it says of itself. */
const OPTIONS: Partial<Record<FormatId, { key: keyof ExportOptions; title: string }>> = {
  verbatim: { key: 'includeText', title: 'With the full texts, so that the file proves itself' },
  csv: { key: 'spreadsheetSafe', title: 'Safe for spreadsheets: no cell is taken for a formula' },
};

interface FormatOptionProps {
  readonly format: FormatId;
  readonly options: ExportOptions;
  readonly onChoose: (options: ExportOptions) => void;
}

function FormatOption({ format, options, onChoose }: FormatOptionProps) {
  const option = OPTIONS[format];
  if (!option) return null;
  const { key, title } = option;
  return (
    <label className="export-option">
      <input
        type="checkbox"
        checked={options[key]}
        onChange={({ target }) => onChoose({ ...options, [key]: target.checked })}
      />
      {title}
    </label>
  );
}

interface ScopeChoiceProps {
  readonly scope: Scope;
  readonly title: string;
  readonly amount: string;
  readonly chosen: boolean;
  readonly disabled?: boolean;
  readonly onChoose: (scope: Scope) => void;
}

function ScopeChoice({ scope, title, amount, chosen, disabled, onChoose }: ScopeChoiceProps) {
  return (
    <div className="export-row">
      <input
        type="radio"
        id={`export-${scope}`}
        name="scope"
        checked={chosen}
        disabled={disabled}
        aria-describedby={`export-${scope}-amount`}
        onChange={() => onChoose(scope)}
        {...(chosen && { 'data-autofocus': true })}
      />
      <label htmlFor={`export-${scope}`}>{title}</label>
      <span id={`export-${scope}-amount`} className="export-amount">
        {amount}
      </span>
    </div>
  );
}
