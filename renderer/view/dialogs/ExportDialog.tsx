import { useState, type FormEvent } from 'react';
import { useCommands, useSession } from '../../session/use-session';
import { Dialog } from '../../ui/Dialog';
import { countOf } from '../amounts';

type Scope = 'all' | 'this';

/** Asks what to export; where to is the system's own dialog. Enter exports. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useCommands();
  const library = useSession((state) => state.library);
  const open = useSession((state) => state.open);
  const [scope, setScope] = useState<Scope>('all');
  const total = library.reduce((sum, entry) => sum + entry.annotations, 0);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onClose();
    void session.export(scope);
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
        <p className="dialog-note">
          One .verbatim.json file with the full texts, every annotation and the proof of its place.
          Anyone can check it without Verbatim.
        </p>
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
