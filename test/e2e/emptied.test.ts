import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Analyst } from '../../electron/tools/analyst';
import { untilShown } from '../kill/look';
import { killApp } from '../kill/process-tree';
import { launchApp, type App } from './app';
import { violationsInBothThemes } from './axe';
import { lastLineOfNewer } from './damaged-files';
import { indexedDbOf, journalOf } from './user-data';

const SEEDS = { 'ferry.txt': 'Ferry row deepens', 'rents.txt': 'Rents rise again' };
const ALL_HERE = 'Everything that was shown as saved is here';
const UNREADABLE = 'The library is empty, and what was kept of it cannot be read';

let folder: string;
/** A program that loaded its articles and was killed; there is no backup yet. */
let made: string;
let app: App;

async function launch(userData: string): Promise<Analyst> {
  app = await launchApp({ userData, seedFiles: SEEDS, untilReady: untilShown });
  return new Analyst(app.page);
}

/** A copy of it without its database. */
async function emptied(name: string): Promise<string> {
  const userData = path.join(folder, name.replaceAll(' ', '-'));
  await cp(made, userData, { recursive: true });
  await rm(indexedDbOf(userData), { recursive: true });
  return userData;
}

const shown = (): Promise<string> => app.page.locator('body').innerText();

/** The folders in the backups folder that hold a journal. */
async function journalsAside(userData: string): Promise<number> {
  const backups = path.join(userData, 'backups');
  const names = await readdir(backups, { recursive: true });
  return names.filter((name) => path.basename(name) === 'journal.jsonl').length;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'verbatim-emptied-'));
  made = path.join(folder, 'made');
  const analyst = await launch(made);
  await analyst.untilReady();
  await analyst.untilSaved();
  await killApp(app);
});
afterEach(() => killApp(app));
afterAll(() => rm(folder, { recursive: true, force: true }));

const CASES = [
  {
    name: 'the journal is garbage',
    damage: (userData: string) => writeFile(journalOf(userData), Buffer.alloc(4000, 7)),
    asks: UNREADABLE,
    tells: 'journal.jsonl',
    aside: 0,
  },
  {
    name: 'a newer program has written the journal',
    damage: lastLineOfNewer,
    asks: UNREADABLE,
    tells: 'install the newer Verbatim',
    aside: 1,
  },
  {
    name: 'the journal is a folder',
    async damage(userData: string) {
      await rm(journalOf(userData));
      await mkdir(journalOf(userData));
    },
    asks: UNREADABLE,
    tells: 'journal.jsonl cannot be read (EISDIR).',
    aside: 1,
  },
  {
    name: 'nothing is there at all',
    damage: (userData: string) => rm(journalOf(userData)),
    asks: 'The library is empty, and nothing is kept of it',
    tells: 'put them back',
    aside: 0,
  },
] as const;

describe('an emptied library of which nothing can be read', () => {
  it.each(CASES)('is told, and gone on with only when told so, where $name', async (each) => {
    const { name, damage, asks, tells, aside } = each;
    const userData = await emptied(name);
    await damage(userData);
    const analyst = await launch(userData);
    const heading = app.page.getByRole('heading', { level: 1 });
    expect(await heading.innerText()).toBe(asks);
    expect(await shown()).toContain(tells);
    expect(await violationsInBothThemes(app)).toEqual([]);
    await app.page.getByRole('button', { name: 'Keep as it is' }).click();
    await analyst.untilReady();
    await analyst.untilSaved();
    expect(await shown()).not.toContain(ALL_HERE);
    expect(await journalsAside(userData)).toBe(aside);
    await killApp(app);
    await (await launch(userData)).untilReady();
  });

  it('is none where no article was ever loaded', async () => {
    const userData = path.join(folder, 'no-articles');
    app = await launchApp({ userData, seedFiles: {} });
    await killApp(app);
    // Resolves with the library in the window, and so never with a question.
    app = await launchApp({ userData, seedFiles: {} });
    await app.page.getByText('Verbatim did not end properly the last time.').first().waitFor();
    expect(await shown()).not.toContain(ALL_HERE);
  });
});
