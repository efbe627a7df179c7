import { useEffect } from 'react';
import { useCommands } from '../session/use-session';
import { findArticleText, focusArticleText } from './keys/key-place';

const FOCUSABLE =
  '[role=textbox], button:not(:disabled):not([tabindex="-1"]), input, select, [tabindex="0"]';

/** Where the focus goes in a part of the window: the text, or what is marked as its home, else what comes first. */
function homeOf(pane: Element): HTMLElement | null {
  return (
    findArticleText(pane) ??
    pane.querySelector<HTMLElement>('[data-pane-home]:not([tabindex="-1"])') ??
    pane.querySelector<HTMLElement>(FOCUSABLE)
  );
}

function stepPane(step: 1 | -1): void {
  const homes = [...document.querySelectorAll('[data-pane]')].flatMap((pane) => {
    const home = homeOf(pane);
    return home ? [{ pane, home }] : [];
  });
  const at = homes.findIndex(({ pane }) => pane.contains(document.activeElement));
  const from = at < 0 && step < 0 ? 0 : at;
  const next = homes[(from + step + homes.length) % homes.length]?.home;
  if (next === findArticleText()) focusArticleText();
  else next?.focus();
}

/** Lets the session move the focus between the parts of the window, which carry `data-pane`. */
export function usePaneSteps(): void {
  const session = useCommands();
  useEffect(() => session.attachPanes(stepPane), [session]);
}
