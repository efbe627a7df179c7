import { widestLine } from './visible';

/** Clicks in the middle of the widest line of a range, with the named events, as a mouse would. */
export function click(range: Range, types: readonly string[]): void {
  const line = widestLine(range);
  if (!line) throw new Error('It is not on screen.');
  const [clientX, clientY] = [line.left + line.width / 2, line.top + line.height / 2];
  const target = document.elementFromPoint(clientX, clientY) ?? document.body;
  const about = {
    bubbles: true,
    cancelable: true,
    composed: true,
    clientX,
    clientY,
    button: 0,
    detail: 1,
  };
  for (const type of types) {
    const event = type.startsWith('pointer')
      ? new PointerEvent(type, { ...about, isPrimary: true, pointerType: 'mouse' })
      : new MouseEvent(type, about);
    target.dispatchEvent(event);
  }
}

/** Lets the pointer come to an element, as it does before it can click there. */
export function hover(element: Element): void {
  const { left, top, width, height } = element.getBoundingClientRect();
  const [clientX, clientY] = [left + width / 2, top + height / 2];
  const about = { bubbles: true, composed: true, clientX, clientY, pointerType: 'mouse' };
  element.dispatchEvent(new PointerEvent('pointerover', { ...about, isPrimary: true }));
}

/** Presses a key where the focus is. */
export function press(key: string, code: string): void {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, composed: true }),
  );
}
