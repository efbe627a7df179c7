/** Languages that are offered, by the tags that they have in BCP 47. */
const OFFERED_TAGS =
  'en es fr de pt it nl pl uk ru ar he fa tr zh ja ko hi ur bn id sv da nb fi cs sk hu ro bg el sr hr ca eu gl la';

/** A language and what it is called: in English first, then in Spanish and by itself. */
export interface Language {
  readonly tag: string;
  readonly names: readonly [english: string, ...others: string[]];
}

/** What spellings of a name have in common: case, accents and spaces at the ends do not count. */
export function foldName(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}

function nameIn(locale: string, tag: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
}

let offered: readonly Language[] | null = null;

/** The languages that are offered. Their names are collected when first asked for. */
export function offeredLanguages(): readonly Language[] {
  offered ??= OFFERED_TAGS.split(' ').map((tag) => ({
    tag,
    names: [nameIn('en', tag), nameIn('es', tag), nameIn(tag, tag)],
  }));
  return offered;
}

/** The tag of an offered language by one of its names. */
export function languageNamed(name: string): string | null {
  const folded = foldName(name);
  const found = offeredLanguages().find(({ names }) =>
    names.some((known) => foldName(known) === folded),
  );
  return found?.tag ?? null;
}

/**
 * Whether a canonical tag begins with the subtag of a language. The platform knows all of two
 * letters, and not all of the thousands of three (ISO 639-3); longer ones are none.
 */
export function beginsWithLanguage(tag: string): boolean {
  const [primary = ''] = tag.split('-');
  if (primary.length === 3) return true;
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  return names.of(primary) !== undefined;
}
