import { it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { Analyst } from '../../electron/tools/analyst';
import { launchApp } from './app';
const FERRY = 'Ferry row deepens\n\n' + 'More than 80 people were aboard. '.repeat(40);
it('launches', async () => {
  const times: number[] = [];
  for (let n = 0; n < 4; n += 1) {
    const t = Date.now();
    const app = await launchApp({ seedFiles: { 'ferry.txt': FERRY } });
    times.push(Date.now() - t);
    if (n === 3) {
      const a = new Analyst(app.page);
      await a.untilReady();
      await a.open('Ferry');
      await a.untilSaved();
      await app.page.evaluate(() => {
        const w = window as unknown as { spans: number[] };
        w.spans = [];
        let start = 0; let saving = false;
        const status = document.querySelector('[role=status]')!;
        window.addEventListener('keydown', (e) => { if (e.key === '1') { start = performance.now(); saving = false; } }, { capture: true });
        new MutationObserver(() => {
          if (status.textContent === 'Saving…') saving = true;
          else if (saving && status.textContent === 'Saved') { saving = false; w.spans.push(performance.now() - start); }
        }).observe(status, { childList: true, characterData: true, subtree: true });
      });
      for (let k = 0; k < 30; k += 1) {
        await app.page.keyboard.press('ArrowRight');
        await app.page.keyboard.press('Shift+ArrowRight');
        await app.page.keyboard.press('1');
        await app.page.waitForTimeout(60);
        await a.untilSaved();
      }
      const spans = await app.page.evaluate(() => (window as unknown as { spans: number[] }).spans);
      spans.sort((x, y) => x - y);
      writeFileSync('/tmp/d2.json', JSON.stringify({ n: spans.length, median: spans[spans.length >> 1], p95: spans[Math.floor(spans.length * 0.95)], times }));
    }
    await app.close();
  }
}, 300000);
