/**
 * Signs that Markdown or HTML within it would read as something, addresses and names of people and
 * pictures among them; a backslash makes them signs again. What only counts at the start of a line
 * is left alone: nothing that is written here stands there.
 */
const SPECIAL = /[\\`*_[\]<>#|~&@$]|:(?=\/\/|[\w+-]+:)|(?<=\bwww)\./gi;

/** Everything that ends a line, and characters that have no place in a line of text. */
const BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
const CONTROL = /[\0-\x1f\x7f]/g;

/**
 * A text within a line or a cell of Markdown (CommonMark with tables): what it says is shown, and
 * none of it is markup. Line breaks become spaces, because no cell can hold one.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(BREAK, ' ')
    .replace(CONTROL, '\ufffd')
    .replace(SPECIAL, (sign) => `\\${sign}`)
    .replace(/^ +| +$/g, (spaces) => '&#32;'.repeat(spaces.length));
}
