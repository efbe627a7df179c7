import type { Span } from './span';
import { endsWord } from './word-edges';

/** What may end a sentence, with the quotes and brackets that close behind it. */
const TERMINATOR = /[.?!…。！？]+["'\p{Pe}\p{Pf}\p{Grapheme_Extend}\u200d]*/gu;
const TERMINATOR_SIGNS = '.?!…。！？';
const WITHOUT_SPACE = /[。！？]/u;

/** What a sentence may open with before its first letter or digit. */
const OPENING = /^[\s"'“‘«»¿¡([{–—-]*/u;

/** Titles and such, after which a capital begins no sentence. */
const TITLE =
  /(?<!\p{L})(?:Mr|Mrs|Ms|Mx|Dr|Dra|Prof|Sr|Sra|Srta|Sres|Jr|Gen|Gral|Sen|Rep|Gov|Pres|Lt|Col|Cnel|Sgt|Sgto|Capt|Cap|Cmdr|Adm|Maj|Rev|Hon|St|Sta|Sto|Mt|Ud|Uds|Vd|Lic|Ing|Arq|Mons|Fr|vs|Messrs)\.$/u;

/** Abbreviations only where a number follows. */
const BEFORE_NUMBER =
  /(?<!\p{L})(?:No|Nos|Nro|Núm|núm|Art|art|Fig|fig|Pág|pág|pp|p|vol|Vol|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Ene|Abr|Ago|Dic|ca|c|approx|aprox)\.$/u;

/** One letter with a stop: an initial, unless more of them make an abbreviation. */
const INITIAL = /(?<![\p{L}\p{N}.])\p{Lu}\.$/u;
const LETTERS_WITH_STOPS = /(?:\p{L}\.){2,}$/u;

/** With these a sentence goes on after "U.S." or "p.m.", and a name or a title does not. */
const STARTER =
  /^(?:The|A|An|He|She|It|They|We|I|You|But|And|In|On|At|As|For|If|This|That|These|Those|There|His|Her|Its|Their|When|While|After|Before|However|El|La|Los|Las|Un|Una|Pero|En|Y|Se|Su|No|Él|Ella|Según|Por|Para)(?!\p{L})/u;

const ADDRESS_BEFORE = /(?:https?:\/\/|www\.)\S*$/u;
const GLUED_NEXT = /^(?:["'“‘«¿¡([]*\p{Lu}|https?:\/\/|pic\.)/u;

/** How far around a stop its meaning is looked for, in code units. */
const NEAR = 64;

/** The ends of sentences in a paragraph, from a given one on; the paragraph's end is the last. */
export function* sentenceEnds(text: string, paragraph: Span, from: number): Iterable<number> {
  const terminator = new RegExp(TERMINATOR);
  terminator.lastIndex = from;
  for (;;) {
    const match = terminator.exec(text);
    const end = match ? match.index + match[0].length : paragraph.end;
    if (!match || end >= paragraph.end) break;
    if (isEnd(text, paragraph, match.index, match[0])) yield end;
  }
  yield paragraph.end;
}

/** The last end of a sentence at or before an offset, or the start of the paragraph. */
export function sentenceEndBefore(text: string, paragraph: Span, offset: number): number {
  const terminator = new RegExp(TERMINATOR);
  for (let at = offset - 1; at >= paragraph.start; at -= 1) {
    if (!TERMINATOR_SIGNS.includes(text.charAt(at))) continue;
    while (at > paragraph.start && TERMINATOR_SIGNS.includes(text.charAt(at - 1))) at -= 1;
    terminator.lastIndex = at;
    const signs = terminator.exec(text)?.[0] ?? '';
    const end = at + signs.length;
    if (end <= offset && end < paragraph.end && isEnd(text, paragraph, at, signs)) return end;
  }
  return paragraph.start;
}

function isEnd(text: string, paragraph: Span, at: number, signs: string): boolean {
  if (WITHOUT_SPACE.test(signs)) return true;
  const end = at + signs.length;
  const after = text.slice(end, Math.min(end + NEAR, paragraph.end));
  const before = text.slice(Math.max(paragraph.start, at - NEAR), at);
  if (!/^\s/u.test(after)) return isGluedEnd(before, signs, after);
  const next = after.replace(OPENING, '');
  if (/^\p{Ll}/u.test(next)) return false;
  return signs !== '.' || !isAbbreviated(`${before}.`, next);
}

/** "…in spring.The council": a stop behind a word, with a capital right behind it. */
function isGluedEnd(before: string, signs: string, after: string): boolean {
  if (!GLUED_NEXT.test(after) || ADDRESS_BEFORE.test(before)) return false;
  if (signs !== '.' || /\P{L}$/u.test(before)) return true;
  return endsWord(/[\p{L}\p{M}]+$/u.exec(before)?.[0] ?? '');
}

function isAbbreviated(before: string, next: string): boolean {
  if (TITLE.test(before) || INITIAL.test(before)) return true;
  if (BEFORE_NUMBER.test(before)) return /^\p{Nd}/u.test(next);
  return LETTERS_WITH_STOPS.test(before) && !STARTER.test(next);
}
