import type { Page } from 'playwright-core';
import { paragraphsOf } from '../../shared/article/paragraphs';
import type { Kind } from '../../shared/scheme/scheme';

const TAG_KEYS: Readonly<Record<Kind, string>> = { claim: '1', quote: '2', figure: '3' };

/** How often an arrow key is pressed from the start of a text to reach an offset in code units. */
export function keyPressesTo(text: string, offset: number): number {
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let presses = 0;
  for (const [at, paragraph] of paragraphsOf(text).entries()) {
    if (offset < paragraph.start) break;
    // One press steps over the border between two paragraphs, however many line breaks it holds.
    if (at > 0) presses += 1;
    const slice = text.slice(paragraph.start, Math.min(offset, paragraph.end));
    presses += [...graphemes.segment(slice)].length;
  }
  return presses;
}

/**
 * A person at the window, who knows only what it says of itself: roles, names and keys. The tour
 * and the end-to-end tests act through this alone.
 */
export class Analyst {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get text() {
    return this.page.getByRole('textbox', { name: 'Article text' });
  }

  get articles() {
    return this.page.getByRole('list', { name: 'Articles' }).getByRole('listitem');
  }

  get annotations() {
    return this.page.getByRole('list', { name: 'Annotations' }).getByRole('listitem');
  }

  /** The names of the listed annotations, such as "Claim: …", from top to bottom. */
  async annotationTexts(): Promise<readonly string[]> {
    return (await this.annotations.allTextContents()).map((text) => text.replaceAll(/\s+/g, ' '));
  }

  async untilReady(): Promise<void> {
    await this.articles.first().waitFor();
  }

  async untilSaved(): Promise<void> {
    await this.page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  }

  /** Answers the question of the first run. */
  async introduce(name: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Who is tagging?' }).fill(name);
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('button', { name }).waitFor();
  }

  /** Runs a command by name through the palette. */
  async run(command: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k');
    const palette = this.page.getByRole('dialog', { name: 'Commands' });
    await palette.getByRole('combobox').fill(command);
    await this.page.keyboard.press('Enter');
    await palette.waitFor({ state: 'hidden' });
  }

  /** Opens the article whose title contains the words, from the library, by keyboard. */
  async open(title: string): Promise<void> {
    const row = this.articles.filter({ hasText: title }).first();
    await row.getByRole('button').first().focus();
    await this.page.keyboard.press('Enter');
    await this.text.filter({ hasText: title }).waitFor();
    await this.text.focus();
  }

  /** Selects the nth occurrence of words in the open article with the arrow keys alone. */
  async select(articleText: string, words: string, occurrence = 0): Promise<void> {
    let at = articleText.indexOf(words);
    for (let n = 0; n < occurrence; n += 1) at = articleText.indexOf(words, at + 1);
    if (at < 0) throw new Error(`The article does not hold: ${words}`);
    const start = keyPressesTo(articleText, at);
    const length = keyPressesTo(articleText, at + words.length) - start;
    await this.text.focus();
    await this.page.keyboard.press('ControlOrMeta+Home');
    for (let n = 0; n < start; n += 1) await this.page.keyboard.press('ArrowRight');
    for (let n = 0; n < length; n += 1) await this.page.keyboard.press('Shift+ArrowRight');
  }

  /** Tags words of the open article by keyboard and waits until they are saved. */
  async tag(articleText: string, words: string, kind: Kind): Promise<void> {
    const before = await this.annotations.count();
    await this.select(articleText, words);
    await this.page.keyboard.press(TAG_KEYS[kind]);
    await this.annotations.nth(before).waitFor();
    await this.untilSaved();
  }

  /** Goes through the export dialog; the dialog behind it, which asks where to, is the host's. */
  async export(what: 'All articles' | 'This article', format?: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+e');
    const dialog = this.page.getByRole('dialog', { name: 'Export' });
    await dialog.getByRole('radio', { name: what }).check();
    if (format !== undefined) await dialog.getByLabel('Format').selectOption(format);
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
}
