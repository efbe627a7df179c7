/** The top and bottom, in client coordinates, of what can be seen. */
export interface Viewport {
  readonly top: number;
  readonly bottom: number;
}

/** What scrolls an element: itself, the nearest ancestor that scrolls, or the page. */
export function scrollerOf(element: HTMLElement): Element {
  for (let at: HTMLElement | null = element; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.scrollingElement ?? document.documentElement;
}

/** What of a scroller is on screen. */
export function viewportOf(scroller: Element): Viewport {
  const whole = { top: 0, bottom: window.innerHeight };
  if (scroller === document.scrollingElement) return whole;
  const { top, bottom } = scroller.getBoundingClientRect();
  return { top: Math.max(top, whole.top), bottom: Math.min(bottom, whole.bottom) };
}

/** The first and last of a column of elements that touch the viewport, with one more on each side. */
export function elementsAround(
  elements: readonly Element[],
  { top, bottom }: Viewport,
): { readonly first: number; readonly last: number } {
  const rectOf = (index: number) => elements[index]?.getBoundingClientRect();
  const first = firstWhere(elements.length, (index) => (rectOf(index)?.bottom ?? 0) > top);
  const beyond = firstWhere(elements.length, (index) => (rectOf(index)?.top ?? 0) >= bottom);
  return { first: Math.max(first - 1, 0), last: Math.min(beyond, elements.length - 1) };
}

/** The first index at which something holds that then holds for all that follow. */
function firstWhere(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
