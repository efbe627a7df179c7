import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeeper, type Keeper } from '../../../electron/journal/keeper';
import { nextLines } from '../../builders/a-change';
import { readAll, sumOf, tickingClock } from './keep';
import { SimulatedDisk, type Fault } from './simulated-disk';

type Action =
  | { readonly type: 'append'; readonly counts: readonly number[] }
  | { readonly type: 'back-up' | 'restart' | 'kill' | 'power-cut' };

/**
 * The changes of a library, of which the first so many were called saved. What was not is given
 * again, as the page does: it is in its own database.
 */
class Library {
  lines: readonly string[] = [];
  saved = 0;

  /** The next lines that are not saved, made where there are not enough. */
  take(after: number, count: number): readonly string[] {
    const missing = after + count - this.lines.length;
    const chain = { seq: this.lines.length, sum: sumOf(this.lines.at(-1)) };
    if (missing > 0) this.lines = [...this.lines, ...nextLines(chain, missing).lines];
    return this.lines.slice(after, after + count);
  }
}

function open(disk: SimulatedDisk, clock: () => Date): Keeper {
  return createKeeper('/data', { layer: disk.layer, now: clock });
}

/** Appends that come at once, each continuing the one before. */
async function append(keeper: Keeper, library: Library, counts: readonly number[]): Promise<void> {
  let after = library.saved;
  const parts = counts.map((count) => {
    const lines = library.take(after, count);
    after += count;
    return lines;
  });
  const answers = await Promise.all(parts.map((lines) => keeper.append(lines)));
  for (const [index, answer] of answers.entries()) {
    if (answer.ok) library.saved += parts[index]?.length ?? 0;
  }
}

/** What was called saved is there, in order; what is there besides was at least given. */
async function holdsWhatWasSaved(keeper: Keeper, library: Library): Promise<void> {
  const found = await readAll(keeper);
  expect(found.length).toBeGreaterThanOrEqual(library.saved);
  expect(found).toEqual(library.lines.slice(0, found.length));
  const { journal } = await keeper.status();
  expect(journal).toMatchObject({ seq: found.length, sum: sumOf(found.at(-1)) });
  library.saved = found.length;
}

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('append' as const),
      counts: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ type: 'back-up' as const }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      { type: 'restart' as const },
      { type: 'kill' as const },
      { type: 'power-cut' as const },
    ),
  },
);

async function restarted(
  { type }: Action,
  disk: SimulatedDisk,
  keeper: Keeper,
  pick: (most: number) => number,
): Promise<SimulatedDisk> {
  if (type === 'restart') await keeper.close();
  return type === 'power-cut' ? disk.afterPowerCut(pick) : disk.afterKill();
}

/** Runs a script with one fault in it, then cuts the power, and starts once more. */
async function run(
  script: readonly Action[],
  fault: Fault,
  pick: (most: number) => number,
): Promise<void> {
  const clock = tickingClock();
  const library = new Library();
  let disk = new SimulatedDisk(['/', '/data']);
  disk.fault = fault;
  let keeper = open(disk, clock);
  for (const each of script) {
    if (each.type === 'append') await append(keeper, library, each.counts);
    else if (each.type === 'back-up') await keeper.backUp();
    else {
      disk = await restarted(each, disk, keeper, pick);
      keeper = open(disk, clock);
      await holdsWhatWasSaved(keeper, library);
    }
  }
  await holdsWhatWasSaved(open(disk.afterPowerCut(pick), clock), library);
}

describe('the keeper on a disk that fails', () => {
  /** Two snapshots with lines between them, so that the journal is cut, and lines behind that. */
  const SCRIPT: readonly Action[] = [
    { type: 'append', counts: [2] },
    { type: 'append', counts: [1, 1] },
    { type: 'back-up' },
    { type: 'append', counts: [2] },
    { type: 'back-up' },
    { type: 'append', counts: [1] },
    { type: 'append', counts: [1] },
  ];

  async function callsOf(script: readonly Action[]): Promise<number> {
    const disk = new SimulatedDisk(['/', '/data']);
    const keeper = open(disk, tickingClock());
    const library = new Library();
    for (const each of script) {
      if (each.type === 'append') await append(keeper, library, each.counts);
      else await keeper.backUp();
    }
    return disk.calls.length;
  }

  it.each(['ENOSPC', 'EIO'])('loses nothing where any one call fails with %s', async (code) => {
    const calls = await callsOf(SCRIPT);
    expect(calls).toBeGreaterThan(60);
    for (let atCall = 1; atCall <= calls; atCall += 1) {
      for (const seed of [0, 1, 2, 3, 5]) {
        await run(SCRIPT, { atCall, calls: 1, code }, (most) => seed % most);
      }
    }
  });

  it('loses nothing that a start has found, though the run before it ended at any call', async () => {
    const calls = await callsOf(SCRIPT);
    for (let atCall = 1; atCall <= calls; atCall += 1) {
      for (const seed of [0, 1, 2, 3]) {
        const fault = { atCall, calls: Infinity, code: 'EIO' };
        await run([...SCRIPT, { type: 'kill' }], fault, (most) => seed % most);
      }
    }
  });

  it.each([1, 2, 3, 4])('takes the next lines once %d failing calls are over', async (failing) => {
    const calls = await callsOf(SCRIPT);
    for (let atCall = 1; atCall <= calls; atCall += 1) {
      const disk = new SimulatedDisk(['/', '/data']);
      disk.fault = { atCall, calls: failing, code: 'ENOSPC' };
      const keeper = open(disk, tickingClock());
      const library = new Library();
      for (const each of SCRIPT) {
        if (each.type === 'append') await append(keeper, library, each.counts);
        else await keeper.backUp();
      }
      disk.fault = null;
      const before = library.saved;
      await append(keeper, library, [1]);
      expect(library.saved, `after a fault of call ${atCall}`).toBe(before + 1);
      await holdsWhatWasSaved(keeper, library);
    }
  });

  it('holds every line that it called saved, whatever fails and wherever the power goes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(action, { minLength: 1, maxLength: 10 }),
        fc.record({
          atCall: fc.integer({ min: 1, max: 120 }),
          code: fc.constantFrom('ENOSPC', 'EIO'),
          calls: fc.constantFrom(1, 2, 3, 5, Infinity),
        }),
        fc.infiniteStream(fc.nat()),
        (script, fault, numbers) => {
          const pick = (most: number): number => (numbers.next().value ?? 0) % most;
          return run(script, fault, pick);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
