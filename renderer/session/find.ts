import { findWords } from '../../shared/selector/find-words';
import type { Span } from '../../shared/article/span';
import { fail, ok } from '../../shared/base/result';
import type { Parts } from './parts';
import type { OpenArticle, Outcome } from './session';
import { counted } from './words';

/** Words that are looked for in the open article. */
export interface Finding {
  readonly words: string;
  readonly places: readonly Span[];
  /** The place that is shown, in `places`; -1 where there is none. */
  readonly current: number;
  /** Grows each time that the field shall take the focus. */
  readonly asked: number;
}

/** Code units of a selection that is taken over as the words to look for. */
const LONGEST_SELECTION = 200;

/** The place that is shown, or null. */
export function placeShown({ places, current }: Finding): Span | null {
  return places[current] ?? null;
}

/** The first place from an offset on; from the end, the first of all. */
function firstFrom(places: readonly Span[], offset: number): number {
  const next = places.findIndex(({ start }) => start >= offset);
  return next >= 0 || places.length === 0 ? next : 0;
}

/** The same words in another article, from its beginning. */
export function findingIn(finding: Finding | null, open: OpenArticle | null): Finding | null {
  if (!finding || !open) return null;
  const places = findWords(open.text, finding.words);
  return { ...finding, places, current: firstFrom(places, 0) };
}

function selectedWords({ store }: Parts, open: OpenArticle): string | null {
  const { selection } = store.get();
  if (!selection || selection.end - selection.start > LONGEST_SELECTION) return null;
  const words = open.text.slice(selection.start, selection.end).trim();
  return words === '' || words.includes('\n') ? null : words;
}

function sentence({ places, current }: Finding): string {
  if (places.length === 0) return 'Nothing found.';
  return `${current + 1} of ${counted(places.length, 'place')}`;
}

function showPlace({ store, ports, tell }: Parts, finding: Finding): void {
  store.set({ finding });
  const place = placeShown(finding);
  if (place) ports.surface?.reveal(place);
  if (finding.words.trim() !== '') tell.announce(sentence(finding));
}

/** Looks for words in the open article as they are typed, from the caret on. */
export function lookFor(parts: Parts, words: string): void {
  const { open, finding, caret, selection } = parts.store.get();
  if (!open) return;
  const places = findWords(open.text, words);
  const current = firstFrom(places, selection?.start ?? caret);
  showPlace(parts, { words, places, current, asked: finding?.asked ?? 0 });
}

/** What a search begins with: what is selected, or what was looked for last. */
export function wordsToFind(parts: Parts): string {
  const { open, finding } = parts.store.get();
  return (open && selectedWords(parts, open)) ?? finding?.words ?? parts.lastFound.words;
}

/** Opens the field with what a search begins with. */
export async function find(parts: Parts): Outcome {
  if (!parts.store.get().open) return fail({ type: 'NothingOpen' });
  lookFor(parts, wordsToFind(parts));
  const looking = parts.store.get().finding;
  if (looking) parts.store.set({ finding: { ...looking, asked: looking.asked + 1 } });
  return ok(null);
}

/** Shows the next or the previous place, and goes on at the other end. */
export function findStep(parts: Parts, by: 1 | -1): Outcome {
  const { finding } = parts.store.get();
  if (!finding) return find(parts);
  const { length } = finding.places;
  const current = length === 0 ? -1 : (finding.current + by + length) % length;
  showPlace(parts, { ...finding, current });
  return Promise.resolve(ok(null));
}

/** Puts the field away and selects the place that was shown, ready to be tagged. */
export function closeFind({ store, ports, lastFound }: Parts): void {
  const { finding } = store.get();
  if (!finding) return;
  lastFound.words = finding.words;
  store.set({ finding: null });
  const place = placeShown(finding);
  ports.surface?.focus();
  if (place) ports.surface?.selectSpan(place);
}
