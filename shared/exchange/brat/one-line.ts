/** What Python takes for the end of a line, in which brat is written. */
const BREAK = /[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;

/** The stretches of a text that brat can mark: those between line breaks. */
export const BETWEEN_BREAKS = /[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+/g;

function escape(sign: string): string {
  return String.raw`\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** JSON without anything that ends a line. */
export function oneLineJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(BREAK, escape);
}

/** White space at an end, which readers take off. */
const END = /^\s|\s$/g;

/** A note in one line: backslashes are doubled, breaks and outer spaces written as JSON writes them. */
export function oneLine(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`)
    .replaceAll(BREAK, escape)
    .replaceAll(END, escape);
}

/** The inverse of `oneLine`. */
export function manyLines(line: string): string {
  return line.replaceAll(/\\(?:u([0-9a-f]{4})|(.))/g, (_, code?: string, sign?: string) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    if (sign === 'n') return '\n';
    return sign === 'r' ? '\r' : (sign ?? '');
  });
}
