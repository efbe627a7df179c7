import { snapToGraphemes } from './graphemes';
import type { Paragraphs } from './article';
import type { Span } from './span';

/** Longer runs without a space, or of spaces alone, are cut into cells of this many code units. */
const LONGEST_RUN = 1024;

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'word' });
const CLUSTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** White space that no combining mark makes part of a visible cluster. */
const BLANK = /[\s\u0085\u200b\u2060](?![\p{Grapheme_Extend}\p{Emoji_Modifier}\p{Mc}\u200d])/uy;

/**
 * Beside the controls of direction (UAX #9) at the ends of a word: Unicode joins those behind a word
 * to it, and nobody who means the word sees them. One inside a word stays in it.
 */
const BESIDE_CONTROLS = /(?=\P{Bidi_C})(?<=^\p{Bidi_C}+)|(?<=\P{Bidi_C})(?=\p{Bidi_C}+$)/gu;

/** Where the next address begins, though nothing parts it from this one. */
const NEXT_ADDRESS = String.raw`(?!https?:\/\/|pic\.(?:twitter|x)\.com\/)`;
const ADDRESS_SIGN = String.raw`[^\s<>"“”„«»‘’]`;

/**
 * What stays whole whatever is in it: web addresses, with or without a scheme, mail addresses,
 * `@handles`, `#tags` and abbreviations of single letters such as "U.S.".
 */
const WHOLE = new RegExp(
  [
    String.raw`https?:\/\/(?:${NEXT_ADDRESS}${ADDRESS_SIGN})+`,
    String.raw`pic\.(?:twitter|x)\.com\/[A-Za-z0-9]+`,
    String.raw`(?<![\p{L}\p{N}])www\.(?:${NEXT_ADDRESS}${ADDRESS_SIGN})+`,
    String.raw`(?<![\p{L}\p{N}.])(?:[a-z0-9-]+\.)+[a-z]{2,}\/(?:${NEXT_ADDRESS}${ADDRESS_SIGN})*`,
    String.raw`[\p{L}\p{N}][\p{L}\p{N}._+-]*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`,
    String.raw`[@#][\p{L}\p{N}\p{M}_]+`,
    String.raw`(?<![\p{L}\p{M}])(?:\p{L}\p{M}*\.){2,}`,
  ].join('|'),
  'gu',
);

/** Punctuation and controls behind an address belong to the sentence around it. */
const BEHIND_ADDRESS = /[.,;:!?'…)\]}\p{Bidi_C}]+$/u;
const ADDRESS = /^(?:https?:\/\/|www\.|pic\.)|\//u;

/**
 * Joints inside of what Unicode takes for one word: a small letter, then a capital, perhaps with a
 * full stop between them; digits beside at least three letters; a colon.
 */
const JOINT =
  /(?<=\p{Ll}\p{M}*)(?=\p{Lu})|(?<=\p{Ll}\p{M}*)(?=\.\p{Lu})|(?<=\p{Nd})(?=(?:\p{L}\p{M}*){3})|(?<=(?:\p{L}\p{M}*){3})(?=\p{Nd})|(?=:)|(?<=:)/gu;
const LETTERS_BEFORE = /[\p{L}\p{M}]+$/u;
const DOT_BEFORE_CAPITAL = /^\.\p{Lu}/u;

/** Beginnings of names that go on with a capital: McDonald, MacArthur, DeSantis, iPhone, PhD. */
const NAME_BEGINNING = /^(?:\p{Lu}?\p{M}*\p{L}\p{M}*|Mac|Fitz)$/u;
const TWO_SMALL_LETTERS = /^(?:\p{Ll}\p{M}*){2}$/u;

/** Whether letters before a capital are words of their own that were glued to it. */
export function endsWord(letters: string): boolean {
  return TWO_SMALL_LETTERS.test(letters) || !NAME_BEGINNING.test(letters);
}

/** Whether the character at an offset is white space. */
export function isBlankAt(text: string, offset: number): boolean {
  BLANK.lastIndex = offset;
  return BLANK.test(text);
}

/**
 * The piece of a paragraph at an offset within it: a word, a sign of punctuation (repeated ones
 * together), controls of direction or a run of white space. Pieces tile the paragraph and split no
 * grapheme cluster.
 */
export function pieceAt(text: string, paragraphs: Paragraphs, paragraph: Span, at: number): Span {
  const run = runAt(text, paragraphs, paragraph, at);
  if (isBlankAt(text, run.start)) return run;
  const edges = edgesOf(text.slice(run.start, run.end));
  const after = edges.findIndex((edge) => edge > at - run.start);
  return { start: run.start + (edges[after - 1] ?? 0), end: run.start + (edges[after] ?? 0) };
}

/** The run of white space, or of what is none, around an offset; a cell of it where it is long. */
function runAt(text: string, paragraphs: Paragraphs, paragraph: Span, at: number): Span {
  const blank = isBlankAt(text, at);
  let { start, end } = { start: at, end: at + 1 };
  const [least, most] = [
    Math.max(paragraph.start, at - LONGEST_RUN),
    Math.min(paragraph.end, at + LONGEST_RUN + 1),
  ];
  while (start > least && isBlankAt(text, start - 1) === blank) start -= 1;
  while (end < most && isBlankAt(text, end) === blank) end += 1;
  if (end - start <= LONGEST_RUN) return { start, end };
  const cell = Math.floor((at - paragraph.start) / LONGEST_RUN);
  const edgeOf = (index: number): number => {
    const edge = paragraph.start + index * LONGEST_RUN;
    return snapToGraphemes(text, paragraphs, { start: edge, end: edge + 1 })?.start ?? edge;
  };
  // The cluster at an edge of the grid belongs to the later cell as a whole.
  const shift = at >= edgeOf(cell + 1) ? 1 : 0;
  return {
    start: Math.max(start, edgeOf(cell + shift)),
    end: Math.min(end, edgeOf(cell + shift + 1)),
  };
}

/** Where the pieces of a run without white space begin and end, in rising order, from 0. */
function edgesOf(run: string): readonly number[] {
  const wholes = wholesIn(run);
  const edges = new Set([0, run.length]);
  const outside = (edge: number): boolean =>
    wholes.every(({ start, end }) => edge <= start || end <= edge);
  for (const { index, segment } of SEGMENTER.segment(run)) {
    for (const edge of [0, ...jointsOf(segment)]) {
      if (outside(index + edge) && !repeatsAt(run, index + edge)) edges.add(index + edge);
    }
  }
  for (const { start, end } of wholes) edges.add(start).add(end);
  const borders = new Set([run.length]);
  for (const { index } of CLUSTERS.segment(run)) borders.add(index);
  const inOrder = [...edges].filter((edge) => borders.has(edge)).sort((a, b) => a - b);
  return inOrder.flatMap((edge, index) => withControls(run, inOrder[index - 1] ?? 0, edge));
}

/** Whether the same sign of punctuation stands on both sides of an edge. */
function repeatsAt(run: string, edge: number): boolean {
  const sign = run[edge];
  return edge > 0 && sign === run[edge - 1] && /[\p{P}\p{S}]/u.test(sign ?? '');
}

function wholesIn(run: string): readonly Span[] {
  return [...run.matchAll(WHOLE)].map(({ 0: words, index }) => {
    const own = ADDRESS.test(words) ? words.replace(BEHIND_ADDRESS, '') : words;
    return { start: index, end: index + own.length };
  });
}

/** The edges within a piece beside its controls, and its end. */
function withControls(run: string, start: number, end: number): readonly number[] {
  const inside = run.slice(start, end).matchAll(BESIDE_CONTROLS);
  return [...Array.from(inside, ({ index }) => start + index), end];
}

function jointsOf(segment: string): readonly number[] {
  const joints: number[] = [];
  for (const { index } of segment.matchAll(JOINT)) {
    const before = segment.slice(joints.at(-1) ?? 0, index);
    const letters = LETTERS_BEFORE.exec(before)?.[0] ?? '';
    const beforeDot = DOT_BEFORE_CAPITAL.test(segment.slice(index));
    const capital = beforeDot || /^\p{Lu}/u.test(segment.slice(index));
    if (capital && letters !== '' && !endsWord(letters)) continue;
    joints.push(index, ...(beforeDot ? [index + 1] : []));
  }
  return joints;
}
