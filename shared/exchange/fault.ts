/** Something in a file that is not as it must be. */
export interface Fault {
  /** Where: a JSON Pointer (RFC 6901); the empty one means the whole file. */
  readonly path: string;
  /** What is wrong there, as a sentence without its subject. */
  readonly message: string;
}

/** Characters of a text that a message repeats. */
const LONGEST_EXCERPT = 60;

function escaped(step: string | number): string {
  if (typeof step === 'number') return String(step);
  const isPlain = !step.includes('~') && !step.includes('/');
  return isPlain ? step : step.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** A pointer one or more steps further in. */
export function pointer(base: string, ...steps: readonly (string | number)[]): string {
  let path = base;
  for (const step of steps) path += `/${escaped(step)}`;
  return path;
}

/** A text of a file in a message: shortened, between quotation marks. */
export function quoted(text: string): string {
  const points = [...text.slice(0, 2 * LONGEST_EXCERPT)];
  const excerpt = points.slice(0, LONGEST_EXCERPT).join('');
  return JSON.stringify(excerpt.length < text.length ? `${excerpt}…` : text);
}
