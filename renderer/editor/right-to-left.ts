const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\ud802\ud803\ud83a\ud83b]/;

/**
 * Whether a text may hold a character that reads from right to left: the blocks of Unicode with the
 * bidirectional classes R and AL (UAX #9), the higher planes by their first code unit. A text without
 * one is laid out from left to right, whatever else it holds (HTML, `dir=auto`).
 */
export function hasRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}
