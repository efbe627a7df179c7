import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBenchBrowser, type BenchBrowser } from './bench-browser';
import { ODD } from './input';
import { measureOdd } from './measure-odd';
import { serveBench, type BenchServer } from './serve';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The best of these counts: other work on the machine only ever adds. */
const OPENINGS = 4;

let browser: BenchBrowser;
let server: BenchServer;

beforeAll(async () => {
  const found = await startBenchBrowser();
  if (!found) throw new Error('No browser.');
  browser = found;
  server = await serveBench(ROOT);
  const bench = await browser.open(`${server.origin}/bench/`);
  await bench.page.evaluate(
    `import('/bench/library.js').then((m) => m.fillLibrary([], ${JSON.stringify(ODD)}))`,
  );
  await bench.close();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

describe('the built app', () => {
  it.each(ODD)('opens a megabyte of %s with no block of over 100 ms', async (name) => {
    const longest = await measureOdd(browser, server.origin, { name, openings: OPENINGS });
    expect(Math.min(...longest)).toBeLessThan(100);
  });
});
