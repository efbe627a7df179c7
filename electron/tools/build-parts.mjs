import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { exportValidator } from './export-validator-plugin.mjs';

/** The project's root, from which every path of the tools is meant. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

/** Chromium and Node of Electron 45, for which page and main process are built. */
const PAGE_TARGET = 'chrome140';
const MAIN_TARGET = 'node22';
/** The stand-in and the tools run on the Node that runs npm. */
const TOOL_TARGET = 'node20';

const NODE_MODULES = [/^node:/, ...builtinModules];

/**
 * @typedef {object} NodePart
 * @property {string} entry Source file, from the project's root.
 * @property {string} output File written, from the project's root.
 * @property {string} target
 * @property {readonly string[]} external Packages that stay outside, and are there when it runs.
 */

/**
 * Everything that runs in Node or in Electron's main process: one CommonJS file each. A sandboxed
 * preload must be CommonJS and one file; main is, so that schemes are registered before `ready`.
 * @satisfies {Record<string, NodePart>}
 */
const NODE_PARTS = {
  main: {
    entry: 'electron/main.ts',
    output: 'out/electron/main.cjs',
    target: MAIN_TARGET,
    external: ['electron'],
  },
  preload: {
    entry: 'electron/preload.ts',
    output: 'out/electron/preload.cjs',
    target: MAIN_TARGET,
    external: ['electron'],
  },
  host: {
    entry: 'test/host/main.ts',
    output: 'out/host/host.cjs',
    target: TOOL_TARGET,
    external: ['electron'],
  },
  'verify-export': {
    entry: 'electron/tools/verify-export.ts',
    output: 'out/tools/verify-export.cjs',
    target: TOOL_TARGET,
    external: [],
  },
  tour: {
    entry: 'electron/tools/tour.ts',
    output: 'out/tools/tour.cjs',
    target: TOOL_TARGET,
    external: ['playwright-core'],
  },
  bench: {
    entry: 'test/bench/main.ts',
    output: 'out/tools/bench.cjs',
    target: TOOL_TARGET,
    external: ['playwright-core', '@sparticuz/chromium'],
  },
  kill: {
    entry: 'test/kill/main.ts',
    output: 'out/tools/kill.cjs',
    target: TOOL_TARGET,
    external: ['playwright-core'],
  },
};

/** @type {import('vite').InlineConfig} */
const COMMON = {
  configFile: false,
  root: ROOT,
  logLevel: 'warn',
  publicDir: false,
  plugins: [exportValidator()],
};

/**
 * @param {NodePart} part
 * @returns {import('vite').InlineConfig}
 */
function nodeConfig({ entry, output, target, external }) {
  return {
    ...COMMON,
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: path.dirname(output),
      // Several parts share a folder.
      emptyOutDir: false,
      target,
      // Legible in a defect's log, and read by the tests.
      minify: false,
      sourcemap: true,
      reportCompressedSize: false,
      rolldownOptions: {
        external: [...external, ...NODE_MODULES],
        output: { format: 'cjs', entryFileNames: path.basename(output), codeSplitting: false },
      },
    },
  };
}

/**
 * How Vite builds the page, and serves it in development.
 * @returns {import('vite').InlineConfig}
 */
export function rendererConfig() {
  return {
    ...COMMON,
    root: path.join(ROOT, 'renderer'),
    // Relative addresses: the same files are served at another origin by the stand-in.
    base: './',
    plugins: [react(), exportValidator()],
    // Modules, as the window's own; Vite gives workers none of its plugins.
    worker: { format: 'es', plugins: () => [exportValidator()] },
    build: {
      outDir: path.join(ROOT, 'out/renderer'),
      emptyOutDir: true,
      target: PAGE_TARGET,
      modulePreload: { polyfill: false },
      // The content security policy allows no data: addresses for scripts, styles and fonts.
      assetsInlineLimit: 0,
      sourcemap: true,
      reportCompressedSize: false,
      // One window, read from the disk: a large file costs nothing that splitting would save.
      chunkSizeWarningLimit: 2048,
    },
  };
}

/**
 * The bench's side of its pages: modules that are loaded by name, minified as the renderer is.
 * @type {import('vite').InlineConfig}
 */
const BENCH_PAGES = {
  ...COMMON,
  base: '/bench/',
  build: {
    outDir: 'out/bench',
    emptyOutDir: true,
    target: PAGE_TARGET,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2048,
    rolldownOptions: {
      input: ['bench-page', 'library', 'app-host'].map((name) => `test/bench/page/${name}.ts`),
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: '[name].js' },
    },
  },
};

/**
 * Each part's name, and how Vite builds it.
 * @type {ReadonlyMap<string, import('vite').InlineConfig>}
 */
const PARTS = new Map([
  ['renderer', rendererConfig()],
  ['bench-pages', BENCH_PAGES],
  ...Object.entries(NODE_PARTS).map(
    ([name, part]) =>
      /** @type {[string, import('vite').InlineConfig]} */ ([name, nodeConfig(part)]),
  ),
]);

/**
 * Builds the named parts, or all where none is named, and says one line each. Throws what Vite
 * throws, and on a part that does not exist.
 * @param {readonly string[]} [names]
 * @param {(line: string) => void} [say]
 */
export async function buildParts(names = [], say = console.log) {
  const configs = (names.length > 0 ? names : [...PARTS.keys()]).map((name) => {
    const config = PARTS.get(name);
    if (!config) throw new Error(`No part "${name}". Parts: ${[...PARTS.keys()].join(', ')}.`);
    return { name, config };
  });
  // Of libraries too, what ships is built, whatever the environment of the call says.
  process.env['NODE_ENV'] = 'production';
  for (const { name, config } of configs) {
    const start = performance.now();
    await build(config);
    say(`built ${name} in ${Math.round(performance.now() - start)} ms`);
  }
}
