// npm run package -- [argument of electron-builder…]: the installers of this system, in release/.
import path from 'node:path';
import { buildParts, ROOT } from './build-parts.mjs';
import { runChild } from './run-child.mjs';

const BUILDER = path.join(ROOT, 'node_modules/electron-builder/cli.js');

await buildParts(['renderer', 'main', 'preload']);
const args = [BUILDER, '--publish', 'never', ...process.argv.slice(2)];
process.exitCode = (await runChild(process.execPath, args)).code;
