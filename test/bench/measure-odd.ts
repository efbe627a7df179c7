import type { BenchBrowser } from './bench-browser';
import type { OddName } from './input';
import { NOWHERE } from './page/contender';

/**
 * The longest task of the main thread while the app opens an odd text, in milliseconds: one for
 * each of some openings, on a fresh page each.
 */
export async function measureOdd(
  browser: BenchBrowser,
  origin: string,
  about: { readonly name: OddName; readonly openings: number },
): Promise<readonly number[]> {
  const longest: number[] = [];
  for (let opening = 0; opening < about.openings; opening += 1) {
    const bench = await browser.open(`${origin}/app/index.html`);
    const module = await bench.module();
    const desk = await module.evaluateHandle((m, where) => m.sitDown('verbatim', where), NOWHERE);
    await module.evaluate((m, [at, name]) => m.takeOddInput(at, name), [desk, about.name] as const);
    await module.evaluate((m, at) => m.settle(at), desk);
    const watch = await module.evaluateHandle((m) => m.watchTasks());
    await module.evaluate((m, at) => m.measureOpening(at, 0.5), desk);
    await module.evaluate((m, at) => m.settle(at), desk);
    longest.push(await watch.evaluate((ask) => ask()));
    await module.evaluate((m, at) => m.leave(at), desk);
    await bench.close();
  }
  return longest;
}
