import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Analyst } from '../../../electron/tools/analyst';
import type { Source } from '../../../shared/annotation/source';
import { buildExport } from '../../../shared/exchange/build-export';
import { DEFAULT_SCHEME } from '../../../shared/scheme/default-scheme';
import { anAnnotation, aTarget } from '../../builders/an-annotation';
import { anArticle, TEST_TIME } from '../../builders/an-article';
import { anExport } from '../../builders/an-export';
import { freshId, freshSourceId } from '../../builders/ids';
import { launchApp, type App } from '../../e2e/app';
import { chooseOpenFiles, chooseSaveFile } from '../../e2e/exporting';

declare global {
  interface Window {
    /** The longest task since it was set, in milliseconds. */
    blocked?: number;
  }
}

/** Markup that runs where it is taken for such, an address that runs, and signs that reorder. */
const EVIL = [
  '<img src=x onerror="window.pwned=1">',
  '"><script>window.pwned=2</script>',
  "';window.pwned=3//",
  'javascript:window.pwned=4',
  '\u202eevil\u2066\u0007\u001b[31m',
].join(' ');

const LONG = `${EVIL} ${'long '.repeat(2 * 1024 * 1024)}`;

const TEXT = `${EVIL}\nThe mayor said more than 80 people were aboard.\n${EVIL}`;

/**
 * An export with hostile text in every place where a person or a file can say something, and with
 * `name` where the window shows it over and over: as a title, a tag, and who is credited.
 */
function hostileExport(name: string): string {
  const words = EVIL;
  const text = `${TEXT}\n${name.length}`;
  const article = anArticle({
    text,
    source: { fileName: `${words}.txt` },
    meta: { title: name, outlet: words, author: words, url: 'javascript:1', note: words },
  });
  const mayor: Source = { id: freshSourceId(), name, aliases: [words] };
  const wire: Source = { id: freshSourceId(), name: `${words} wire`, aliases: [] };
  const claim = anAnnotation({
    article,
    kind: 'claim',
    on: 'more than 80 people were aboard',
    with: {
      body: {
        kind: 'claim',
        claimant: { source: mayor.id, via: wire.id, mention: aTarget(text, 'The mayor') },
        cue: aTarget(text, 'said'),
        statement: words,
        assessment: { verdict: 'disputed', note: words },
      },
      label: 'evil',
      custom: { check: words },
      tags: [name],
      note: words,
      reviews: [
        {
          id: freshId(),
          by: words,
          at: TEST_TIME,
          verdict: 'reject',
          note: words,
          of: article.digest,
        },
      ],
    },
  });
  const creator = { ...claim.provenance, creator: words };
  const hostile = { ...claim, provenance: creator };
  const figure = anAnnotation({ article, kind: 'figure', on: 'more than 80' });
  return buildExport(
    anExport({
      analyst: words,
      scheme: {
        ...DEFAULT_SCHEME,
        version: 2,
        labels: [{ key: 'evil', name: words, kind: 'claim', shortcut: 'e' }],
        attributes: [{ key: 'check', name: words, kinds: ['claim'] }],
        relationTypes: [{ key: 'supports', name: words }, ...DEFAULT_SCHEME.relationTypes.slice(1)],
        guideline: words,
      },
      sources: [mayor, wire],
      articles: [{ article, annotations: [hostile, figure] }],
      relations: [
        {
          id: freshId(),
          type: 'supports',
          from: figure.id,
          to: claim.id,
          provenance: creator,
        },
      ],
    }),
    TEST_TIME,
  );
}

/** Where the page shows hostile text in a way that could do harm; empty is good. */
function harmOn(page: Page): Promise<readonly string[]> {
  return page.evaluate((words) => {
    const harm: string[] = [];
    if (window.pwned !== undefined) harm.push(`code ran: ${window.pwned}`);
    const made = document.querySelectorAll(
      'img[src="x"], script:not([src]), iframe, object, embed, [onerror], [href^="javascript" i]',
    );
    for (const element of made) harm.push(`an element was made: ${element.outerHTML}`);
    const { scrollWidth, scrollHeight } = document.documentElement;
    if (scrollWidth > innerWidth)
      harm.push(`the window is ${scrollWidth - innerWidth} px too wide`);
    if (scrollHeight > innerHeight) harm.push(`the window is too high: ${scrollHeight}`);

    /** What orders its own text apart from what stands around it. */
    const isApart = (element: Element): boolean => {
      const { unicodeBidi, display } = getComputedStyle(element);
      return unicodeBidi !== 'normal' || display !== 'inline';
    };
    const textsIn = (root: Element): readonly Text[] => {
      const texts: Text[] = [];
      const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) if (walk.currentNode instanceof Text) texts.push(walk.currentNode);
      return texts;
    };
    /** Words of ours; those of the article stand in the order of the article. */
    const isOurs = ({ data }: Text): boolean =>
      /\p{L}/u.test(data) && !data.includes('pwned') && !words.includes(data.trim());
    for (const text of textsIn(document.body)) {
      if (text.length > 20_000) {
        harm.push(`${text.length} units in one piece in ${text.parentElement?.className}`);
      }
      if (!text.data.includes('\u202e') || text.data.includes('\u2068')) continue;
      let element = text.parentElement;
      while (element && !isApart(element)) element = element.parentElement;
      const reordered = element
        ? textsIn(element).find((other) => other !== text && isOurs(other))
        : undefined;
      if (reordered) harm.push(`“${reordered.data}” is reordered in <${element?.tagName}>`);
    }
    return harm;
  }, TEXT);
}

/** The parts of the window that must be reachable whatever a file says. */
const CHROME = [
  ['status', 'Saved'],
  ['button', 'Keys'],
] as const;

async function expectHarmless(app: App): Promise<void> {
  expect(await harmOn(app.page)).toEqual([]);
  expect(app.problems).toEqual([]);
  expect(await app.takeRefused()).toEqual([]);
}

async function expectChromeOnTop({ page }: App): Promise<void> {
  for (const [role, name] of CHROME) {
    const found = page.getByRole(role).filter({ hasText: role === 'status' ? name : /^\?$/ });
    const onTop = await found.first().evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      return hit !== null && (element.contains(hit) || hit.contains(element));
    });
    expect(onTop, name).toBe(true);
  }
}

/** Commands whose dialogs each show other things that come out of files. */
const VIEWS = ['Sources', 'History', 'Coding scheme', 'Guideline', 'Problems', 'Export'] as const;

describe('hostile text', () => {
  let folder = '';
  let app: App;
  let page: Page;
  let analyst: Analyst;
  const file = (name: string): string => path.join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'verbatim-hostile-'));
    writeFileSync(file('evil.verbatim.json'), hostileExport(EVIL));
    writeFileSync(file('long.verbatim.json'), hostileExport(LONG));
    writeFileSync(file('<img src=x onerror=window.pwned=6>.txt'), '\u0000\u0000\u0000\u0000binary');
    app = await launchApp({
      seedFiles: {
        '<img src=x onerror=window.pwned=5>\u202egnp.txt': `${TEXT}\nas a file`,
        '\u202eempty<script>.txt': '',
      },
    });
    page = app.page;
    analyst = new Analyst(page);
    await analyst.untilReady();
  });
  afterAll(async () => {
    await app?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('in the name and the words of an article is text in the library and on the surface', async () => {
    await page.getByRole('list', { name: 'Files that could not be read' }).waitFor();
    await analyst.open('window.pwned');
    expect(await analyst.text.textContent()).toContain(EVIL);
    await expectHarmless(app);
    await expectChromeOnTop(app);
  });

  it('in files that the command line or a second start names is text too', async () => {
    await app.electron.evaluate(({ app: electronApp }, named) => {
      electronApp.emit('second-instance', {}, ['verbatim', named], '/', {});
    }, file('<img src=x onerror=window.pwned=6>.txt'));
    const places = page.getByText('<img src=x onerror=window.pwned=6>.txt');
    // The list of what was not read, and the notice of it.
    await expect.poll(() => places.count()).toBe(2);
    await expectHarmless(app);
  });

  it('in an export is text in the preview of the import', async () => {
    await chooseOpenFiles(app, [file('evil.verbatim.json')]);
    await page.keyboard.press('ControlOrMeta+o');
    const dialog = page.getByRole('dialog', { name: 'Import' });
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('<img src=x');
    await expectHarmless(app);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => analyst.articles.count()).toBe(2);
    await analyst.untilSaved();
  });

  it('of every field is text in the inspector and the list', async () => {
    const row = analyst.articles.filter({ hasText: '2 annotations' }).getByRole('button').first();
    await row.click();
    await expect.poll(() => analyst.annotations.count()).toBe(2);
    for (const at of [0, 1]) {
      await analyst.annotations.nth(at).getByRole('button').first().click();
      await page.getByRole('form', { name: 'Inspector' }).waitFor();
      await expectHarmless(app);
    }
    await expectChromeOnTop(app);
  });

  it.each(VIEWS)('is text in what “%s” shows', async (command) => {
    await analyst.run(command);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await expectHarmless(app);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('that is pasted into a field stays text', async () => {
    const tag = page.getByRole('textbox', { name: 'Tags', exact: true });
    await tag.focus();
    await page.keyboard.insertText(EVIL.slice(0, 40));
    await page.keyboard.press('Enter');
    await analyst.untilSaved();
    await expectHarmless(app);
  });

  it('of 10 MB is cut where it is shown, and whole where it is kept', async () => {
    await chooseOpenFiles(app, [file('long.verbatim.json')]);
    await page.keyboard.press('ControlOrMeta+o');
    const dialog = page.getByRole('dialog', { name: 'Import' });
    await dialog.waitFor();
    await expectHarmless(app);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await analyst.untilSaved();
    await page.evaluate(() => {
      window.blocked = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) {
          window.blocked = Math.max(window.blocked ?? 0, duration);
        }
      }).observe({ type: 'longtask' });
    });
    const row = analyst.articles.filter({ hasText: 'long long' });
    await row.getByRole('button').first().click();
    await analyst.text.filter({ hasText: String(LONG.length) }).waitFor();
    await analyst.annotations.first().getByRole('button').first().click();
    await page.getByText('more than can be edited here').waitFor();
    await expectHarmless(app);
    await expectChromeOnTop(app);
    // Reading 30 MB takes a tenth of this; laying 10 MB of it out takes five times as long.
    expect(await page.evaluate(() => window.blocked)).toBeLessThan(1000);
    const kept = file('kept.verbatim.json');
    await chooseSaveFile(app, kept);
    await analyst.export('All articles');
    await page.getByText(`Exported to ${kept}`).first().waitFor();
    expect(readFileSync(kept, 'utf8').split(JSON.stringify(LONG)).length - 1).toBe(3);
  });

  it('of 10 MB lets rows be laid out within 100 ms', async () => {
    const longest = await page.evaluate(() => {
      const list = document.querySelector<HTMLElement>('ul[aria-label="Articles"]');
      if (!list) throw new Error('There is no library.');
      const took = [1, 2, 3].map(() => {
        list.style.display = 'none';
        void list.offsetHeight;
        const start = performance.now();
        list.style.display = '';
        void list.offsetHeight;
        return performance.now() - start;
      });
      return Math.min(...took);
    });
    expect(longest).toBeLessThan(100);
  });
});
