import type { Article, FileSource } from './article';
import { digestText } from './digest';
import { codePointLength } from './offsets';
import { paragraphsOf } from './paragraphs';
import { trimSpan } from './graphemes';
import { replaceLoneSurrogates } from './well-formed';

/** Code points, the ellipsis included. */
const LONGEST_TITLE = 80;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

function firstVisibleLine(text: string): string | null {
  for (const paragraph of paragraphsOf(text)) {
    const span = trimSpan(text, paragraph);
    if (!span) continue;
    const line = text.slice(span.start, span.end);
    if (VISIBLE.test(line)) return line;
  }
  return null;
}

/** Cuts behind a word where one ends in the second half, else behind a code point. */
function shorten(line: string): string {
  if (codePointLength(line) <= LONGEST_TITLE) return line;
  const head = [...line].slice(0, LONGEST_TITLE - 1).join('');
  const nextIsSpace = /^\s/u.test(line.slice(head.length));
  const wordBorder = nextIsSpace ? head.length : head.search(/\s\S*$/u);
  const cut = wordBorder > head.length / 2 ? head.slice(0, wordBorder) : head;
  return `${cut.trimEnd()}…`;
}

/**
 * An article from a decoded text. The text stays as it is, but for lone surrogates, which no
 * digest could cover; they are added to the source's replacements. The title is the first line with
 * a visible character, at most 80 code points, or else the file's name.
 */
export function parseArticle(text: string, source: FileSource, appearanceId: string): Article {
  const wellFormed = replaceLoneSurrogates(text);
  const line = firstVisibleLine(wellFormed.text);
  return {
    digest: digestText(wellFormed.text),
    text: wellFormed.text,
    appearances: [
      {
        id: appearanceId,
        source: { ...source, replacements: source.replacements + wellFormed.replacements },
        meta: { title: line === null ? source.fileName : shorten(line) },
      },
    ],
  };
}
