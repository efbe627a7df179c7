// npm run bench: builds what is measured and the bench itself, and runs it.
import path from 'node:path';
import { buildParts, ROOT } from './build-parts.mjs';
import { runChild } from './run-child.mjs';

await buildParts(['renderer', 'main', 'preload', 'host', 'bench-pages', 'bench']);
const bench = path.join(ROOT, 'out/tools/bench.cjs');
process.exitCode = (await runChild(process.execPath, [bench, ...process.argv.slice(2)])).code;
