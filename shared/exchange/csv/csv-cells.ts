/** What Excel takes at most in one cell, in UTF-16 code units; it cuts off the rest. */
export const LONGEST_EXCEL_CELL = 32_767;

const MUST_QUOTE = /[",\r\n]/;

/** What a spreadsheet would take for a formula, and what would look like our guard. */
const FORMULA_START = /^[=+\-@\t\r']/;
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
const GUARD = "'";

/** A cell as RFC 4180 writes it. */
export function csvCell(value: string): string {
  return MUST_QUOTE.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/**
 * A value that no spreadsheet takes for a formula: behind an apostrophe, unless it is a plain number.
 * One apostrophe at the start is to be taken off again.
 */
export function guardedCell(value: string): string {
  return FORMULA_START.test(value) && !PLAIN_NUMBER.test(value) ? GUARD + value : value;
}

/** A record with its line end: CRLF, as RFC 4180 has it. */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
