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

/** Holds the window back while something is not on disk; the host then asks what to do. */
export function useLeaveGuard(): void {
  const session = useCommands();
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent): void => {
      if (wouldLose(session.getState().save)) event.preventDefault();
    };
    window.addEventListener('beforeunload', guard);
    return () => window.removeEventListener('beforeunload', guard);
  }, [session]);
}
