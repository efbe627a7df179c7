import { createContext, useContext, useState, type ReactNode } from 'react';
import { stateAfterPaint, type StateSource } from '../session/after-paint';
import { StateSourceContext, useCommands } from '../session/use-session';

const Behind = createContext<StateSource | null>(null);

/** Stands around every `AfterPaint` of a window, so that all of them catch up in one task. */
export function AfterPaintSource({ children }: { readonly children: ReactNode }) {
  const session = useCommands();
  const [source] = useState(() => stateAfterPaint(session));
  return <Behind value={source}>{children}</Behind>;
}

/**
 * Lets its children follow the state one frame behind, but for another article that is short, so
 * that they never hold up the text: what happens to an annotation is painted there first.
 */
export function AfterPaint({ children }: { readonly children: ReactNode }) {
  const source = useContext(Behind);
  if (!source) throw new Error('There is no AfterPaintSource around this component.');
  return <StateSourceContext value={source}>{children}</StateSourceContext>;
}
