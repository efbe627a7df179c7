import { useState, type ReactNode } from 'react';
import { stateAfterPaint } from '../session/after-paint';
import { StateSourceContext, useCommands } from '../session/use-session';

/**
 * Lets its children follow the state one frame behind, so that they never hold up the text: what
 * happens to an annotation is painted there first.
 */
export function AfterPaint({ children }: { readonly children: ReactNode }) {
  const session = useCommands();
  const [source] = useState(() => stateAfterPaint(session));
  return <StateSourceContext value={source}>{children}</StateSourceContext>;
}
