import { useState } from 'react';
import type { Result } from '../../../shared/base/result';
import type { Host } from '../../../shared/ipc/channels';
import type { Failure } from '../../session/failure';
import { messageFor } from '../messages';
import { FailurePage } from './FailurePage';

interface StartFailureProps {
  readonly failure: Failure;
  readonly host: Pick<Host, 'revealBackups'>;
  /** Writes what journal and backups hold to a file of the analyst's choice; gives its path. */
  readonly exportKept: () => Promise<Result<string, Failure>>;
}

const WAYS_OUT =
  'Nothing was changed, and every saved change also stands in the journal beside it. ' +
  'Close other windows of Verbatim, check that the disk has room, and try again. ' +
  'If it stays so, quit Verbatim, move the folder “IndexedDB” away that lies beside the backups folder ' +
  '(of the preview: in “Default” there), and start again: it is then offered to bring everything back from the journal.';

/** Other messages of the library speak of a window that is open, and of keys that work there. */
function startWords(failure: Failure): string {
  switch (failure.type) {
    case 'DatabaseUnavailable':
    case 'CommitFailed':
      return `The library on this computer cannot be read (${failure.reason}). ${WAYS_OUT}`;
    case 'StorageFull':
      return `The library on this computer cannot be read, because the disk is full. ${WAYS_OUT}`;
    default:
      return messageFor(failure);
  }
}

/** Shown instead of the app when the library on this computer cannot be opened. */
export function StartFailure({ failure, host, exportKept }: StartFailureProps) {
  const [outcome, setOutcome] = useState<Result<string, Failure> | null>(null);
  return (
    <FailurePage title="The library cannot be opened" text={startWords(failure)}>
      <button type="button" className="button primary" onClick={() => window.location.reload()}>
        Try again
      </button>
      <button type="button" className="button" onClick={() => void exportKept().then(setOutcome)}>
        Export what is kept…
      </button>
      <button type="button" className="button" onClick={() => void host.revealBackups()}>
        Open backups folder
      </button>
      <p className="failure-outcome" aria-live="polite">
        {outcome?.ok && (
          <>
            Exported to <bdi>{outcome.value}</bdi>
          </>
        )}
        {outcome?.ok === false && messageFor(outcome.failure)}
      </p>
    </FailurePage>
  );
}

/** Shown when the page was opened outside of Verbatim, where there is no host. */
export function HostMissing() {
  return (
    <FailurePage
      title="This page belongs to Verbatim"
      text="It was opened without the program around it, so it can neither read nor save anything. Start Verbatim itself."
    />
  );
}
