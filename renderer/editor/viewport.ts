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

/** A stretch of a list by its first and last position; `last` is before `first` when it is empty. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** Which of a column of elements, or of a stretch of it, touch the viewport. */
export function elementsWithin(
  elements: readonly Element[],
  { top, bottom }: Viewport,
  { first, last }: Stretch = { first: 0, last: elements.length - 1 },
): Stretch {
  const rectOf = (index: number) => elements[index]?.getBoundingClientRect();
  const from = firstWhere(first, last + 1, (index) => (rectOf(index)?.bottom ?? 0) > top);
  const beyond = firstWhere(from, last + 1, (index) => (rectOf(index)?.top ?? 0) >= bottom);
  return { first: from, last: beyond - 1 };
}

/** The first index at which something holds that then holds for all that follow; else `until`. */
export function firstWhere(from: number, until: number, holds: (index: number) => boolean): number {
  let [low, high] = [from, until];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
