/**
 * The only globals beyond ECMAScript that `shared/` may use; Node, Chromium and Electron all have
 * them (WHATWG Encoding Standard).
 */
interface TextEncoder {
  encode(input: string): Uint8Array<ArrayBuffer>;
}
declare var TextEncoder: { new (): TextEncoder };

interface TextDecoder {
  decode(input: Uint8Array): string;
}
declare var TextDecoder: {
  new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder;
};
