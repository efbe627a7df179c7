import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { Analyst } from '../../electron/tools/analyst';
import type { App } from '../e2e/app';
import { chooseSaveFile } from '../e2e/exporting';
import { changesInJournal, readState } from './kept-state';
import type { Found } from './report';
import { SEEDS } from './seeds';

/** Either the library is on screen, or a page that asks or tells something about it. */
export function untilShown(page: Page): Promise<unknown> {
  return page.waitForFunction(() => document.querySelector('nav, main button') !== null);
}

async function restoreIfAsked(page: Page): Promise<boolean> {
  const restore = page.getByRole('button', { name: 'Restore', exact: true });
  if (!(await restore.isVisible())) return false;
  await restore.focus();
  await page.keyboard.press('Enter');
  return true;
}

/** Looks at a library as an analyst and a reviewer do: by its export, which is proved. */
export async function lookAt(app: App, folder: string): Promise<Found> {
  const { page, userData } = app;
  const analyst = new Analyst(page);
  const asked = await restoreIfAsked(page);
  await analyst.untilReady();
  // Said only when the journal has all that the library has.
  await page.keyboard.press('ControlOrMeta+s');
  await page
    .getByText(/^Everything is saved/)
    .first()
    .waitFor();
  const file = path.join(folder, 'found.verbatim.json');
  await rm(file, { force: true });
  await chooseSaveFile(app, file);
  await analyst.export('All articles');
  await page.getByText('found.verbatim.json').first().waitFor();
  return { changes: await changesInJournal(userData), state: await readState(file, SEEDS), asked };
}
