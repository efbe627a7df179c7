import type { Span } from '../article/span';

/** How a pattern lies upon the stretch of a text that is most like it. */
export interface Alignment {
  /** For each border of the pattern, from 0 to its length, the offset in the text beneath it. */
  readonly borders: readonly number[];
  /** For each code unit of the pattern, whether the same one lies beneath it. */
  readonly matched: readonly boolean[];
  /** Insertions, deletions, replacements and neighbours that changed places. */
  readonly errors: number;
}

/** The costs of turning the first `row` units of a pattern into a text that ends at `column`. */
interface Costs {
  readonly cells: Uint16Array;
  readonly width: number;
}

/** A match may begin anywhere, so the first row costs nothing. */
function fill(pattern: string, text: string): Costs {
  const width = text.length + 1;
  const cells = new Uint16Array((pattern.length + 1) * width);
  for (let row = 1; row <= pattern.length; row += 1) {
    const sign = pattern.charCodeAt(row - 1);
    const before = pattern.charCodeAt(row - 2);
    const line = row * width;
    cells[line] = row;
    for (let column = 1; column < width; column += 1) {
      const other = text.charCodeAt(column - 1);
      const at = line + column;
      const diagonal = cells[at - width - 1] ?? 0;
      let cost = diagonal;
      if (sign !== other) {
        cost = 1 + Math.min(diagonal, cells[at - width] ?? 0, cells[at - 1] ?? 0);
        const isSwapped = row > 1 && before === other && sign === text.charCodeAt(column - 2);
        if (isSwapped) cost = Math.min(cost, 1 + (cells[at - 2 * width - 2] ?? 0));
      }
      cells[at] = cost;
    }
  }
  return { cells, width };
}

/** The column in which a match ends best; the first of equals. */
function bestEnd({ cells, width }: Costs, rows: number): number {
  let best = 0;
  for (let column = 1; column < width; column += 1) {
    if ((cells[rows * width + column] ?? 0) < (cells[rows * width + best] ?? 0)) best = column;
  }
  return best;
}

/**
 * Lays a pattern upon the stretch of a text that it is turned into with the fewest errors
 * (Sellers' search, with neighbours that change places as one error). Takes pattern times text in
 * time and memory, so both are to be short.
 */
export function align(pattern: string, text: string): Alignment {
  const { cells, width } = fill(pattern, text);
  const borders = Array<number>(pattern.length + 1).fill(0);
  const matched = Array<boolean>(pattern.length).fill(false);
  const costAt = (row: number, column: number): number => cells[row * width + column] ?? 0;
  let column = bestEnd({ cells, width }, pattern.length);
  let row = pattern.length;
  const errors = costAt(row, column);
  borders[row] = column;
  while (row > 0) {
    const cost = costAt(row, column);
    const isSame = column > 0 && pattern.charCodeAt(row - 1) === text.charCodeAt(column - 1);
    if (isSame && cost === costAt(row - 1, column - 1)) {
      matched[row - 1] = true;
      row -= 1;
      column -= 1;
    } else if (column > 0 && cost === 1 + costAt(row - 1, column - 1)) {
      row -= 1;
      column -= 1;
    } else if (cost === 1 + costAt(row - 1, column)) {
      row -= 1;
    } else if (column > 0 && cost === 1 + costAt(row, column - 1)) {
      column -= 1;
      continue;
    } else {
      matched[row - 1] = true;
      matched[row - 2] = true;
      borders[row - 1] = column - 1;
      row -= 2;
      column -= 2;
    }
    borders[row] = column;
  }
  return { borders, matched, errors };
}

/** The stretch of the text that lies beneath a stretch of the pattern. */
export function beneath({ borders }: Alignment, { start, end }: Span): Span {
  return { start: borders[start] ?? 0, end: borders[end] ?? 0 };
}
