import type { Page } from 'playwright-core';
import type { BenchBrowser } from './bench-browser';
import { median, quantile, type TypingTimes } from './figures';

/** Letters with a space now and then, as someone types them. */
const WORDS = 'the harbor master says that the count was made at night '.repeat(2);

/** Resolves when what opening and selecting have left to do is done: saved, and idle for long. */
const IDLE = `(async () => {
  const isSaved = () => document.querySelector('[role=status]')?.textContent === 'Saved';
  for (let turn = 0; turn < 20 || !isSaved(); turn += 1) {
    await new Promise((done) => requestIdleCallback(done));
    await new Promise((done) => setTimeout(done, 20));
  }
})()`;

/** Collects, on the page, the time from each key press to the end of the frame that shows it. */
const WATCH = `(() => {
  const times = [];
  addEventListener('keydown', ({ timeStamp }) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => times.push(performance.now() - timeStamp);
      port2.postMessage(null);
    });
  }, { capture: true });
  globalThis.typingTimes = times;
})()`;

async function typeInto(page: Page, title: string): Promise<number> {
  const articles = page.getByRole('list', { name: 'Articles' });
  await articles.getByRole('button').filter({ hasText: title }).first().click();
  await page.getByRole('heading', { name: title }).waitFor();
  const annotations = page.getByRole('list', { name: 'Annotations' });
  await annotations.getByRole('button').first().click();
  const note = page.getByRole('form', { name: 'Inspector' }).getByLabel('Note', { exact: true });
  await note.focus();
  await page.evaluate(IDLE);
  await page.evaluate(WATCH);
  await page.keyboard.type(WORDS);
  await page.waitForFunction(`globalThis.typingTimes.length >= ${WORDS.length}`);
  const times = (await page.evaluate('globalThis.typingTimes')) as readonly number[];
  if ((await note.inputValue()) !== WORDS)
    throw new Error(`The field holds: ${await note.inputValue()}`);
  return quantile(times, 0.95) ?? 0;
}

/** Titles of articles, and how often each gets a fresh page. */
interface TypedBeside {
  readonly few: string;
  readonly many: string;
  readonly rounds: number;
}

/**
 * The 95th percentile of key press to painted in a field of the inspector, beside an article with
 * hardly an annotation and beside a full one: of each the median of `rounds` fresh pages that take
 * turns, since one alone depends on what else the machine just did.
 */
export async function measureTyping(
  browser: BenchBrowser,
  origin: string,
  { few: short, many: full, rounds }: TypedBeside,
): Promise<TypingTimes> {
  const p95 = async (title: string): Promise<number> => {
    const bench = await browser.open(`${origin}/app/index.html`);
    try {
      return await typeInto(bench.page, title);
    } finally {
      await bench.close();
    }
  };
  const [few, many]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    few.push(await p95(short));
    many.push(await p95(full));
  }
  return { few: median(few) ?? 0, many: median(many) ?? 0, article: full };
}
