/** The schema of exports as a function, made when the page is built (`export-validator-plugin.mjs`). */
declare module '*/export-v1.schema.json?validator' {
  export const validate: {
    (file: unknown): boolean;
    /** Of the last call: the first thing that is wrong, and the frames around it. */
    readonly errors?:
      | readonly {
          readonly instancePath: string;
          readonly keyword: string;
          readonly message?: string;
          readonly params: Readonly<Record<string, unknown>>;
        }[]
      | null;
  };
}
