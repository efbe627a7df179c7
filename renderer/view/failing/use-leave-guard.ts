import { useEffect } from 'react';
import { useCommands } from '../../session/use-session';

/**
 * Holds the window back once when it is closed with something that is not on disk yet. A second
 * try goes through: nobody is locked in with a full disk.
 */
export function useLeaveGuard(): void {
  const session = useCommands();
  useEffect(() => {
    let warned = false;
    const guard = (event: BeforeUnloadEvent): void => {
      if (warned || session.getState().save.state === 'saved') return;
      warned = true;
      event.preventDefault();
    };
    const rearm = session.subscribe(() => {
      if (session.getState().save.state === 'saved') warned = false;
    });
    window.addEventListener('beforeunload', guard);
    return () => {
      rearm();
      window.removeEventListener('beforeunload', guard);
    };
  }, [session]);
}
