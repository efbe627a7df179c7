import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Session, SessionState } from './session';

/** The running session, for everything on screen. */
export const SessionContext = createContext<Session | null>(null);

/** What can be asked of the session. */
export function useCommands(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('There is no SessionContext around this component.');
  return session;
}

/**
 * A slice of the session's state, live. The selector must return a part of the state or a
 * primitive, not a fresh object: a fresh one counts as a change each time.
 */
export function useSession<T>(selector: (state: SessionState) => T): T {
  const session = useCommands();
  return useSyncExternalStore(session.subscribe, () => selector(session.getState()));
}
