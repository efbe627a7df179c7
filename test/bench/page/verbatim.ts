import { paragraphAt } from '../../../shared/article/paragraphs';
import type { Span } from '../../../shared/article/span';
import { KINDS, type Kind } from '../../../shared/scheme/scheme';
import type { Input } from '../input';
import type { Contender } from './contender';
import { frameEnd, until } from './frames';
import { click, hover, press } from './press';
import { countRegistered, isRegistered, withoutRange } from './registered-ranges';
import { rangeWithin } from './visible';

/** Characters that are on the first screen whatever its size. */
const FIRST_SCREEN = 1_000;

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The window has no ${selector}.`);
  return found;
}

const textbox = (): HTMLElement => find('[role=textbox][aria-label="Article text"]');

function scrollerOf(element: HTMLElement): Element {
  for (let at: HTMLElement | null = element; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.documentElement;
}

/** The button in the library that opens an article. */
export function libraryButton(title: string): HTMLElement {
  const buttons = [...document.querySelectorAll<HTMLElement>('[aria-label="Articles"] button')];
  const found = buttons.find((button) => button.querySelector('bdi')?.textContent === title);
  if (!found) throw new Error(`The library does not list ${title}.`);
  return found;
}

/** Whether the article with this title is on screen. */
export function isOpenTitle(title: string): boolean {
  return document.querySelector('[data-pane=text] h1')?.textContent === title;
}

const isOfKind = (kind: Kind) => (name: string) => name.startsWith(`verbatim-${kind}`);
const isKind = (name: string) => KINDS.some((kind) => isOfKind(kind)(name));
const isSelected = (name: string) => name.startsWith('verbatim-selected');

const KEYS: Readonly<Record<Kind, string>> = { claim: '1', quote: '2', figure: '3' };

function pressKind(kind: Kind): void {
  press(KEYS[kind], `Digit${KEYS[kind]}`);
}

/** The app's own window, as built, driven by its library, its text and its keys. */
export function createVerbatim(): Contender {
  // The paragraphs alone: what else the input holds would count as what opening added.
  let known: Input['paragraphs'] = [];
  let title = '';
  let early = 0;
  let annotations = 0;
  let range = document.createRange();
  const isFirstScreen = () =>
    isOpenTitle(title) &&
    textbox().getElementsByTagName('p').length > 0 &&
    countRegistered(early) >= early;
  const isListed = () =>
    document.querySelector(`[aria-label="Annotations"] li[aria-setsize="${annotations}"]`) !== null;
  return {
    paintsIn: 'task',
    pointAt: (given) => hover(libraryButton(given.title)),
    prepare(given) {
      const button = libraryButton(given.title);
      return () => {
        known = given.paragraphs;
        title = given.title;
        annotations = given.annotations.length;
        early = given.annotations.filter(({ spans }) =>
          spans.every(({ end }) => end < FIRST_SCREEN),
        ).length;
        button.click();
      };
    },
    isFirstScreen,
    isOpen: () => isFirstScreen() && textbox().ariaBusy !== 'true' && isListed(),
    isReady: () => document.querySelectorAll('[aria-label="Articles"] li').length > 1,
    isIdle: () =>
      find('[role=status]').textContent?.includes('Saved') === true &&
      find('[aria-label=Notices]').childElementCount === 0,
    scroller: () => scrollerOf(textbox()),
    paragraphs: () => [...textbox().getElementsByTagName('p')],
    elsewhere: () => find('form[aria-label=Inspector] h2'),
    annotating: {
      async prepareAdd({ start, end }: Span) {
        const at = paragraphAt(known, start);
        const paragraph = textbox().getElementsByTagName('p')[at];
        if (!paragraph) throw new Error('There is no such paragraph.');
        const offset = known[at]?.start ?? 0;
        textbox().focus({ preventScroll: true });
        const words = rangeWithin(paragraph, start - offset, end - offset);
        getSelection()?.setBaseAndExtent(
          words.startContainer,
          words.startOffset,
          words.endContainer,
          words.endOffset,
        );
        range = words;
        await frameEnd(() => null);
        await until(() => getSelection()?.toString() !== '', 'words are selected');
      },
      add(_span, kind) {
        pressKind(kind);
        return () => isRegistered(range, isOfKind(kind));
      },
      select({ range: words }) {
        click(words, ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']);
        return () => isRegistered(words, isSelected);
      },
      changeKind(kind) {
        pressKind(kind);
        return () => isRegistered(range, isOfKind(kind));
      },
      remove() {
        press('Delete', 'Delete');
        return () => !isRegistered(range, isKind);
      },
      unpainted: withoutRange,
    },
  };
}
