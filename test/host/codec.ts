/*
 * Structured clone as text, for a channel that carries only strings. These functions are also
 * stringified into Chromium, so each is closed: it uses its arguments and the platform's globals.
 */

/** A value as JSON: an array is always a tagged node, so that plain data stays plain. */
type Node = null | boolean | number | string | readonly [tag: string, ...Node[]];

/** Bytes as text, by the fastest way that the platform has. */
export interface Base64 {
  encode(bytes: Uint8Array): string;
  decode(text: string): Uint8Array<ArrayBuffer>;
}

/** Makes the byte codec of the platform that it runs on. */
export function makeBase64(): Base64 {
  const native = Uint8Array as unknown as {
    fromBase64?: (text: string) => Uint8Array<ArrayBuffer>;
  };
  return {
    encode(bytes) {
      const own = bytes as Uint8Array & { toBase64?: () => string };
      if (own.toBase64) return own.toBase64();
      if (typeof Buffer !== 'undefined') return Buffer.from(bytes).toString('base64');
      let binary = '';
      for (let at = 0; at < bytes.length; at += 32_768) {
        binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
      }
      return btoa(binary);
    },
    decode(text) {
      if (native.fromBase64) return native.fromBase64(text);
      if (typeof Buffer !== 'undefined') return Uint8Array.from(Buffer.from(text, 'base64'));
      return Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0));
    },
  };
}

/** Makes the encoder. It throws Electron's `An object could not be cloned.` where a clone fails. */
export function makeEncode(base64: Base64): (value: unknown) => string {
  const fault = 'An object could not be cloned.';
  const bytesOf = (view: ArrayBufferView): string =>
    base64.encode(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  return (root) => {
    const seen = new Map<object, number>();
    const walk = (value: unknown): Node => {
      switch (typeof value) {
        case 'string':
        case 'boolean':
          return value;
        case 'number':
          if (Object.is(value, -0)) return ['n', '-0'];
          return Number.isFinite(value) ? value : ['n', String(value)];
        case 'undefined':
          return ['u'];
        case 'bigint':
          return ['i', String(value)];
        case 'object':
          return value === null ? null : walkObject(value);
        default:
          throw new Error(fault);
      }
    };
    const walkObject = (value: object): Node => {
      const at = seen.get(value);
      if (at !== undefined) return ['r', at];
      seen.set(value, seen.size);
      if (Array.isArray(value)) return ['a', ...Array.from(value, walk)];
      if (value instanceof Date) return ['d', walk(value.getTime())];
      if (value instanceof RegExp) return ['x', value.source, value.flags];
      if (value instanceof Map) return ['m', ...Array.from(value).flat().map(walk)];
      if (value instanceof Set) return ['s', ...Array.from(value, walk)];
      if (value instanceof Error) return ['e', value.name, value.message, value.stack ?? ''];
      if (value instanceof ArrayBuffer) return ['b', base64.encode(new Uint8Array(value))];
      if (ArrayBuffer.isView(value)) return ['v', value.constructor.name, bytesOf(value)];
      if (Object.prototype.toString.call(value) !== '[object Object]') throw new Error(fault);
      return ['o', ...Object.entries(value).flatMap(([key, item]): Node[] => [key, walk(item)])];
    };
    let copy: unknown;
    try {
      copy = structuredClone(root);
    } catch {
      throw new Error(fault);
    }
    const json = JSON.stringify(walk(copy));
    // Text beyond ASCII is several times slower on its way through the protocol than its bytes.
    const isAscii = !/[^\0-\x7f]/.test(json);
    return isAscii ? json : `=${base64.encode(new TextEncoder().encode(json))}`;
  };
}

/** Makes the decoder. It throws on text that the encoder cannot have written. */
export function makeDecode(base64: Base64): (text: string) => unknown {
  const views: readonly (new (buffer: ArrayBuffer) => ArrayBufferView)[] = [
    ...[Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array],
    ...[Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array, DataView],
  ];
  const errors = [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];
  const text = (part: unknown): string => {
    if (typeof part !== 'string') throw new Error('Not an encoded value.');
    return part;
  };
  const error = (name: unknown, message: unknown, stack: unknown): Error => {
    const Type = errors.find((candidate) => candidate.name === name) ?? Error;
    return Object.assign(new Type(text(message)), { stack: text(stack) });
  };
  const view = (name: unknown, bytes: unknown): ArrayBufferView => {
    const View = views.find((candidate) => candidate.name === name);
    if (!View) throw new Error('Not an encoded value.');
    return new View(base64.decode(text(bytes)).buffer);
  };
  return (encoded) => {
    const made: unknown[] = [];
    const keep = <T>(value: T): T => {
      made.push(value);
      return value;
    };
    const object = (parts: readonly unknown[]): object => {
      const target = keep({});
      for (let at = 0; at + 1 < parts.length; at += 2) {
        // Defined, not assigned: a key may be called __proto__.
        const value = revive(parts[at + 1]);
        const property = { value, enumerable: true, writable: true, configurable: true };
        Object.defineProperty(target, text(parts[at]), property);
      }
      return target;
    };
    const fill = <T>(target: T, parts: readonly unknown[], add: (...items: unknown[]) => void) => {
      for (const part of parts) add(revive(part));
      return target;
    };
    const map = (parts: readonly unknown[]): Map<unknown, unknown> => {
      const target = keep(new Map<unknown, unknown>());
      for (let at = 0; at + 1 < parts.length; at += 2) {
        target.set(revive(parts[at]), revive(parts[at + 1]));
      }
      return target;
    };
    const list = (parts: readonly unknown[]): unknown[] => {
      const target: unknown[] = keep([]);
      return fill(target, parts, (item) => target.push(item));
    };
    const set = (parts: readonly unknown[]): Set<unknown> => {
      const target = keep(new Set<unknown>());
      return fill(target, parts, (item) => target.add(item));
    };
    const known = (index: unknown): unknown => {
      if (typeof index !== 'number' || !(index in made)) throw new Error('Not an encoded value.');
      return made[index];
    };
    const revive = (node: unknown): unknown => {
      if (typeof node !== 'object' || node === null) return node;
      if (!Array.isArray(node)) throw new Error('Not an encoded value.');
      const [tag, ...parts]: unknown[] = node;
      switch (tag) {
        case 'u':
          return undefined;
        case 'n':
          return Number(text(parts[0]));
        case 'i':
          return BigInt(text(parts[0]));
        case 'r':
          return known(parts[0]);
        case 'a':
          return list(parts);
        case 'o':
          return object(parts);
        case 'm':
          return map(parts);
        case 's':
          return set(parts);
        case 'd':
          return keep(new Date(Number(revive(parts[0]))));
        case 'x':
          return keep(new RegExp(text(parts[0]), text(parts[1])));
        case 'b':
          return keep(base64.decode(text(parts[0])).buffer);
        case 'v':
          return keep(view(parts[0], parts[1]));
        case 'e':
          return keep(error(parts[0], parts[1], parts[2]));
        default:
          throw new Error('Not an encoded value.');
      }
    };
    const json = encoded.startsWith('=')
      ? new TextDecoder().decode(base64.decode(encoded.slice(1)))
      : encoded;
    return revive(JSON.parse(json));
  };
}

/** Both directions. */
export interface Codec {
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
}

/** The codec of this process; worlds in Chromium make their own from the same functions. */
export function makeCodec(): Codec {
  const base64 = makeBase64();
  return { encode: makeEncode(base64), decode: makeDecode(base64) };
}

/** An expression that makes the same codec in another world. */
export const CODEC_SOURCE = `(() => {
  const base64 = (${makeBase64.toString()})();
  return { encode: (${makeEncode.toString()})(base64), decode: (${makeDecode.toString()})(base64) };
})()`;
