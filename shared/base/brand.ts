declare const brand: unique symbol;

/** A primitive that only its own parser or factory may produce, such as a checked digest. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
