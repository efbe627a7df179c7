import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { describeExchange, measureExchange } from './exchange';
import { CONTENDERS, SIZES } from './figures';
import { describeJournal, measureJournal } from './journal';
import { runBench } from './run-bench';
import { describe } from './tables';

/** What can be measured by itself. */
const SECTIONS = ['reading', 'exchange', 'journal'] as const;

const USAGE =
  'npm run bench -- [--only reading,exchange,journal] [--sizes S,M,L,XL] [--contenders plain-text,verbatim] [--runs 5] [--json FILE] [--markdown FILE]';

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
      only: { type: 'string', default: SECTIONS.join(',') },
      sizes: { type: 'string', default: SIZES.join(',') },
      contenders: { type: 'string', default: CONTENDERS.join(',') },
      runs: { type: 'string', default: '5' },
      json: { type: 'string' },
      markdown: { type: 'string' },
    },
  });
  const sections = chosenFrom(SECTIONS, values.only);
  const sizes = chosenFrom(SIZES, values.sizes);
  const contenders = chosenFrom(CONTENDERS, values.contenders);
  const runs = Number(values.runs);
  if (!sections || !sizes || !contenders || !Number.isInteger(runs) || runs < 1) {
    console.error(USAGE);
    return 64;
  }
  const say = (line: string): void => console.error(line);
  const does = (section: (typeof SECTIONS)[number]): boolean => sections.includes(section);
  const reading = does('reading')
    ? await runBench({ root: ROOT, sizes, contenders, runs, say })
    : null;
  const exchange = does('exchange') ? await measureExchange() : null;
  const journal = does('journal') ? await measureJournal({ root: ROOT, runs, say }) : null;
  const report = { ...reading, ...(exchange && { exchange }), ...(journal && { journal }) };
  const words = [
    reading && describe(reading),
    exchange && describeExchange(exchange),
    journal && describeJournal(journal),
  ]
    .filter((part) => part !== null)
    .join('\n\n');
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
