import { createContext, useContext, useSyncExternalStore } from 'react';
import type { StateSource } from './after-paint';
import type { Session, SessionState } from './session';

/** The running session, for everything on screen. */
export const SessionContext = createContext<Session | null>(null);

/** What the state is read from within it; the session itself where there is none. */
export const StateSourceContext = createContext<StateSource | null>(null);

/** What can be asked of the session. */
export function useCommands(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('There is no SessionContext around this component.');
  return session;
}

/**
 * A slice of the session's state, live; within `AfterPaint`, as of the last frame. The selector must return a part of the state or a
 * primitive, not a fresh object: a fresh one counts as a change each time.
 */
export function useSession<T>(selector: (state: SessionState) => T): T {
  const session = useCommands();
  const { subscribe, getState } = useContext(StateSourceContext) ?? session;
  return useSyncExternalStore(subscribe, () => selector(getState()));
}
