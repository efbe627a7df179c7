import type { BenchBrowser } from './bench-browser';
import { median, ODD, type OddBlocks, type OddName } from './figures';
import { NOWHERE } from './page/contender';

async function longestTask(browser: BenchBrowser, origin: string, name: OddName): Promise<number> {
  const bench = await browser.open(`${origin}/app/index.html`);
  try {
    const module = await bench.module();
    const desk = await module.evaluateHandle((m, where) => m.sitDown('verbatim', where), NOWHERE);
    await module.evaluate((m, [at, odd]) => m.takeOddInput(at, odd), [desk, name] as const);
    await module.evaluate((m, at) => m.settle(at), desk);
    const watch = await module.evaluateHandle((m) => m.watchTasks());
    await module.evaluate((m, at) => m.measureOpening(at, { phase: 0.5, by: 'pointer' }), desk);
    await module.evaluate((m, at) => m.settle(at), desk);
    const longest = await watch.evaluate((ask) => ask());
    await module.evaluate((m, at) => m.leave(at), desk);
    return longest;
  } finally {
    await bench.close();
  }
}

/**
 * The longest task of the main thread while the app opens an odd text, in milliseconds: by text the
 * median of fresh pages that take turns. The library has to hold the texts.
 */
export async function measureOdd(
  browser: BenchBrowser,
  origin: string,
  openings: number,
): Promise<OddBlocks> {
  const longest: Record<OddName, number[]> = { 'one paragraph': [], 'short paragraphs': [] };
  for (let opening = 0; opening < openings; opening += 1) {
    for (const name of ODD) longest[name].push(await longestTask(browser, origin, name));
  }
  return {
    'one paragraph': median(longest['one paragraph']),
    'short paragraphs': median(longest['short paragraphs']),
  };
}
