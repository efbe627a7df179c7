import type { VisibleFragment } from './contender';

/** Every range that is registered in `CSS.highlights` under a name that fits. */
export function* registeredRanges(fits: (name: string) => boolean): Iterable<AbstractRange> {
  for (const [name, highlight] of CSS.highlights) {
    if (fits(name)) yield* highlight;
  }
}

function isSame(a: AbstractRange, b: AbstractRange): boolean {
  return (
    a.startContainer === b.startContainer &&
    a.startOffset === b.startOffset &&
    a.endContainer === b.endContainer &&
    a.endOffset === b.endOffset
  );
}

/** Whether exactly this range is registered under a name that fits. */
export function isRegistered(range: AbstractRange, fits: (name: string) => boolean): boolean {
  for (const registered of registeredRanges(fits)) {
    if (isSame(registered, range)) return true;
  }
  return false;
}

/** How many ranges are registered, up to a number that is enough. */
export function countRegistered(enough: number): number {
  let count = 0;
  for (const highlight of CSS.highlights.values()) {
    count += highlight.size;
    if (count >= enough) break;
  }
  return count;
}

/** The fragments over whose characters no range is registered. */
export function withoutRange(visible: readonly VisibleFragment[]): readonly VisibleFragment[] {
  const byNode = new Map<Node, AbstractRange[]>();
  for (const range of registeredRanges(() => true)) {
    const known = byNode.get(range.startContainer);
    if (known) known.push(range);
    else byNode.set(range.startContainer, [range]);
  }
  return visible.filter(({ range }) => {
    const candidates = byNode.get(range.startContainer) ?? [];
    return !candidates.some((candidate) => isSame(candidate, range));
  });
}
