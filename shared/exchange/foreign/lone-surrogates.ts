const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|.)/gs;
const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;

function isHigh(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

function isLow(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}

/**
 * How many halves of surrogate pairs the strings of a JSON text name without the other half, as
 * `\ud83d` does. They are no characters, and become U+FFFD wherever they are taken over.
 */
export function countLoneSurrogates(json: string): number {
  if (!SURROGATE_ESCAPE.test(json)) return 0;
  let lone = 0;
  /** Where a low half must stand to make a pair with the high one before. */
  let pairAt = -1;
  for (const { 0: escape, 1: hex, index } of json.matchAll(ESCAPE)) {
    const unit = hex === undefined ? 0 : Number.parseInt(hex, 16);
    if (isHigh(unit)) {
      lone += 1;
      pairAt = index + escape.length;
    } else if (isLow(unit)) {
      lone += pairAt === index ? -1 : 1;
      pairAt = -1;
    }
  }
  return lone;
}
