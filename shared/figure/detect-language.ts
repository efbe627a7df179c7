import { detectAll } from 'tinyld/light';

/** Fewer letters than these say too little: short words are shared by half of Europe. */
export const LEAST_LETTERS = 20;

/**
 * How much likelier than the next language the first must be. At 1.8 a Spanish sentence still passes
 * for Italian; at 2 about half of the sentences stay without an answer, which is no wrong one.
 */
export const SURE_RATIO = 2;

/** Beyond this a longer text makes nothing surer. */
const MOST_CODE_UNITS = 2000;

/** The language of a text as a BCP 47 tag, or null where it is not sure. */
export function detectLanguage(text: string): string | null {
  const start = text.slice(0, MOST_CODE_UNITS);
  if ((start.match(/\p{L}/gu) ?? []).length < LEAST_LETTERS) return null;
  const [first, second] = detectAll(start);
  if (first === undefined) return null;
  return second === undefined || first.accuracy >= SURE_RATIO * second.accuracy ? first.lang : null;
}
