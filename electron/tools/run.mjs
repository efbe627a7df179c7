// node electron/tools/run.mjs NAME [argument…]: runs a tool that is built, building it where needed.
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { buildParts, ROOT } from './build-parts.mjs';
import { runChild } from './run-child.mjs';

/**
 * @typedef {object} Tool
 * @property {readonly string[]} parts What is built for it.
 * @property {readonly string[] | null} sources Where a change calls for a build; null: always.
 */

/** @type {ReadonlyMap<string, Tool>} */
const TOOLS = new Map([
  [
    'tour',
    { parts: ['renderer', 'main', 'preload', 'host', 'verify-export', 'tour'], sources: null },
  ],
  ['kill', { parts: ['renderer', 'main', 'preload', 'host', 'kill'], sources: null }],
  [
    'verify-export',
    {
      parts: ['verify-export'],
      sources: ['shared', 'electron/tools', 'electron/files', 'package-lock.json'],
    },
  ],
]);

/**
 * The time of the newest file at a path or below it, in milliseconds.
 * @param {string} place
 * @returns {Promise<number>}
 */
async function newest(place) {
  const found = await stat(place);
  if (!found.isDirectory()) return found.mtimeMs;
  const names = await readdir(place);
  const times = await Promise.all(names.map((name) => newest(path.join(place, name))));
  return Math.max(found.mtimeMs, ...times);
}

/**
 * @param {string} output
 * @param {Tool} tool
 */
async function isCurrent(output, { sources }) {
  if (sources === null || !existsSync(output)) return false;
  const builtAt = await newest(output);
  const times = await Promise.all(sources.map((source) => newest(path.join(ROOT, source))));
  return Math.max(...times) < builtAt;
}

const [name = '', ...args] = process.argv.slice(2);
const tool = TOOLS.get(name);
if (tool) {
  const output = path.join(ROOT, 'out/tools', `${name}.cjs`);
  // Quiet: what a tool prints may be read by a program.
  if (!(await isCurrent(output, tool))) await buildParts(tool.parts, () => undefined);
  process.exitCode = (await runChild(process.execPath, [output, ...args])).code;
} else {
  console.error(`No such tool: ${name}. Tools: ${[...TOOLS.keys()].join(', ')}.`);
  process.exitCode = 64;
}
