import { it } from 'vitest';
import { openSurfaceLab } from './surface-lab';
it('x', async () => {
  const lab = await openSurfaceLab();
  const three='words at the top\nwords below them\nwords at last', two='words at the top\nwords at last';
  for (const [text, off, focus, steps] of [[three,24,0,4],[three,24,0,1],[three,6,0,4],[two,6,0,4],[two,24,0,4],[two,6,1,4],[two,6,1,1], [two,24,0,1]] as const) {
  await lab.open(text);
  if (focus) await lab.module.evaluate((m) => m.current().surface.focus());
  const from = await lab.module.evaluate((m, o) => m.centreOf(o), off);
  await lab.page.mouse.move(from.x, from.y);
  await lab.page.mouse.down();
  await lab.page.mouse.move(from.x + 50, from.y, {steps});
  const s1 = await lab.page.evaluate(() => { const s = getSelection()!; return [s.anchorOffset, s.focusOffset]; });
  await lab.page.mouse.move(from.x + 70, from.y, {steps});
  console.log('SEL', text.length, off, focus, steps, JSON.stringify([s1, await lab.page.evaluate(() => { const s = getSelection()!; return [s.anchorOffset, s.focusOffset, document.activeElement?.id]; })]));
  await lab.page.mouse.up();
  }
  await lab.close();
});
