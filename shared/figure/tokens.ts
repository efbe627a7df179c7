/** A piece of a phrase: digits, a word, or a sign. White space is no token. */
export interface Token {
  readonly kind: 'digits' | 'word' | 'sign' | 'day' | 'name';
  readonly text: string;
  /** The text in lower case, composed, as the tables of words spell it. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** Whether white space stands before it. */
  readonly spaced: boolean;
}

/** One alternative per kind, tried in this order; none can match the same text in two ways. */
const KINDS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['day', /\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2}\/\d{1,2}\/\d{4}(?!\d)/uy],
  // Times of day and names made of digits are no amounts: 14:30, 3 p.m., F-35, 9/11.
  [
    'name',
    /\d{1,2}(?::\d{2})?[ \u00a0\u202f]?[ap]\.?m(?!\p{L})\.?|\d{1,2}:\d{2}(?!\d)|\p{Lu}{1,3}-\d+|(?:9\/11|24\/7)(?!\d)/uy,
  ],
  // Groups of three after a plain, thin, narrow or no-break space, or with dots and commas.
  ['digits', /\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*/uy],
  ['sign', /(?:US|USD|CA|C|AU|A|NZ|HK|MX|R)?[$]|[°º][CF]?(?!\p{L})|\.?[ºª]|>=|<=/uy],
  ['word', /(?:\p{Lu}\.){2,}|\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*[²³]?/uy],
];

const SPACE = /[\s\u0085\u00a0\u00ad\u200b-\u200d\u2060\ufeff]+/uy;

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function tokenAt(text: string, at: number, spaced: boolean): Token {
  for (const [kind, pattern] of KINDS) {
    const found = matchAt(pattern, text, at);
    if (found !== null) return createToken(kind, found, at, spaced);
  }
  const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return createToken('sign', sign, at, spaced);
}

function createToken(kind: Token['kind'], text: string, start: number, spaced: boolean): Token {
  const key = text.normalize('NFC').toLowerCase().replaceAll('’', "'");
  return { kind, text, key, start, end: start + text.length, spaced };
}

/** Cuts a phrase into its tokens, in time proportional to its length. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const space = matchAt(SPACE, text, at);
    at += space?.length ?? 0;
    if (at >= text.length) break;
    const token = tokenAt(text, at, space !== null);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

/** What a reader made of some tokens, and the index of the first one that it left. */
export interface Reading<T> {
  readonly value: T;
  readonly next: number;
}

/** Phrases of one or more words, by their first word, the longest first. */
export type PhraseTable<T> = ReadonlyMap<
  string,
  readonly { readonly words: readonly string[]; readonly value: T }[]
>;

/** Builds a table from rows of a value and its phrases, which `|` separates. */
export function phraseTable<T>(
  rows: readonly (readonly [value: T, phrases: string])[],
): PhraseTable<T> {
  const table = new Map<string, { words: readonly string[]; value: T }[]>();
  for (const [value, phrases] of rows) {
    for (const phrase of phrases.split('|')) {
      const words = phrase.split(' ');
      const [first = ''] = words;
      table.set(first, [...(table.get(first) ?? []), { words, value }]);
    }
  }
  for (const entries of table.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return table;
}

/** The longest phrase of a table that stands at a token. */
export function readPhrase<T>(
  tokens: readonly Token[],
  at: number,
  table: PhraseTable<T>,
): Reading<T> | null {
  for (const { words, value } of table.get(tokens[at]?.key ?? '') ?? []) {
    if (words.every((word, index) => tokens[at + index]?.key === word)) {
      return { value, next: at + words.length };
    }
  }
  return null;
}

/** Whether a token is one of some words. */
export function isWord(token: Token | undefined, words: ReadonlySet<string>): boolean {
  return token !== undefined && words.has(token.key);
}
