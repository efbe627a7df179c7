import type { Keeper } from '../../../electron/journal/keeper';

/** A clock that goes on by a second with every look at it. */
export function tickingClock(from = Date.UTC(2026, 10, 21)): () => Date {
  let now = from;
  return () => {
    now += 1000;
    return new Date(now);
  };
}

/** What a keeping, or a chosen backup, holds: every page of it, one after the other. */
export async function readAll(keeper: Keeper, backup: string | null = null): Promise<string[]> {
  const lines: string[] = [];
  for (let after = 0; ; after = seqOf(lines.at(-1))) {
    const page = await keeper.read({ backup, after });
    if (!page.ok) throw new Error(page.failure.reason);
    lines.push(...page.value.lines);
    if (page.value.isLast) return lines;
  }
}

export function seqOf(line: string | undefined): number {
  return Number(/"seq":([0-9]+)/.exec(line ?? '')?.[1]);
}

export function sumOf(line: string | undefined): string {
  return /^\{"sum":"([0-9a-f]{64})"/.exec(line ?? '')?.[1] ?? '';
}
