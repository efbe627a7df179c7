/**
 * How fuzzing runs: the same cases in every run, so that a red test stays red. A failure prints its
 * seed; `FUZZ_SEED=1234 FUZZ_RUNS=100000` looks further afield.
 */
export const CASES = {
  seed: Number(process.env['FUZZ_SEED'] ?? 20_260_821),
  numRuns: Number(process.env['FUZZ_RUNS'] ?? 500),
} as const;
