import { useEffect, type RefObject } from 'react';
import { focusArticleText } from './keys/key-place';

const FOCUSABLE =
  'input:not(:disabled), select, textarea, button:not(:disabled, [tabindex="-1"]), [tabindex="0"]';

function ancestorsWithin(element: Element, root: Element): Element[] {
  const chain: Element[] = [];
  for (let at = element.parentElement; at && root.contains(at); at = at.parentElement)
    chain.push(at);
  return chain;
}

/**
 * Keeps the focus when what has it goes, as a button does that has done its work: it passes to the
 * nearest thing that is still there, then to what comes first in the dialog around it, or else to the text.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    let focused: Element | null = null;
    let ancestors: readonly Element[] = [];
    const remember = (event: FocusEvent): void => {
      focused = event.target instanceof Element ? event.target : null;
      ancestors = focused ? ancestorsWithin(focused, element) : [];
    };
    const watcher = new MutationObserver(() => {
      if (!focused || focused.isConnected) return;
      focused = null;
      if (document.activeElement !== document.body) return;
      const near = ancestors
        .filter((ancestor) => ancestor.isConnected && ancestor !== element)
        .map((ancestor) => ancestor.querySelector<HTMLElement>(FOCUSABLE))
        .find((found) => found !== null);
      // Behind a dialog nothing can have the focus.
      const inDialog = element.closest('dialog')?.querySelector<HTMLElement>(FOCUSABLE);
      const next = near ?? inDialog;
      if (next) next.focus();
      else focusArticleText();
    });
    element.addEventListener('focusin', remember);
    watcher.observe(element, { childList: true, subtree: true });
    return () => {
      element.removeEventListener('focusin', remember);
      watcher.disconnect();
    };
  }, [root]);
}
