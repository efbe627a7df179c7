import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runKillRounds } from '../kill/rounds';

const ROUNDS = 20;

describe.skipIf(process.platform === 'win32')('runKillRounds', () => {
  it(`loses nothing that was called saved in ${ROUNDS} rounds, and has the rest whole or not at all`, async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'verbatim-kill-'));
    const seed = Date.now() % 1_000_000;
    const report = await runKillRounds({ rounds: ROUNDS, seed, folder });
    expect({ seed, ...report }).toMatchObject({ rounds: ROUNDS, lost: 0, fault: null });
    expect(report.acknowledged).toBeGreaterThanOrEqual(ROUNDS);
    // Every launch, and the two of a database that goes at the end.
    expect(report.proved).toBe(ROUNDS + 3);
    await rm(folder, { recursive: true });
  });
});
