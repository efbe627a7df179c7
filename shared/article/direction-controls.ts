import { trimSpan } from './graphemes';
import type { Span } from './span';

const CONTROL = /\p{Bidi_C}/u;

/** What opens and closes embeddings, overrides and isolates; the marks that stand alone are not in it. */
const PAIRED = /[\u202a-\u202e\u2066-\u2069]/g;
const POP_EMBEDDING = '\u202c';
const POP_ISOLATE = '\u2069';
const ISOLATES = /[\u2066-\u2068]/;

/** More controls in one place pair with nothing that a person has written. */
const MOST_BESIDE = 32;

/** Whether the character at an offset is a control of direction (UAX #9), such as U+202C or U+200F. */
export function isControlAt(text: string, offset: number): boolean {
  return CONTROL.test(text.charAt(offset));
}

/**
 * A span without white space and controls of direction at its ends, or null when nothing else
 * remains. A control right beside it that pairs with one inside belongs to it, whether it was in the
 * span or not: nobody sees which of them a hand has taken.
 */
export function seenSpan(text: string, span: Span): Span | null {
  const core = stripped(text, span);
  return core && unpairedIn(text, core) > 0 ? paired(text, core) : core;
}

function stripped(text: string, span: Span): Span | null {
  for (let core = trimSpan(text, span); core; core = trimSpan(text, core)) {
    const { start: from, end: to } = core;
    let [start, end] = [from, to];
    while (start < end && isControlAt(text, start)) start += 1;
    while (end > start && isControlAt(text, end - 1)) end -= 1;
    if (start === from && end === to) return core;
    core = { start, end };
  }
  return null;
}

function paired(text: string, core: Span): Span {
  let best = core;
  const offer = (wider: Span): void => {
    if (unpairedIn(text, wider) < unpairedIn(text, best)) best = wider;
  };
  for (let by = 1; by <= MOST_BESIDE && isControlAt(text, core.end + by - 1); by += 1) {
    offer({ start: core.start, end: core.end + by });
  }
  for (let by = 1; by <= MOST_BESIDE && isControlAt(text, core.start - by); by += 1) {
    offer({ start: core.start - by, end: best.end });
  }
  return best;
}

/** How many controls of a span have their partner outside of it. */
function unpairedIn(text: string, { start, end }: Span): number {
  const closers: string[] = [];
  let alone = 0;
  for (const [control] of text.slice(start, end).matchAll(PAIRED)) {
    if (control !== POP_EMBEDDING && control !== POP_ISOLATE) {
      closers.push(ISOLATES.test(control) ? POP_ISOLATE : POP_EMBEDDING);
      continue;
    }
    // The end of an isolate ends the embeddings in it; the end of an embedding reaches into none.
    const at = control === POP_ISOLATE ? closers.lastIndexOf(control) : closers.length - 1;
    if (at >= 0 && closers[at] === control) closers.length = at;
    else alone += 1;
  }
  return alone + closers.length;
}
