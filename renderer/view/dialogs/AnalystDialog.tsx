import { useState, type FormEvent } from 'react';
import { useCommands, useSession } from '../../session/use-session';
import { Dialog } from '../../ui/Dialog';

/** Changes the name that new annotations and exports carry. */
export function AnalystDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useCommands();
  const analyst = useSession((state) => state.analyst);
  const [name, setName] = useState(analyst);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onClose();
    void session.setAnalyst(name.trim());
  };
  return (
    <Dialog title="Analyst" onClose={onClose}>
      <form onSubmit={submit}>
        <label htmlFor="analyst-name">Name</label>
        <input
          id="analyst-name"
          className="text-field analyst-field"
          data-autofocus
          autoComplete="off"
          aria-describedby="analyst-hint"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <p id="analyst-hint" className="dialog-note">
          Written into new annotations and into exports. Annotations that exist keep the name they
          were made under. Left empty, it reads “unnamed analyst”.
        </p>
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary">
            Save
          </button>
        </div>
      </form>
    </Dialog>
  );
}
