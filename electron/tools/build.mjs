// node electron/tools/build.mjs [part…]: builds the named parts, or all of them, into out/.
import { buildParts } from './build-parts.mjs';

try {
  await buildParts(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
