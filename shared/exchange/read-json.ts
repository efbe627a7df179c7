import { fail, ok, type Result } from '../base/result';
import { pointer } from './fault';

/** Why a text is no JSON that we read. Lines and columns count from 1, columns in code units. */
export type JsonFailure =
  | { readonly type: 'NotJson'; readonly line: number; readonly column: number }
  | { readonly type: 'JsonTooDeep'; readonly line: number; readonly column: number }
  /** Readers differ on which of two equal keys counts, so such a file proves nothing. */
  | { readonly type: 'DuplicateKey'; readonly path: string }
  | { readonly type: 'ForbiddenKey'; readonly path: string };

/** Far more than any version of the format needs, and far less than a stack can bear. */
export const DEEPEST = 64;

/** Whether a key can change what an object is in a careless reader. */
export function isForbiddenKey(key: string): boolean {
  return key === '__proto__';
}

const LITERAL = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const ESCAPE = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;
const SPACE = ' \t\n\r';

/** An open object or array, with what has been read of it. */
interface Level {
  readonly keys: Set<string> | null;
  step: string | number;
}

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'comma-or-end';

function lineAndColumn(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** The end of what a sticky pattern matches at a place, or -1. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** Behind the closing quotation mark of the string that opens at a place; negative: `~place` is wrong. */
function stringEnd(text: string, opening: number): number {
  for (let at = opening + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return ~at;
    if (code !== 0x5c) continue;
    const end = endOf(ESCAPE, text, at + 1);
    if (end === -1) return ~(at + 1);
    at = end - 1;
  }
  return ~text.length;
}

/** One walk over a text, which finds the first thing that is wrong with it as JSON. */
class Walk {
  readonly #text: string;
  readonly #levels: Level[] = [];
  #at = 0;
  #expected: Expected | 'nothing' = 'value';

  constructor(text: string) {
    this.#text = text;
  }

  run(): JsonFailure | null {
    for (;;) {
      this.#skipSpace();
      if (this.#at >= this.#text.length) {
        return this.#expected === 'nothing' ? null : this.#notJson();
      }
      const failure = this.#token(this.#text.charAt(this.#at));
      if (failure) return failure;
    }
  }

  #skipSpace(): void {
    while (SPACE.includes(this.#text.charAt(this.#at)) && this.#at < this.#text.length)
      this.#at += 1;
  }

  #notJson(at = this.#at): JsonFailure {
    return { type: 'NotJson', ...lineAndColumn(this.#text, at) };
  }

  #path(): string {
    return pointer('', ...this.#levels.map(({ step }) => step));
  }

  #token(sign: string): JsonFailure | null {
    switch (this.#expected) {
      case 'nothing':
        return this.#notJson();
      case 'comma-or-end':
        return sign === ',' ? this.#comma() : this.#close(sign);
      case 'key':
        return this.#key(sign);
      case 'key-or-end':
        return sign === '}' ? this.#close(sign) : this.#key(sign);
      case 'value':
        return this.#value(sign);
      case 'value-or-end':
        return sign === ']' ? this.#close(sign) : this.#value(sign);
    }
  }

  #comma(): null {
    const level = this.#levels.at(-1);
    if (level && typeof level.step === 'number') level.step += 1;
    this.#at += 1;
    this.#expected = level?.keys ? 'key' : 'value';
    return null;
  }

  #close(sign: string): JsonFailure | null {
    const level = this.#levels.at(-1);
    if (!level || sign !== (level.keys ? '}' : ']')) return this.#notJson();
    this.#levels.pop();
    this.#at += 1;
    this.#afterValue();
    return null;
  }

  #afterValue(): void {
    this.#expected = this.#levels.length > 0 ? 'comma-or-end' : 'nothing';
  }

  #open(isObject: boolean): JsonFailure | null {
    if (this.#levels.length >= DEEPEST) {
      return { type: 'JsonTooDeep', ...lineAndColumn(this.#text, this.#at) };
    }
    this.#levels.push(isObject ? { keys: new Set(), step: '' } : { keys: null, step: 0 });
    this.#at += 1;
    this.#expected = isObject ? 'key-or-end' : 'value-or-end';
    return null;
  }

  #value(sign: string): JsonFailure | null {
    if (sign === '{' || sign === '[') return this.#open(sign === '{');
    const end =
      sign === '"' ? stringEnd(this.#text, this.#at) : endOf(LITERAL, this.#text, this.#at);
    if (end < 0) return this.#notJson(sign === '"' ? ~end : this.#at);
    this.#at = end;
    this.#afterValue();
    return null;
  }

  #key(sign: string): JsonFailure | null {
    const level = this.#levels.at(-1);
    if (sign !== '"' || !level?.keys) return this.#notJson();
    const end = stringEnd(this.#text, this.#at);
    if (end < 0) return this.#notJson(~end);
    const key = String(JSON.parse(this.#text.slice(this.#at, end)));
    level.step = key;
    if (isForbiddenKey(key)) return { type: 'ForbiddenKey', path: this.#path() };
    if (level.keys.has(key)) return { type: 'DuplicateKey', path: this.#path() };
    level.keys.add(key);
    this.#at = end;
    this.#skipSpace();
    if (this.#text.charAt(this.#at) !== ':') return this.#notJson();
    this.#at += 1;
    this.#expected = 'value';
    return null;
  }
}

/** Reads JSON from a file that may be damaged or hostile; a failure names its place. */
export function readJson(text: string): Result<unknown, JsonFailure> {
  const failure = new Walk(text).run();
  if (failure) return fail(failure);
  const value: unknown = JSON.parse(text);
  return ok(value);
}
