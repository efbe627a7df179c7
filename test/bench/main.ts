import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SIZES, type Size } from './figures';
import { runBench } from './run-bench';
import { describe } from './tables';

const USAGE = 'npm run bench -- [--sizes S,M,L,XL] [--runs 5] [--json FILE]';

/** From `out/tools`, where this runs as built. */
const ROOT = path.resolve(__dirname, '../..');

function sizesFrom(words: string): readonly Size[] | null {
  const asked = words.split(',').map((word) => word.trim().toUpperCase());
  const known = SIZES.filter((size) => asked.includes(size));
  return known.length === new Set(asked).size ? known : null;
}

async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sizes: { type: 'string', default: SIZES.join(',') },
      runs: { type: 'string', default: '5' },
      json: { type: 'string' },
    },
  });
  const sizes = sizesFrom(values.sizes);
  const runs = Number(values.runs);
  if (!sizes || !Number.isInteger(runs) || runs < 1) {
    console.error(USAGE);
    return 64;
  }
  const report = await runBench({ root: ROOT, sizes, runs, say: (line) => console.error(line) });
  console.log(describe(report));
  if (values.json) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`The bench stopped: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  },
);
