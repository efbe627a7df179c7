import { fail, ok, type Result } from '../base/result';
import { pointer } from './fault';
import { closingQuote, plainValue } from './plain-value';
import { DEEPEST, isForbiddenKey, readJson, type JsonFailure } from './read-json';

/**
 * A member of the outermost object: a value, or an element of one of the lists that are split. Such a
 * list is given empty when it begins.
 */
export interface JsonPart {
  readonly key: string;
  /** Of an element in its list; null for a whole value. */
  readonly index: number | null;
  readonly value: unknown;
}

/** Takes a JSON text piece by piece and gives its parts, each once it is whole. */
export interface JsonSplitter {
  readonly push: (text: string) => Result<readonly JsonPart[], JsonFailure>;
  /** After the last piece. */
  readonly end: () => Result<null, JsonFailure>;
}

const SPACE_SIGN = 0x20;
const QUOTE = 0x22;
const LF = 0x0a;
const COLON = 0x3a;
const COMMA = 0x2c;

/** Where the walk is within the outermost object. */
type State =
  'before' | 'key-or-end' | 'key' | 'colon' | 'value' | 'list' | 'comma-or-end' | 'behind';

/** One walk over a text that comes in pieces. It looks at brackets, texts and line breaks alone. */
class Split {
  readonly #lists: ReadonlySet<string>;
  readonly #keys = new Set<string>();
  #buffer = '';
  #at = 0;
  /** Where the part that is being read began in the buffer. */
  #start = 0;
  #state: State = 'before';
  #depth = 0;
  #inText = false;
  #key = '';
  #index: number | null = null;
  /** Of the place that is looked at: lines count from 1. */
  #line = 1;
  #lineStart = 0;
  /** Of the start of the part; column 0 where none has begun. */
  #partLine = 1;
  #partColumn = 0;
  /** How many texts have begun in the part. */
  #texts = 0;
  #parts: JsonPart[] = [];

  constructor(lists: ReadonlySet<string>) {
    this.#lists = lists;
  }

  push(text: string): Result<readonly JsonPart[], JsonFailure> {
    this.#buffer = this.#buffer.slice(this.#start) + text;
    this.#at -= this.#start;
    this.#lineStart -= this.#start;
    this.#start = 0;
    this.#parts = [];
    const failure = this.#walk();
    return failure ? fail(failure) : ok(this.#parts);
  }

  end(): Result<null, JsonFailure> {
    if (this.#state === 'behind') return ok(null);
    const { length } = this.#buffer;
    const isKey = this.#state === 'colon' && !this.#inText;
    return fail((isKey ? this.#endKey(length) : null) ?? this.#wrong(length));
  }

  /** What is wrong first where the sign at a place cannot stand: what is before it in its part, or it. */
  #wrong(at: number, type: 'NotJson' | 'JsonTooDeep' = 'NotJson'): JsonFailure {
    const there = { type, line: this.#line, column: at - this.#lineStart + 1 };
    const found = this.#partColumn > 0 ? this.#find(this.#buffer.slice(this.#start, at)) : null;
    if (!found) return there;
    // What is cut off at the place is no more than not finished.
    const isCutOff = 'line' in found && found.line === there.line && found.column === there.column;
    return isCutOff ? there : found;
  }

  #walk(): JsonFailure | null {
    const { length } = this.#buffer;
    while (this.#at < length) {
      if (this.#inText && !this.#skipText()) return null;
      if (this.#depth > (this.#state === 'list' ? 2 : 1)) this.#skipInside();
      const failure = this.#at < length ? this.#sign(this.#buffer.charCodeAt(this.#at)) : null;
      if (failure) return failure;
    }
    return null;
  }

  /**
   * Within a part, to the next text or to the bracket that ends the part. Nearly all of a file is
   * passed here, most of it spaces.
   */
  #skipInside(): void {
    const text = this.#buffer;
    const outer = this.#state === 'list' ? 2 : 1;
    let depth = this.#depth;
    let texts = this.#texts;
    let at = this.#at;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === SPACE_SIGN) continue;
      if (code === QUOTE) {
        const end = closingQuote(text, at + 1);
        if (end === -1) break;
        texts += 1;
        at = end;
      } else if (code === LF) {
        this.#line += 1;
        this.#lineStart = at + 1;
      } else if (code === 0x7d || code === 0x5d) {
        if (depth - 1 === outer) break;
        depth -= 1;
      } else if (code === 0x7b || code === 0x5b) {
        if (depth === DEEPEST) break;
        depth += 1;
      }
    }
    this.#depth = depth;
    this.#texts = texts;
    this.#at = at;
  }

  /** To behind the closing quotation mark; false where that is still to come. */
  #skipText(): boolean {
    const end = closingQuote(this.#buffer, this.#at);
    this.#inText = end === -1;
    this.#at = this.#inText ? this.#buffer.length : end + 1;
    return !this.#inText;
  }

  #sign(code: number): JsonFailure | null {
    const at = this.#at;
    this.#at += 1;
    switch (code) {
      case LF:
        this.#line += 1;
        this.#lineStart = at + 1;
        return null;
      case SPACE_SIGN:
      case 0x0d:
      case 0x09:
        return null;
    }
    if (this.#state === 'colon') return this.#endKey(at) ?? this.#colon(at);
    switch (code) {
      case QUOTE:
        return this.#openText(at);
      case 0x7b:
      case 0x5b:
        return this.#open(at, 1);
      case 0x7d:
      case 0x5d:
        return this.#close(at);
      case COLON:
        return this.#isInside() ? null : this.#wrong(at);
      case COMMA:
        return this.#comma(at);
      default:
        return this.#open(at, 0);
    }
  }

  #openText(at: number): JsonFailure | null {
    const failure = this.#open(at, 0);
    this.#inText = true;
    this.#texts += 1;
    return failure;
  }

  /** Whether the walk is within a value that is no list of elements, where nearly any sign may come. */
  #isInside(): boolean {
    return this.#state === 'list' ? this.#partColumn > 0 : this.#depth > 1;
  }

  /** The first sign of something, or one within it. */
  #open(at: number, levels: 0 | 1): JsonFailure | null {
    switch (this.#state) {
      case 'before':
        if (levels === 0 || this.#buffer.charAt(at) !== '{') return this.#wrong(at);
        this.#depth = 1;
        this.#state = 'key-or-end';
        this.#start = this.#at;
        return null;
      case 'key-or-end':
      case 'key':
        if (this.#buffer.charCodeAt(at) !== QUOTE) return this.#wrong(at);
        this.#begin(at);
        this.#state = 'colon';
        return null;
      case 'value':
        if (this.#lists.has(this.#key) && this.#buffer.charAt(at) === '[') return this.#list();
        this.#begin(at);
        this.#state = 'comma-or-end';
        break;
      case 'list':
        if (this.#partColumn > 0) break;
        this.#begin(at);
        break;
      case 'comma-or-end':
        if (this.#partColumn === 0) return this.#wrong(at);
        break;
      case 'colon':
      case 'behind':
        return this.#wrong(at);
    }
    this.#depth += levels;
    return this.#depth <= DEEPEST ? null : this.#wrong(at, 'JsonTooDeep');
  }

  #begin(at: number): void {
    this.#start = at;
    this.#texts = 0;
    this.#partLine = this.#line;
    this.#partColumn = at - this.#lineStart + 1;
  }

  #list(): null {
    this.#parts.push({ key: this.#key, index: null, value: [] });
    this.#depth = 2;
    this.#index = 0;
    this.#state = 'list';
    this.#endPart();
    return null;
  }

  /** Reads the key before a place. */
  #endKey(at: number): JsonFailure | null {
    const key = plainValue(this.#buffer.slice(this.#start, at), 1)?.value;
    if (typeof key !== 'string') return this.#wrong(at);
    const path = pointer('', key);
    if (isForbiddenKey(key)) return { type: 'ForbiddenKey', path };
    if (this.#keys.has(key)) return { type: 'DuplicateKey', path };
    this.#keys.add(key);
    this.#key = key;
    return null;
  }

  #colon(at: number): JsonFailure | null {
    if (this.#buffer.charCodeAt(at) !== COLON) return this.#wrong(at);
    this.#state = 'value';
    this.#endPart();
    return null;
  }

  /** To before the next part. */
  #endPart(): void {
    this.#start = this.#at;
    this.#partColumn = 0;
  }

  #comma(at: number): JsonFailure | null {
    if (this.#state === 'list' && this.#depth === 2) {
      const failure = this.#element(at);
      this.#index = (this.#index ?? 0) + 1;
      return failure;
    }
    if (this.#depth > 1) return null;
    if (this.#state !== 'comma-or-end') return this.#wrong(at);
    const failure = this.#value(at);
    this.#state = 'key';
    return failure;
  }

  #close(at: number): JsonFailure | null {
    if (this.#state === 'before' || this.#state === 'behind') return this.#wrong(at);
    if (this.#state === 'list' && this.#depth === 2) return this.#endList(at);
    if (this.#depth > 1) {
      this.#depth -= 1;
      return null;
    }
    const isEmpty = this.#state === 'key-or-end';
    if (this.#buffer.charAt(at) !== '}' || (!isEmpty && this.#state !== 'comma-or-end')) {
      return this.#wrong(at);
    }
    const failure = isEmpty ? null : this.#value(at);
    this.#state = 'behind';
    this.#start = this.#at;
    return failure;
  }

  #endList(at: number): JsonFailure | null {
    if (this.#buffer.charAt(at) !== ']') return this.#wrong(at);
    const isEmpty = this.#index === 0 && this.#partColumn === 0;
    const failure = isEmpty ? null : this.#element(at);
    this.#depth = 1;
    this.#index = null;
    this.#state = 'comma-or-end';
    this.#endPart();
    return failure;
  }

  #element(at: number): JsonFailure | null {
    return this.#partColumn === 0 ? this.#wrong(at) : this.#read(at);
  }

  /** A list has been given by its elements. */
  #value(at: number): JsonFailure | null {
    return this.#partColumn === 0 ? null : this.#read(at);
  }

  /** Reads a part that is whole. Only one that is damaged is walked sign by sign, to find out where. */
  #read(end: number): JsonFailure | null {
    const read = plainValue(this.#buffer.slice(this.#start, end), this.#texts);
    if (!read) return this.#wrong(end);
    this.#parts.push({ key: this.#key, index: this.#index, value: read.value });
    this.#endPart();
    return null;
  }

  /** What is wrong in the part that is being read, as far as it is given. */
  #find(text: string): JsonFailure | null {
    const read = readJson(text);
    if (read.ok) return null;
    const { failure } = read;
    if (failure.type === 'DuplicateKey' || failure.type === 'ForbiddenKey') {
      const base = pointer('', this.#key, ...(this.#index === null ? [] : [this.#index]));
      return { type: failure.type, path: base + failure.path };
    }
    const line = this.#partLine + failure.line - 1;
    const column = failure.line === 1 ? this.#partColumn + failure.column - 1 : failure.column;
    return { type: failure.type, line, column };
  }
}

/**
 * Splits a JSON object into its members, and those lists that are named into their elements, with
 * the memory of the largest of them. Of an object, what is refused, and where, is what `readJson`
 * refuses; anything else is refused at its first sign.
 */
export function createJsonSplitter(lists: readonly string[]): JsonSplitter {
  const split = new Split(new Set(lists));
  return { push: (text) => split.push(text), end: () => split.end() };
}
