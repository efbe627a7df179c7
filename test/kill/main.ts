import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { summary } from './report';
import { runKillRounds } from './rounds';

const USAGE = 'npm run test:kill -- [--rounds 1000] [--seed N]';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Exits with 1 when anything was lost or half there; what was found stays in its folder then. */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '1000' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    },
  });
  const [rounds, seed] = [Number(values.rounds), Number(values.seed)];
  if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed)) {
    say(USAGE);
    return 64;
  }
  const folder = await mkdtemp(path.join(os.tmpdir(), 'verbatim-kill-'));
  say(`${rounds} rounds, seed ${seed}, in ${folder}`);
  const report = await runKillRounds({
    rounds,
    seed,
    folder,
    say(so) {
      if (so.rounds % 10 === 0) say(`  ${summary(so)}`);
    },
  });
  say(summary(report));
  if (report.fault !== null) {
    say(`${report.fault}\nWhat was found is in ${folder}.`);
    return 1;
  }
  await rm(folder, { recursive: true });
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`The kill test stopped: ${words}\n`);
    process.exitCode = 1;
  },
);
