import type { Host } from '../../../shared/ipc/channels';
import type { Failure } from '../../session/failure';
import { messageFor } from '../messages';
import { FailurePage } from './FailurePage';

interface StartFailureProps {
  readonly failure: Failure;
  readonly host: Pick<Host, 'revealBackups'>;
}

/** Shown instead of the app when the library on this computer cannot be opened. */
export function StartFailure({ failure, host }: StartFailureProps) {
  return (
    <FailurePage title="The library cannot be opened" text={messageFor(failure)}>
      <button type="button" className="button primary" onClick={() => window.location.reload()}>
        Try again
      </button>
      <button type="button" className="button" onClick={() => void host.revealBackups()}>
        Open backups folder
      </button>
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
