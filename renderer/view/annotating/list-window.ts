/** What a virtual list is about to show. */
export interface ListRange {
  readonly startIndex: number;
  readonly endIndex: number;
  readonly overscan: number;
  readonly count: number;
}

const PAGE = 10;

/**
 * The rows to render: those in view with some around them, and always the one in the tab order,
 * so that the focus is never lost to scrolling.
 */
export function rowsInWindow(range: ListRange, always: number): number[] {
  const first = Math.max(0, range.startIndex - range.overscan);
  const last = Math.min(range.count - 1, range.endIndex + range.overscan);
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  if (always < 0 || always >= range.count) return rows;
  if (always < first) return [always, ...rows];
  return always > last ? [...rows, always] : rows;
}

/** The row to which a key leads from another, or null where the key does not move. */
export function stepOf(key: string, at: number, count: number): number | null {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'PageDown':
      return Math.min(at + PAGE, last);
    case 'PageUp':
      return Math.max(at - PAGE, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
