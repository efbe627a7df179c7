import { useEffect } from 'react';
import type { SaveStatus } from '../../session/session';
import { useCommands } from '../../session/use-session';

/**
 * Whether closing would lose something. What only the journal lacks because it belongs to another
 * history is in the library, and the next start asks about the two.
 */
function wouldLose(save: SaveStatus): boolean {
  if (save.state === 'not-saved') return save.failure.type !== 'JournalDiffers';
  return save.state === 'saving';
}

/**
 * Holds the window back while something is not on disk, or stands in a field that refuses it; the
 * host then asks what to do. What is only typed is handed over first. What was only on its way down
 * closes the window itself as soon as it has arrived; what had failed and is tried again does not,
 * since a person may have chosen to stay.
 */
export function useLeaveGuard(): void {
  const session = useCommands();
  useEffect(() => {
    let isLeaving = false;
    let hasFailed = session.getState().save.state === 'not-saved';
    const leaveOnceSaved = (): void => {
      if (!isLeaving || session.hasDrafts() || session.getState().save.state !== 'saved') return;
      isLeaving = false;
      window.close();
    };
    const guard = (event: BeforeUnloadEvent): void => {
      const handedOver = session.commitDrafts();
      const { save } = session.getState();
      if (!wouldLose(save) && !session.hasDrafts()) return;
      event.preventDefault();
      isLeaving = save.state !== 'not-saved' && !hasFailed;
      void handedOver.then(() => {
        // What is a draft still has been refused.
        if (session.hasDrafts()) isLeaving = false;
        leaveOnceSaved();
      });
    };
    const stop = session.subscribe(() => {
      const { save } = session.getState();
      if (save.state === 'saving') return;
      hasFailed = save.state === 'not-saved';
      if (hasFailed) isLeaving = false;
      leaveOnceSaved();
    });
    window.addEventListener('beforeunload', guard);
    return () => {
      stop();
      window.removeEventListener('beforeunload', guard);
    };
  }, [session]);
}
