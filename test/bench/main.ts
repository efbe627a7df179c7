import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CONTENDERS, SIZES } from './figures';
import { runBench } from './run-bench';
import { describe } from './tables';

const USAGE =
  'npm run bench -- [--sizes S,M,L,XL] [--contenders plain-text,verbatim] [--runs 5] [--json FILE] [--markdown FILE]';

/** From `out/tools`, where this runs as built. */
const ROOT = path.resolve(__dirname, '../..');

/** Those of a list that are asked for by name, in its order; null where one is not in it. */
function chosenFrom<T extends string>(known: readonly T[], words: string): readonly T[] | null {
  const asked = new Set(words.split(',').map((word) => word.trim().toLowerCase()));
  const chosen = known.filter((name) => asked.has(name.toLowerCase()));
  return chosen.length === asked.size ? chosen : null;
}

async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sizes: { type: 'string', default: SIZES.join(',') },
      contenders: { type: 'string', default: CONTENDERS.join(',') },
      runs: { type: 'string', default: '5' },
      json: { type: 'string' },
      markdown: { type: 'string' },
    },
  });
  const sizes = chosenFrom(SIZES, values.sizes);
  const contenders = chosenFrom(CONTENDERS, values.contenders);
  const runs = Number(values.runs);
  if (!sizes || !contenders || !Number.isInteger(runs) || runs < 1) {
    console.error(USAGE);
    return 64;
  }
  const say = (line: string): void => console.error(line);
  const report = await runBench({ root: ROOT, sizes, contenders, runs, say });
  const words = describe(report);
  console.log(words);
  if (values.markdown) await writeFile(values.markdown, `${words}\n`);
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
