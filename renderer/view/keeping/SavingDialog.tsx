import { useState, type ReactNode } from 'react';
import type { Keeping } from '../../../shared/ipc/channels';
import type { SaveStatus } from '../../session/session';
import { useCommands, useSession } from '../../session/use-session';
import { Dialog } from '../../ui/Dialog';
import { countOf, dayAndTime, sizeOf, timeOfDay } from '../amounts';
import { useRead } from '../use-read';
import { keepingFaultWords } from './fault-words';
import './saving-dialog.css';

function stateWords(save: SaveStatus): string {
  switch (save.state) {
    case 'saving':
      return 'Being saved now';
    case 'not-saved':
      return 'Not saved; the line at the bottom says why';
    case 'saved':
      return save.at === null
        ? 'Yes. Nothing was changed since the start'
        : `Yes. Last change at ${timeOfDay(save.at)}`;
  }
}

/** What is kept beside the library and where, with ways to make, restore and find backups. */
export function SavingDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useCommands();
  const save = useSession((state) => state.save);
  const [version, setVersion] = useState(0);
  const [busy, setBusy] = useState(false);
  const keeping = useRead(() => session.keeping(), String(version));
  const backUp = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    // How it went is told by the session, in front of this dialog.
    await session.backUp();
    setBusy(false);
    setVersion((count) => count + 1);
  };
  return (
    <Dialog title="Saving" className="wide" onClose={onClose}>
      <dl className="saving-facts">
        <Fact title="Everything saved">{stateWords(save)}</Fact>
        {keeping && <Facts keeping={keeping} />}
      </dl>
      {keeping && keeping.faults.length > 0 && (
        <ul className="saving-faults" aria-label="Found at the start">
          {keeping.faults.map((fault) => (
            <li key={JSON.stringify(fault)}>{keepingFaultWords(fault)}</li>
          ))}
        </ul>
      )}
      <p className="dialog-note">
        Each change is written to the library and to a journal on this computer before it is called
        saved. Backups are made from the journal, read back and kept in turn.
      </p>
      <div className="dialog-actions saving-actions">
        <button
          type="button"
          className="button"
          aria-disabled={busy}
          onClick={() => void backUp()}
          data-autofocus
        >
          {busy ? 'Backing up…' : 'Back up now'}
        </button>
        <button type="button" className="button" onClick={() => void session.restoreFromBackup()}>
          Restore from a backup…
        </button>
        <button type="button" className="button" onClick={() => void session.revealBackups()}>
          Open backups folder
        </button>
        <button type="button" className="button primary" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

function Facts({ keeping: { folder, journal, snapshots } }: { readonly keeping: Keeping }) {
  const [last] = snapshots;
  return (
    <>
      <Fact title="Journal">
        {sizeOf(journal.bytes)}, up to change {journal.seq.toLocaleString('en')}
      </Fact>
      <Fact title="Last backup">
        {last
          ? `${dayAndTime(last.at)}, ${sizeOf(last.bytes)}, ${countOf(last.seq, 'change')}`
          : 'None yet'}
      </Fact>
      <Fact title="Backups kept">{snapshots.length}</Fact>
      <Fact title="Backups folder">
        <bdi>{folder}</bdi>
      </Fact>
    </>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
