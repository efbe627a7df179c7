import { paragraphAt, paragraphsOf } from '../../shared/article/paragraphs';
import type { Paragraphs } from '../../shared/article/article';
import type { Span } from '../../shared/article/span';
import { KINDS, type Kind } from '../../shared/scheme/scheme';
import { DIMENSIONS, ODD, SIZES, type OddName, type Size } from './figures';

/** An annotation of the input; each span lies within one paragraph, and no two spans are the same. */
export interface InputAnnotation {
  readonly id: string;
  readonly kind: Kind;
  readonly spans: readonly Span[];
}

/** What every contender is given. */
export interface Input {
  readonly title: string;
  readonly text: string;
  readonly paragraphs: Paragraphs;
  readonly annotations: readonly InputAnnotation[];
}

/** Of all annotations: those put where another one is already, and those in two fragments. */
const OVERLAPPING = 0.2;
const DISCONTINUOUS = 0.05;

const CHARACTERS_PER_PARAGRAPH = 640;
const VOCABULARY = 2_400;

type Random = () => number;

/** Mulberry32: the same numbers from 0 to 1 for the same seed, everywhere. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

function createVocabulary(random: Random): readonly string[] {
  const onsets = ['b', 'br', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 'st', 't', 'v'];
  const rimes = ['a', 'an', 'e', 'el', 'er', 'i', 'in', 'o', 'on', 'or', 'u', 'um'];
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  return Array.from({ length: VOCABULARY }, (_, rank) => {
    // Frequent words are short ones.
    const syllables = rank < 60 ? 1 : between(random, 2, 4);
    return Array.from({ length: syllables }, () => pick(onsets) + pick(rimes)).join('');
  });
}

function sentence(random: Random, vocabulary: readonly string[]): string {
  const word = () => vocabulary[Math.floor(random() ** 3 * vocabulary.length)] ?? '';
  const words = Array.from({ length: between(random, 7, 22) }, word).join(' ');
  const upper = words.charAt(0).toUpperCase() + words.slice(1);
  // Now and then a quotation: its marks make the text two bytes per character, as news is.
  return random() < 0.15 ? `“${upper},” ${word()} ${word()}.` : `${upper}.`;
}

function writeText(random: Random, title: string, characters: number): string {
  const vocabulary = createVocabulary(random);
  const lines = [title];
  for (let length = title.length; length < characters;) {
    const goal = Math.min(CHARACTERS_PER_PARAGRAPH * (0.4 + 1.2 * random()), characters - length);
    let line = '';
    while (line.length < goal) line += `${line && ' '}${sentence(random, vocabulary)}`;
    lines.push(line);
    length += line.length + 1;
  }
  return lines.join('\n');
}

/** Deals out spans that lie within one paragraph and of which no two are the same. */
class Places {
  readonly #paragraphs: Paragraphs;
  readonly #taken = new Set<string>();

  constructor(paragraphs: Paragraphs) {
    this.#paragraphs = paragraphs;
  }

  take(start: number, length: number): Span | null {
    const paragraph = this.#paragraphs[paragraphAt(this.#paragraphs, start)];
    if (!paragraph) return null;
    const end = Math.min(start + length, paragraph.end);
    const key = `${start} ${end}`;
    if (end - start < 3 || this.#taken.has(key)) return null;
    this.#taken.add(key);
    return { start, end };
  }
}

/** A first span: in its own slot of the text, or across one that is there already. */
function placeFirst(
  random: Random,
  places: Places,
  { slot, start, earlier }: { slot: number; start: number; earlier: readonly Span[] },
): Span {
  for (;;) {
    const other = earlier[Math.floor(random() * earlier.length)];
    const from = other
      ? other.start + Math.floor(random() * (other.end - other.start))
      : start + Math.floor(random() * slot * 0.3);
    const length = other
      ? between(random, 4, 70)
      : between(random, 6, Math.max(8, Math.min(90, Math.floor(slot * 0.7))));
    const span = places.take(from, length);
    if (span) return span;
    // A paragraph's end leaves no room: a little before it there is.
    start = Math.max(0, start - 5);
  }
}

/** Looks like a UUID of version 7; each number makes another one. */
export function inputId(size: string, number: number): string {
  const head = (size.charCodeAt(0) * 256 + size.length).toString(16).padStart(8, '0');
  return `${head}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

function annotate(
  random: Random,
  id: (number: number) => string,
  text: string,
  count: number,
): InputAnnotation[] {
  const places = new Places(paragraphsOf(text));
  const apart = Math.ceil(count * (1 - OVERLAPPING));
  const slot = text.length / apart;
  const firsts: Span[] = [];
  return Array.from({ length: count }, (_, number) => {
    const own = number < apart;
    const start = Math.floor(number * slot);
    const first = placeFirst(random, places, {
      slot,
      start: own ? start : 0,
      earlier: own ? [] : firsts,
    });
    if (own) firsts.push(first);
    const second =
      random() < DISCONTINUOUS
        ? places.take(first.end + between(random, 4, 30), between(random, 5, 30))
        : null;
    const kind = KINDS[Math.floor(random() * KINDS.length)] ?? 'claim';
    return { id: id(number), kind, spans: second ? [first, second] : [first] };
  });
}

function makeInput(name: string, characters: number, annotations: number, seed: number): Input {
  const random = createRandom(seed);
  const title = `Bench article ${name}`;
  const text = writeText(random, title, characters);
  return {
    title,
    text,
    paragraphs: paragraphsOf(text),
    annotations: annotate(random, (number) => inputId(name, number), text, annotations),
  };
}

/** The input of one size: the same text and annotations at every call. */
export function inputOf(size: Size): Input {
  const { characters, annotations } = DIMENSIONS[size];
  return makeInput(size, characters, annotations, 1_000 + SIZES.indexOf(size));
}

const ODD_ANNOTATIONS = 5_000;

/** An odd text: all of it in one paragraph behind the title, or 10,000 paragraphs of few words. */
export function oddInput(name: OddName): Input {
  const random = createRandom(2_000 + ODD.indexOf(name));
  const title = `Bench article of ${name}`;
  const words = writeText(random, '', 1_000_000).replaceAll('\n', ' ').trim();
  const body =
    name === 'one paragraph' ? words : (words.match(/\S.{0,90}\S(?= |$)/g) ?? []).join('\n');
  const text = `${title}\n${body}`;
  return {
    title,
    text,
    paragraphs: paragraphsOf(text),
    annotations: annotate(random, (number) => inputId(name, number), text, ODD_ANNOTATIONS),
  };
}

/** The short article that every contender shows before it opens the one that is measured. */
export function warmUpInput(): Input {
  return makeInput('warm-up', 2_500, 6, 7);
}
