import { borderBefore } from './annotating/excerpt';

/** Code units. Names are shorter; what is longer would be laid out for nobody to read. */
const MOST_SHOWN = 300;

/**
 * A text of a file as it is shown: whole, or its beginning with an ellipsis where it is so long that
 * laying it out could hold the window up. What is stored and exported stays whole.
 */
export function shown(text: string, most = MOST_SHOWN): string {
  return text.length <= most ? text : `${text.slice(0, borderBefore(text, most))}…`;
}
