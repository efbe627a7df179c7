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
 * nearest thing that is still there, and to the text where nothing is left.
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
      if (near) near.focus();
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
