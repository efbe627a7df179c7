import { it } from 'vitest';
import { openSurfaceLab } from './surface-lab';
it('x', async () => {
  const lab = await openSurfaceLab();
  const three='words at the top\nwords below them\nwords at last';
  await lab.open(three);
  for (const [off, how] of [[24,''],[6,''],[40,'show'],[24,'show'],[6,'wait'],[40,'new'],[6,'new'],[24,'newblur']] as const) {
  if (how==='show') await lab.module.evaluate((m, t) => m.current().surface.show(m.anArticle(t, [])), three);
  if (how==='new') await lab.open(three);
  if (how==='newblur') { await lab.page.evaluate(()=>getSelection()!.removeAllRanges()); await lab.open(three); }
  await new Promise(r=>setTimeout(r,700));
  const from = await lab.module.evaluate((m, o) => m.centreOf(o), off);
  await lab.page.mouse.move(from.x, from.y);
  await lab.page.mouse.down();
  await lab.page.mouse.move(from.x + 50, from.y, {steps:4});
  const s1 = await lab.page.evaluate(() => { const s = getSelection()!; return [s.anchorOffset, s.focusOffset]; });
  await lab.page.mouse.move(from.x + 70, from.y, {steps:4});
  console.log('SEL', off, how, JSON.stringify([s1, await lab.page.evaluate(() => { const s = getSelection()!; return [s.anchorOffset, s.focusOffset, document.activeElement?.id]; })]));
  await lab.page.mouse.up();
  }
  await lab.close();
});
