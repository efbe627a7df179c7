/** More than any change nests, and far less than a stack can bear. */
const DEEPEST = 32;

function isShallow(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (left === 0) return false;
  return Object.values(value).every((part) => isShallow(part, left - 1));
}

/** Parses JSON; undefined for what is none, or nests so deep that walking through it could fail. */
export function parseShallow(json: string): unknown {
  try {
    const value: unknown = JSON.parse(json);
    return isShallow(value, DEEPEST) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
