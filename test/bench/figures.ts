/** The sizes of input, from a short report to more than any article that exists. */
export const SIZES = ['S', 'M', 'L', 'XL'] as const;

export type Size = (typeof SIZES)[number];

/** Texts of a megabyte that no newsroom sends, and that must not hold up the window either. */
export const ODD = ['one paragraph', 'short paragraphs'] as const;

export type OddName = (typeof ODD)[number];

/** What each size holds: characters of text, and annotations on it. */
export const DIMENSIONS: Readonly<
  Record<Size, { readonly characters: number; readonly annotations: number }>
> = {
  S: { characters: 6_000, annotations: 20 },
  M: { characters: 100_000, annotations: 500 },
  L: { characters: 1_000_000, annotations: 5_000 },
  XL: { characters: 1_000_000, annotations: 20_000 },
};

/** Who is measured, in the order in which they take turns. */
export const CONTENDERS = [
  'plain-text',
  'verbatim',
  'recogito-spans',
  'recogito-css-highlights',
  'lexical-mark',
] as const;

export type ContenderName = (typeof CONTENDERS)[number];

/** The figures of the report, in its order. */
export const FIGURES = [
  'open',
  'openWork',
  'firstScreen',
  'heap',
  'nodes',
  'add',
  'addP95',
  'select',
  'remove',
  'changeKind',
  'unrelatedWork',
  'dropped',
] as const;

export type FigureName = (typeof FIGURES)[number];

/** Figures that exist only where there are annotations. */
export const ANNOTATING_FIGURES = ['add', 'addP95', 'select', 'remove', 'changeKind'] as const;

/** Milliseconds, bytes and counts; null where a contender has no such thing. */
export type Figures = Readonly<Record<FigureName, number | null>>;

/** What `--json` writes; `checks` holds what is no figure of a contender. */
export interface Report {
  readonly machine: Readonly<Record<string, string | number>>;
  readonly versions: Readonly<Record<string, string>>;
  readonly sizes: Readonly<
    Partial<Record<Size, Readonly<Partial<Record<ContenderName, Figures>>>>>
  >;
  readonly thrownOut: readonly ThrownOut[];
  readonly checks: Readonly<Partial<Record<Size, SizeChecks>>>;
  readonly storage: StorageTimes | null;
  readonly typing: TypingTimes | null;
  readonly odd: OddBlocks;
}

/**
 * By odd text of a megabyte, the longest task of the main thread while it opens, in milliseconds;
 * zero where none took 50.
 */
export type OddBlocks = Readonly<Record<OddName, number | null>>;

/** 95th percentile of key press to painted in a field of the inspector, in milliseconds. */
export interface TypingTimes {
  /** Beside an article with hardly an annotation. */
  readonly few: number;
  /** Beside the fullest article of the run, but none fuller than L. */
  readonly many: number;
  /** The title of that article. */
  readonly article: string;
}

/** A contender that is not in the table of a size, and why. */
export interface ThrownOut {
  readonly size: Size;
  readonly contender: ContenderName;
  readonly reason: string;
}

/** What is compared with goals besides the figures. */
export interface SizeChecks {
  /** Time to painted of an unrelated change beside plain text, in milliseconds. */
  readonly plainUnrelated: number | null;
  /** Frames of the scroll and of the jumps that showed a visible annotation unpainted. */
  readonly unpainted: UnpaintedFrames | null;
  /** `open` of the app by a command, with nothing read ahead; the median of as many fresh pages. */
  readonly openByCommand: number | null;
  /** The longest task of the main thread while the app opened, in milliseconds; zero where none took 50. */
  readonly longestBlock: number | null;
  /** The part of `heap` that is JavaScript and buffers, without the DOM, by contender. */
  readonly scriptHeap: Readonly<Partial<Record<ContenderName, number>>>;
  /** Lowest and highest of `open` over the runs, by contender. */
  readonly openRange: Readonly<Partial<Record<ContenderName, readonly [number, number]>>>;
}

/** Frames that were looked at, and those of them that lacked paint. */
export interface UnpaintedFrames {
  readonly scroll: number;
  readonly scrollFrames: number;
  readonly jumps: number;
  readonly jumpFrames: number;
}

/** How long one article's annotations take to come from the database, in milliseconds. */
export interface StorageTimes {
  readonly annotations: number;
  readonly packed: number;
  readonly rows: number;
}

/** The middle of some numbers, or null of none. */
export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5);
}

/** A quantile between the two nearest of some numbers, or null of none. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  if (low === undefined || high === undefined) return null;
  return low + (high - low) * (place - Math.floor(place));
}
