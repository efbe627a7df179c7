import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Analyst } from '../../electron/tools/analyst';
import { launchApp, type App } from './app';
import { chooseOpenFiles, chooseSaveFile } from './exporting';

const FERRY = 'Ferry row deepens\nMore than 80 people were aboard.';
const HARBOR = 'Harbor reopens\nAt least 82 people were aboard.';
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72]);

describe('a folder of articles in which some files are bad', () => {
  let app: App;
  let analyst: Analyst;

  beforeAll(async () => {
    app = await launchApp({
      seedFiles: {
        'a-empty.txt': '',
        'b-picture.txt': PNG,
        'c-huge.txt': { size: 50 * 1024 * 1024 },
        'd-ferry.txt': FERRY,
        'e-latin.txt': Buffer.from('Caf\xe9 cerrado\nEl due\xf1o lo neg\xf3.', 'latin1'),
        'f-markup.txt': '<img src=x onerror="document.title=1">\n\u202eTricky title\u202c.',
      },
    });
    analyst = new Analyst(app.page);
    await analyst.untilReady();
  });
  afterAll(() => app?.close());

  it('lists what can be read and, with its reason, what cannot', async () => {
    await expect.poll(() => analyst.articles.count()).toBe(3);
    const unread = app.page.getByRole('list', { name: 'Files that could not be read' });
    await expect.poll(() => unread.getByRole('listitem').count()).toBe(3);
    const reasons = (await unread.getByRole('listitem').allTextContents()).join('\n');
    expect(reasons).toMatch(/a-empty\.txt.*empty/i);
    expect(reasons).toMatch(/b-picture\.txt.*PNG/i);
    expect(reasons).toMatch(/c-huge\.txt.*(50|52).*16/is);
  });

  it('decodes what is not UTF-8', async () => {
    await analyst.open('Café cerrado');
    expect(await analyst.text.innerText()).toContain('El dueño lo negó.');
  });

  it('shows markup as text', async () => {
    await analyst.articles.filter({ hasText: '<img src=x' }).waitFor();
    expect(await app.page.title()).not.toBe('1');
    expect(await app.page.locator('img[src="x"]').count()).toBe(0);
  });

  it('goes on: an article can be tagged', async () => {
    await analyst.open('Ferry row');
    await analyst.tag(FERRY, 'More than 80 people', 'figure');
    expect(await analyst.annotationTexts()).toHaveLength(1);
  });
});

describe('the library', () => {
  let app: App;
  let analyst: Analyst;

  beforeAll(async () => {
    app = await launchApp({ seedFiles: { 'ferry.txt': FERRY, 'harbor.txt': HARBOR } });
    analyst = new Analyst(app.page);
    await analyst.untilReady();
  });
  afterAll(() => app?.close());

  it('keeps a removed article away, also after a restart, until it is opened by hand', async () => {
    await analyst.open('Harbor reopens');
    await analyst.tag(HARBOR, 'At least 82', 'figure');
    await analyst.run('Remove this article');
    await expect.poll(() => analyst.articles.count()).toBe(1);
    await app.page.locator('nav :focus').getByText('Ferry row deepens').waitFor();
    await analyst.untilSaved();

    app = await app.restart();
    analyst = new Analyst(app.page);
    await analyst.untilReady();
    expect(await analyst.articles.count()).toBe(1);

    await chooseOpenFiles(app, [path.join(app.seeds, 'harbor.txt')]);
    await app.page.keyboard.press('ControlOrMeta+o');
    await analyst.articles.filter({ hasText: 'Harbor reopens' }).waitFor();
    await analyst.open('Harbor reopens');
    expect(await analyst.annotations.count()).toBe(0);
  });

  it('brings a removed article back whole when the removal is undone', async () => {
    await analyst.open('Ferry row');
    await analyst.tag(FERRY, 'More than 80 people', 'figure');
    await analyst.run('Remove this article');
    await expect.poll(() => analyst.articles.count()).toBe(1);
    await app.page.keyboard.press('ControlOrMeta+z');
    await analyst.articles.filter({ hasText: 'Ferry row' }).waitFor();
    await analyst.open('Ferry row');
    await analyst.annotations.first().waitFor();
    expect(await analyst.annotationTexts()).toHaveLength(1);
  });

  it('adds a folder, and nothing when the dialog is cancelled', async () => {
    const folder = path.join(app.userData, 'more');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'one.txt'), 'A new story\nWith words.');
    await chooseOpenFiles(app, []);
    await app.page.keyboard.press('ControlOrMeta+Shift+o');
    await chooseOpenFiles(app, [folder]);
    await app.page.keyboard.press('ControlOrMeta+Shift+o');
    await analyst.articles.filter({ hasText: 'A new story' }).waitFor();
    expect(await analyst.articles.count()).toBe(3);
  });

  it('says where an export could not be written, and loses nothing', async () => {
    await analyst.open('Ferry row');
    const blocked = path.join(app.userData, 'no-such-folder', 'out.verbatim.json');
    await chooseSaveFile(app, blocked);
    await analyst.export('All articles');
    const alert = app.page.getByRole('alert').filter({ hasText: 'no-such-folder' });
    await alert.waitFor();

    const old = path.join(app.userData, 'old.verbatim.json');
    mkdirSync(old);
    await chooseSaveFile(app, old);
    await analyst.export('All articles');
    await app.page.getByRole('alert').filter({ hasText: 'old.verbatim.json' }).waitFor();
    expect(readdirSync(app.userData).filter((name) => name.includes('.tmp'))).toEqual([]);
    expect(await analyst.annotations.count()).toBe(1);
  });

  it('leaves everything as it was when the save dialog is cancelled', async () => {
    const alerts = await app.page.getByRole('alert').count();
    await chooseSaveFile(app, null);
    await analyst.export('All articles');
    await analyst.untilSaved();
    expect(await app.page.getByRole('alert').count()).toBe(alerts);
  });
});

describe('a folder named on the command line that is not there', () => {
  it('is reported by name, and the app goes on', async () => {
    const app = await launchApp({ args: ['--seeds=/no/such/folder'] });
    await app.page.getByRole('alert').filter({ hasText: '/no/such/folder' }).waitFor();
    await app.page.getByText('No articles yet').waitFor();
    await app.close();
  });
});
