import { describe, expect, it } from 'vitest';
import { prefillQuote, type PrefilledQuote } from '../../../shared/figure/prefill-quote';

interface Row {
  readonly name: string;
  /** The span stands between two bars. */
  readonly text: string;
  readonly mode: PrefilledQuote['mode'];
}

const MODES: readonly Row[] = [
  { name: 'marks inside', text: 'She said |“We will rebuild.”|', mode: 'direct' },
  { name: 'marks outside', text: 'She said “|We will rebuild.|”', mode: 'direct' },
  { name: 'straight marks', text: 'She said "|We will rebuild|" at noon', mode: 'direct' },
  { name: 'guillemets', text: 'Dijo: |«No habrá guerra»|.', mode: 'direct' },
  { name: 'German marks', text: 'Er sagte: |„Wir bleiben.“|', mode: 'direct' },
  { name: 'turned guillemets', text: 'Er sagte: »|Wir bleiben.|«', mode: 'direct' },
  { name: 'single guillemets', text: 'Il dit ‹|Nous restons.|›', mode: 'direct' },
  { name: 'single curly marks', text: 'He said ‘|They’re gone, aren’t they?|’', mode: 'direct' },
  { name: 'single straight marks', text: "He said '|They're gone.|'", mode: 'direct' },
  { name: 'a comma inside the mark', text: '|“and we will rebuild,”| she said', mode: 'direct' },
  { name: 'pieces of one quote', text: '|“We will rebuild,” “and soon”|', mode: 'direct' },
  { name: 'a part of a whole sentence', text: '“We |will rebuild| the port.”', mode: 'direct' },
  { name: 'a quote in a quote', text: '“He said ‘|never|’ to me, twice.”', mode: 'direct' },
  { name: 'a quote without its end', text: '“|We will rebuild.|', mode: 'direct' },
  { name: 'marks and other words', text: '|called it “a disgrace” and left|', mode: 'partial' },
  { name: 'a fragment with its marks', text: 'He saw |“narco-terrorists”| there', mode: 'partial' },
  { name: 'a fragment without them', text: 'He saw «|una amenaza|» en ello', mode: 'partial' },
  { name: 'no marks', text: 'She said |they would rebuild|.', mode: 'indirect' },
  { name: 'a quote that is over', text: '“Never.” Then she said |they would|.', mode: 'indirect' },
  { name: 'between two quotes', text: '"Never," |she said|, "again."', mode: 'indirect' },
  { name: 'apostrophes', text: "It's the sailors' |own choice, they'd say|", mode: 'indirect' },
  { name: 'apostrophes on both sides', text: "It's |theirs|, and the boys' too", mode: 'indirect' },
  { name: 'a quote of another line', text: '“Never\n|they would rebuild|', mode: 'indirect' },
  { name: 'empty marks', text: '|“” they would rebuild|', mode: 'indirect' },
  { name: 'nothing', text: '“||”', mode: 'indirect' },
];

function prefill(text: string): PrefilledQuote {
  const [before = '', span = '', after = ''] = text.split('|');
  return prefillQuote(span, { before, after });
}

describe('prefillQuote', () => {
  it.each(MODES)('finds $mode speech: $name', ({ text, mode }) => {
    expect(prefill(text).mode).toBe(mode);
  });

  it.each([
    ['They were told to wait until morning and then to leave', 'en'],
    ['This is an act of piracy on the high seas', 'en'],
    ['No vamos a permitir una agresión contra nuestro pueblo', 'es'],
    ['Seguiremos adelante con más fuerza', 'es'],
    ['O governo não vai aceitar ameaças', 'pt'],
    ['Nous ne céderons pas aux menaces', 'fr'],
  ])('knows the language of "%s"', (span, language) => {
    expect(prefillQuote(span, { before: '', after: '' }).language).toBe(language);
  });

  it.each([
    ['too few letters', 'No habrá guerra aquí'],
    ['close relatives', 'Queremos paz para nuestra región'],
    ['no letters', '1234567890 1234567890 1234567890'],
    ['nothing', ''],
  ])('leaves the language open for %s', (_, span) => {
    expect(prefillQuote(span, { before: '', after: '' })).not.toHaveProperty('language');
  });

  it.each([
    ['opening marks', '“'.repeat(20_000)],
    ['straight marks', '"a'.repeat(20_000)],
    ['lone surrogates', '\ud800"\udc00'.repeat(5_000)],
    ['line breaks', '\n"'.repeat(20_000)],
  ])('reads a mass of %s in the time that its length asks for', (_, junk) => {
    expect(prefillQuote(junk, { before: junk, after: junk }).mode).toMatch(/direct|partial/);
  });
});
