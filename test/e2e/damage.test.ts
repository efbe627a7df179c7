import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Analyst } from '../../electron/tools/analyst';
import { untilShown } from '../kill/look';
import { killApp } from '../kill/process-tree';
import { launchApp, type App } from './app';
import {
  cutFrom,
  damageLine,
  databaseFile,
  flipBit,
  lastLineOfNewer,
  zeroFrom,
} from './damaged-files';
import { checkExport, chooseSaveFile } from './exporting';
import { indexedDbOf, journalOf } from './user-data';

const FERRY = 'Ferry row deepens\n\nMore than 80 people were aboard, the captain said.';
const SEEDS = {
  'ferry.txt': FERRY,
  'rents.txt': 'Rents rise again\n\nBy 4 percent, says the city.',
};

/** The file in its own folder, and what of it must be there again in the end. */
interface Library {
  readonly userData: string;
  readonly content: string;
}

let folder: string;
/** Changes 1 to 3 are in a backup, too. */
let backedUp: string;
/** All 5 changes, in the database and in the journal of a program that was killed. */
let whole: Library;
let app: App;

async function launch(userData: string): Promise<Analyst> {
  app = await launchApp({ userData, seedFiles: SEEDS, untilReady: untilShown });
  return new Analyst(app.page);
}

/** What an export of everything says, proved, but for when it was made and the seals over that. */
async function exported(analyst: Analyst): Promise<string> {
  const file = path.join(folder, 'all.verbatim.json');
  await chooseSaveFile(app, file);
  await analyst.export('All articles');
  await analyst.page.getByText('all.verbatim.json').first().waitFor();
  expect(await checkExport(file)).toMatchObject({ code: 0 });
  const text = await readFile(file, 'utf8');
  await rm(file);
  return JSON.stringify(
    JSON.parse(text, (key, value: unknown) => {
      return key === 'exportedAt' || key === 'seals' ? undefined : value;
    }),
  );
}

/** Damages a copy of the library and starts on it. */
async function startOn(name: string, damage: (userData: string) => Promise<unknown>) {
  const userData = path.join(folder, name.replaceAll(/\W+/g, '-'));
  await cp(whole.userData, userData, { recursive: true });
  await damage(userData);
  return { userData, analyst: await launch(userData) };
}

const headings = (): Promise<readonly string[]> =>
  app.page.getByRole('main').getByRole('heading', { level: 1 }).allInnerTexts();

async function restore(analyst: Analyst): Promise<void> {
  await app.page.getByRole('button', { name: 'Restore', exact: true }).click();
  await analyst.untilReady();
}

async function dropDatabase(userData: string): Promise<void> {
  await rm(indexedDbOf(userData), { recursive: true });
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'verbatim-damage-'));
  const userData = path.join(folder, 'made');
  let analyst = await launch(userData);
  await analyst.open('Ferry row');
  await analyst.tag(FERRY, 'More than 80 people', 'figure');
  await analyst.tag(FERRY, 'the captain said', 'claim');
  backedUp = await exported(analyst);
  await app.close();
  analyst = await launch(userData);
  await analyst.open('Ferry row');
  await analyst.tag(FERRY, 'aboard', 'quote');
  await analyst.tag(FERRY, 'row deepens', 'quote');
  whole = { userData, content: await exported(analyst) };
  await killApp(app);
});
afterEach(() => killApp(app));
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Case {
  readonly name: string;
  readonly damage: (userData: string) => Promise<unknown>;
  readonly asks: string;
  readonly tells?: readonly string[];
}

async function dropBackups(userData: string): Promise<void> {
  await rm(path.join(userData, 'backups'), { recursive: true });
}

async function newestBackup(userData: string): Promise<string> {
  const backups = path.join(userData, 'backups');
  return path.join(backups, (await readdir(backups)).toSorted().at(-1) ?? '');
}

/** The folders in which a restore, or "Keep as it is", has put what was kept. */
async function asideIn(userData: string): Promise<readonly string[]> {
  const names = await readdir(path.join(userData, 'backups'));
  return names.filter((name) => name.startsWith('aside-') && !name.includes('.'));
}

const ALL_HERE = 'Everything that was shown as saved is here';
const EMPTIED = 'The library came up empty';

/** Whatever happens to the database: what comes back is everything. */
const DAMAGES: readonly Case[] = [
  {
    name: 'a flipped bit in its log',
    damage: (userData) => flipBit(databaseFile(userData, 'log'), 0.5),
    asks: EMPTIED,
  },
  {
    name: 'zeros at the end of its log',
    damage: (userData) => zeroFrom(databaseFile(userData, 'log'), 0.9),
    asks: EMPTIED,
  },
  {
    name: 'a log that was cut off',
    damage: (userData) => cutFrom(databaseFile(userData, 'log'), 0.9),
    asks: 'The library lacks saved changes',
    tells: ['1 annotation would come back.'],
  },
  {
    name: 'a broken manifest',
    damage: (userData) => flipBit(databaseFile(userData, 'manifest'), 0.5),
    asks: EMPTIED,
  },
  {
    name: 'no folder at all',
    damage: dropDatabase,
    asks: EMPTIED,
    tells: ['2 articles and 4 annotations would come back.'],
  },
  {
    name: 'no folder, and half a line at the end of the journal',
    async damage(userData) {
      await dropDatabase(userData);
      await appendFile(journalOf(userData), '{"sum":"0123');
    },
    asks: EMPTIED,
    tells: ['The last line of journal.jsonl is cut off.'],
  },
  {
    name: 'no folder, and a damaged line of the journal that a backup holds',
    async damage(userData) {
      await dropDatabase(userData);
      await damageLine(userData, 2);
    },
    asks: EMPTIED,
    tells: ['Line 2 of journal.jsonl is damaged and left out.'],
  },
];

describe('a damaged database', () => {
  it.each(DAMAGES)('comes back whole after $name', async ({ name, damage, asks, tells = [] }) => {
    const { analyst } = await startOn(name, damage);
    expect(await headings()).toEqual([asks]);
    const page = await app.page.getByRole('main').innerText();
    for (const words of tells) expect(page).toContain(words);
    await restore(analyst);
    expect(await exported(analyst)).toBe(whole.content);
  });

  it('comes back whole where only the journal and the backups were brought along', async () => {
    const userData = path.join(folder, 'elsewhere');
    for (const kept of ['journal', 'backups']) {
      await cp(path.join(whole.userData, kept), path.join(userData, kept), { recursive: true });
    }
    const analyst = await launch(userData);
    expect(await headings()).toEqual([EMPTIED]);
    await restore(analyst);
    expect(await exported(analyst)).toBe(whole.content);
  });

  it('comes back as far as the last backup where the journal is gone with it', async () => {
    const { analyst } = await startOn('both gone', async (userData) => {
      await dropDatabase(userData);
      await rm(journalOf(userData));
    });
    expect(await headings()).toEqual([EMPTIED]);
    expect(await app.page.getByRole('main').innerText()).toContain(
      'The journal file was not there.',
    );
    await restore(analyst);
    expect(await exported(analyst)).toBe(backedUp);
  });

  it('comes back without the one change that nothing holds any more, and says so', async () => {
    const { analyst } = await startOn('lost line', async (userData) => {
      await dropDatabase(userData);
      await damageLine(userData, 4);
    });
    const page = await app.page.getByRole('main').innerText();
    expect(page).toContain('Line 4 of journal.jsonl is damaged and left out.');
    expect(page).toContain('1 change of what is kept cannot be brought back.');
    await restore(analyst);
    await analyst.open('Ferry row');
    await analyst.annotations.nth(2).waitFor();
    const texts = await analyst.annotationTexts();
    expect(texts.join()).not.toContain('aboard');
    expect(texts.join()).toContain('row deepens');
    const ended = app.page.getByText('Verbatim did not end properly the last time.').first();
    await ended.waitFor();
    expect(await app.page.locator('body').innerText()).not.toContain(ALL_HERE);
    await app.page.reload();
    await analyst.untilReady();
    await ended.waitFor();
    expect(await app.page.locator('body').innerText()).not.toContain(ALL_HERE);
  });

  it('is restored once where the newest backup is cut off and the journal in its first line', async () => {
    const { userData, analyst: first } = await startOn('cut', async () => {});
    await first.run('Back up now');
    await app.page
      .getByText(/^Backed up and read back: 5 changes/)
      .first()
      .waitFor();
    await killApp(app);
    await dropDatabase(userData);
    await cutFrom(await newestBackup(userData), 0.5);
    await cutFrom(journalOf(userData), 0.2);
    const analyst = await launch(userData);
    expect(await headings()).toEqual([EMPTIED]);
    expect(await app.page.getByRole('main').innerText()).toMatch(/verbatim-0{11}5-\S+ is damaged/);
    await restore(analyst);
    await analyst.untilSaved();
    expect(await asideIn(userData)).toHaveLength(1);
    await killApp(app);
    await (await launch(userData)).untilReady();
    expect(await asideIn(userData)).toHaveLength(1);
  });

  it('is left alone where a newer program has written it, and so is what is kept', async () => {
    const { userData, analyst } = await startOn('newer', async () => {});
    await analyst.untilReady();
    const before = await readFile(journalOf(userData), 'utf8');
    await app.page.evaluate(async () => {
      const [database] = await indexedDB.databases();
      const request = indexedDB.open(database?.name ?? '', (database?.version ?? 0) + 10);
      await new Promise((resolve, reject) => {
        request.addEventListener('success', resolve);
        request.addEventListener('error', reject);
      });
      request.result.close();
    });
    await killApp(app);
    await launch(userData);
    expect(await headings()).toEqual(['The library cannot be opened']);
    expect(await app.page.getByRole('main').innerText()).toContain('newer');
    expect(await readFile(journalOf(userData), 'utf8')).toBe(before);
    await killApp(app);
    await dropDatabase(userData);
    await restore(await launch(userData));
    expect(await exported(new Analyst(app.page))).toBe(whole.content);
  });
});

describe('a damaged journal beside a whole database', () => {
  it.each([
    {
      name: 'half a line at its end',
      damage: (userData: string) => appendFile(journalOf(userData), '{"sum":"0123'),
      tells: 'Verbatim did not end properly the last time.',
    },
    {
      name: 'a line that no longer fits its checksum',
      damage: (userData: string) => damageLine(userData, 4),
      tells: 'The journal was damaged. The library is whole, so the journal was written anew',
    },
    {
      name: 'no file at all',
      damage: (userData: string) => rm(journalOf(userData)),
      tells: 'There was no journal of the library, so one was written',
    },
    {
      name: 'garbage in its place, without backups',
      async damage(userData: string) {
        await dropBackups(userData);
        await writeFile(journalOf(userData), Buffer.alloc(4000, 7));
      },
      tells: 'The journal was damaged. The library is whole, so the journal was written anew',
    },
    {
      name: 'a line of a newer program at its end',
      damage: (userData: string) => lastLineOfNewer(userData),
      tells: 'A newer Verbatim has written to the journal. It was moved as a whole into a folder',
    },
    {
      name: 'a folder in its place',
      async damage(userData: string) {
        await rm(journalOf(userData));
        await mkdir(journalOf(userData));
      },
      tells: 'The journal could not be read. It was moved as a whole into a folder',
    },
    {
      name: 'an empty backup that claims to hold more',
      damage: (userData: string) =>
        writeFile(
          path.join(userData, 'backups', 'verbatim-000000000900-20261121T180000Z.verbatim-backup'),
          '',
        ),
      tells: 'The backup verbatim-000000000900-20261121T180000Z.verbatim-backup cannot be read.',
    },
  ])('holds everything again after $name', async ({ name, damage, tells }) => {
    const { userData, analyst } = await startOn(name, damage);
    await analyst.untilReady();
    await app.page.getByText(tells).first().waitFor();
    await analyst.untilSaved();
    await killApp(app);
    await dropDatabase(userData);
    await restore(await launch(userData));
    expect(await exported(new Analyst(app.page))).toBe(whole.content);
  });
});

/** From now on, in whichever process, it is the first day of 2001. */
function setClockBack(): void {
  globalThis.Date = new Proxy(Date, {
    construct: (RealDate, given: unknown[]): object =>
      given.length > 0 ? Reflect.construct(RealDate, given) : new RealDate(2001, 0, 1),
  });
}

describe('a clock that was set back', () => {
  it('makes no older backup of a newer one, and loses nothing', async () => {
    const { userData, analyst } = await startOn('clock', async () => {});
    await analyst.open('Ferry row');
    await app.electron.evaluate(setClockBack);
    await app.page.evaluate(setClockBack);
    await analyst.tag(FERRY, '80', 'figure');
    await analyst.run('Back up now');
    await app.page
      .getByText(/^Backed up and read back: 6 changes/)
      .first()
      .waitFor();
    await app.page.keyboard.press('ControlOrMeta+Shift+s');
    const dialog = app.page.getByRole('dialog', { name: 'Saving' });
    await dialog.locator('dd').filter({ hasText: '6 changes' }).waitFor();
    await app.page.keyboard.press('Escape');
    const now = await exported(analyst);
    expect(now).toContain('"modified":"2001-01-01');
    await killApp(app);
    await dropDatabase(userData);
    await rm(journalOf(userData));
    const restarted = await launch(userData);
    await restore(restarted);
    expect(await exported(restarted)).toBe(now);
  });
});
