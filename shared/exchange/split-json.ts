import { fail, ok, type Result } from '../base/result';
import { pointer } from './fault';
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
const BACKSLASH = 0x5c;
const LF = 0x0a;
const COLON = 0x3a;
const COMMA = 0x2c;

/** Where a text that begins at a place ends; -1 where it has escapes, or goes on in the next piece. */
function plainTextEnd(text: string, opening: number): number {
  const end = text.indexOf('"', opening + 1);
  return end === -1 || text.charCodeAt(end - 1) === BACKSLASH ? -1 : end;
}

/** How many keys a value has, in all its depth; null where one of them is forbidden. */
function countKeys(value: unknown): number | null {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) {
      const inner = countKeys(item);
      if (inner === null) return null;
      count += inner;
    }
    return count;
  }
  for (const [key, member] of Object.entries(value)) {
    const inner: number | null = isForbiddenKey(key) ? null : countKeys(member);
    if (inner === null) return null;
    count += 1 + inner;
  }
  return count;
}

/** Where the walk is within the outermost object. */
type State =
  'before' | 'key-or-end' | 'key' | 'colon' | 'value' | 'list' | 'comma-or-end' | 'behind';

const SPACE = /^[ \t\n\r]*$/;

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
  #colons = 0;
  #inText = false;
  #key = '';
  #index: number | null = null;
  /** Of the start of the part: lines and columns from 1, and of the place that is looked at. */
  #line = 1;
  #lineStart = 0;
  #partLine = 1;
  #partColumn = 1;
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
    const rest = this.#buffer.slice(this.#start);
    if (this.#state === 'behind' && SPACE.test(rest)) return ok(null);
    return fail(this.#notJson(this.#buffer.length));
  }

  #notJson(at: number): JsonFailure {
    return { type: 'NotJson', line: this.#line, column: at - this.#lineStart + 1 };
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
    let at = this.#at;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === SPACE_SIGN) continue;
      if (code === QUOTE) {
        const end = plainTextEnd(text, at);
        if (end === -1) break;
        at = end;
      } else if (code === LF) {
        this.#line += 1;
        this.#lineStart = at + 1;
      } else if (code === COLON) {
        this.#colons += 1;
      } else if (code === 0x7d || code === 0x5d) {
        if (depth - 1 === outer) break;
        depth -= 1;
      } else if (code === 0x7b || code === 0x5b) {
        if (depth === DEEPEST) break;
        depth += 1;
      }
    }
    this.#depth = depth;
    this.#at = at;
  }

  /** To behind the closing quotation mark; false where that is still to come. */
  #skipText(): boolean {
    for (;;) {
      const quote = this.#buffer.indexOf('"', this.#at);
      if (quote === -1) {
        this.#at = this.#buffer.length;
        return false;
      }
      let slashes = 0;
      while (this.#buffer.charCodeAt(quote - 1 - slashes) === BACKSLASH) slashes += 1;
      this.#at = quote + 1;
      if (slashes % 2 === 0) {
        this.#inText = false;
        return true;
      }
    }
  }

  #sign(code: number): JsonFailure | null {
    const at = this.#at;
    this.#at += 1;
    switch (code) {
      case QUOTE:
        this.#inText = true;
        return this.#open(at, 0);
      case 0x7b:
      case 0x5b:
        return this.#open(at, 1);
      case 0x7d:
      case 0x5d:
        return this.#close(at);
      case COLON:
        return this.#colon(at);
      case COMMA:
        return this.#comma(at);
      case LF:
        this.#line += 1;
        this.#lineStart = at + 1;
        return null;
      case 0x20:
      case 0x0d:
      case 0x09:
        return null;
      default:
        return this.#open(at, 0);
    }
  }

  /** The first sign of something, or one within it. */
  #open(at: number, levels: 0 | 1): JsonFailure | null {
    switch (this.#state) {
      case 'before':
        if (levels === 0 || this.#buffer.charAt(at) !== '{') return this.#notJson(at);
        this.#depth = 1;
        this.#state = 'key-or-end';
        this.#start = this.#at;
        return null;
      case 'key-or-end':
      case 'key':
        if (this.#buffer.charCodeAt(at) !== QUOTE) return this.#notJson(at);
        this.#begin(at);
        this.#state = 'colon';
        return null;
      case 'colon':
        return this.#notJson(at);
      case 'value':
        if (this.#lists.has(this.#key) && this.#buffer.charAt(at) === '[') return this.#list();
        this.#begin(at);
        this.#state = 'comma-or-end';
        break;
      case 'list':
        if (this.#partColumn === 0) this.#begin(at);
        break;
      case 'comma-or-end':
        break;
      case 'behind':
        return this.#notJson(at);
    }
    this.#depth += levels;
    if (this.#depth <= DEEPEST) return null;
    return { type: 'JsonTooDeep', line: this.#line, column: at - this.#lineStart + 1 };
  }

  #begin(at: number): void {
    this.#start = at;
    this.#partLine = this.#line;
    this.#partColumn = at - this.#lineStart + 1;
    this.#colons = 0;
  }

  #list(): null {
    this.#parts.push({ key: this.#key, index: null, value: [] });
    this.#depth = 2;
    this.#index = 0;
    this.#state = 'list';
    this.#start = this.#at;
    this.#partColumn = 0;
    return null;
  }

  #colon(at: number): JsonFailure | null {
    this.#colons += 1;
    if (this.#state !== 'colon') {
      const isInside = this.#state === 'list' ? this.#partColumn > 0 : this.#depth > 1;
      return isInside ? null : this.#notJson(at);
    }
    const read = readJson(this.#buffer.slice(this.#start, at));
    if (!read.ok || typeof read.value !== 'string') return this.#notJson(this.#start);
    this.#key = read.value;
    const path = pointer('', this.#key);
    if (isForbiddenKey(this.#key)) return { type: 'ForbiddenKey', path };
    if (this.#keys.has(this.#key)) return { type: 'DuplicateKey', path };
    this.#keys.add(this.#key);
    this.#state = 'value';
    this.#start = this.#at;
    return null;
  }

  #comma(at: number): JsonFailure | null {
    if (this.#state === 'list' && this.#depth === 2) {
      const failure = this.#element(at);
      this.#index = (this.#index ?? 0) + 1;
      return failure;
    }
    if (this.#depth > 1) return null;
    if (this.#state !== 'comma-or-end') return this.#notJson(at);
    const failure = this.#value(at);
    this.#state = 'key';
    return failure;
  }

  #close(at: number): JsonFailure | null {
    if (this.#state === 'before' || this.#state === 'behind') return this.#notJson(at);
    if (this.#state === 'list' && this.#depth === 2) return this.#endList(at);
    if (this.#depth > 1) {
      this.#depth -= 1;
      return null;
    }
    const isEmpty = this.#state === 'key-or-end';
    if (this.#buffer.charAt(at) !== '}' || (!isEmpty && this.#state !== 'comma-or-end')) {
      return this.#notJson(at);
    }
    const failure = isEmpty ? null : this.#value(at);
    this.#state = 'behind';
    this.#start = this.#at;
    return failure;
  }

  #endList(at: number): JsonFailure | null {
    if (this.#buffer.charAt(at) !== ']') return this.#notJson(at);
    const isEmpty = this.#index === 0 && this.#partColumn === 0;
    const failure = isEmpty ? null : this.#element(at);
    this.#depth = 1;
    this.#index = null;
    this.#key = '';
    this.#start = this.#at;
    this.#state = 'comma-or-end';
    // The list has been given by its elements.
    this.#partColumn = 0;
    return failure;
  }

  #element(at: number): JsonFailure | null {
    if (this.#partColumn === 0) return this.#notJson(at);
    const failure = this.#read(at);
    this.#start = this.#at;
    this.#partColumn = 0;
    return failure;
  }

  #value(at: number): JsonFailure | null {
    const isList = this.#key === '' && this.#partColumn === 0;
    if (isList) return SPACE.test(this.#buffer.slice(this.#start, at)) ? null : this.#notJson(at);
    const failure = this.#read(at);
    this.#start = this.#at;
    return failure;
  }

  /** Reads a part that is whole. Only one that is damaged is walked sign by sign, to find out where. */
  #read(end: number): JsonFailure | null {
    const text = this.#buffer.slice(this.#start, end);
    try {
      const value: unknown = JSON.parse(text);
      // Two equal keys leave fewer keys than colons.
      if (countKeys(value) === this.#colons) {
        this.#parts.push({ key: this.#key, index: this.#index, value });
        return null;
      }
    } catch {
      // What is wrong is found below.
    }
    return this.#find(text);
  }

  #find(text: string): JsonFailure {
    const read = readJson(text);
    if (read.ok) return { type: 'NotJson', line: this.#partLine, column: this.#partColumn };
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
 * the memory of the largest of them. What is refused, and where, is what `readJson` refuses.
 */
export function createJsonSplitter(lists: readonly string[]): JsonSplitter {
  const split = new Split(new Set(lists));
  return { push: (text) => split.push(text), end: () => split.end() };
}
