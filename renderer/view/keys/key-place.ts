import type { KeyPlace } from './key-match';

/** The accessible name of the reading surface; it is editable only so far as to have a caret. */
export const ARTICLE_TEXT_LABEL = 'Article text';

const TYPED_INTO =
  'textarea, select, [role=menu], input:not([type=radio]):not([type=checkbox]):not([type=button]):not([type=submit])';

/** The reading surface on screen, if there is one. */
export function findArticleText(root: ParentNode = document): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[role=textbox][aria-label="${ARTICLE_TEXT_LABEL}"]`);
}

/**
 * Puts the focus into the reading surface, if there is one, and leaves what is on screen where it is;
 * the surface itself puts the caret back to where it was. A plain `focus()` would scroll to the top.
 */
export function focusArticleText(): void {
  findArticleText()?.focus({ preventScroll: true });
}

/** Where a key press on this element belongs. */
export function placeOf(target: EventTarget | null): KeyPlace {
  if (document.querySelector('dialog:modal')) return 'dialog';
  if (!(target instanceof HTMLElement)) return 'free';
  if (target.closest(TYPED_INTO)) return 'field';
  const inArticle = findArticleText()?.contains(target) ?? false;
  return target.isContentEditable && !inArticle ? 'field' : 'free';
}

const PRESSED_BY_ENTER = 'button, input, summary, a[href], [role=tab], [role=separator]';

/** Whether Enter presses what it is on, and is no command therefore. */
export function takesEnter(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(PRESSED_BY_ENTER) !== null;
}

/**
 * Whether the part of the window around this element keeps a key for itself, as a list does that
 * deletes its own rows: it names such keys in `data-own-keys`.
 */
export function isOwnKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  const keys = target.closest('[data-own-keys]')?.getAttribute('data-own-keys') ?? '';
  return keys.split(' ').includes(key);
}
