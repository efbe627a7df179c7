/**
 * Makes the reading surface read the selection of the document now. Chromium tells of a selection
 * some tasks after it was made; a command that comes sooner must not act on the one before.
 */
export function tellSelection(): void {
  document.dispatchEvent(new Event('selectionchange'));
}
