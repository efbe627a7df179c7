import { readFile } from 'node:fs/promises';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { normalizePath } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SCHEMA = path.join(ROOT, 'shared/exchange/export-v1.schema.json');

/** What the page asks for: the schema of exports as a function. */
const REQUEST = /\/export-v1\.schema\.json\?validator$/;
const MODULE_ID = '\0export-validator';

/**
 * What compiled schemas ask of Ajv's runtime, which is CommonJS, and what of ours does the same.
 * @type {ReadonlyMap<string, readonly [name: string, file: string]>}
 */
const RUNTIME = new Map([
  ['require("ajv/dist/runtime/ucs2length").default', ['codePointLength', 'article/offsets.ts']],
  ['require("ajv/dist/runtime/equal").default', ['sameData', 'base/same-data.ts']],
]);

/**
 * A module that exports `validate`. It stops at the first fault: a hostile file could have millions.
 * @param {string} schema The schema as JSON.
 */
function compile(schema) {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    code: { source: true, esm: true },
  });
  let code = standaloneCode(ajv, ajv.compile(JSON.parse(schema)));
  const imports = [];
  for (const [required, [name, file]] of RUNTIME) {
    const from = JSON.stringify(normalizePath(path.join(ROOT, 'shared', file)));
    imports.push(`import { ${name} } from ${from};`);
    code = code.replaceAll(required, name);
  }
  if (/\brequire\(/.test(code)) throw new Error('The schema needs more of the runtime of Ajv.');
  return `${imports.join('\n')}\n${code}`;
}

/**
 * Compiles the schema of exports when the page is built, because the page's content security policy
 * lets nothing be compiled later.
 * @returns {import('vite').Plugin}
 */
export function exportValidator() {
  return {
    name: 'export-validator',
    enforce: 'pre',
    resolveId: (source) => (REQUEST.test(source) ? MODULE_ID : null),
    async load(id) {
      if (id !== MODULE_ID) return null;
      this.addWatchFile(SCHEMA);
      return compile(await readFile(SCHEMA, 'utf8'));
    },
  };
}
