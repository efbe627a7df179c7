import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../shared/article/article';
import { decodeText, type DecodedText, type LegacyDecoder } from '../../shared/article/decode-text';
import { digestBytes } from '../../shared/article/digest';
import { paragraphsOf } from '../../shared/article/paragraphs';
import { parseArticle } from '../../shared/article/parse-article';

const FOLDER = path.resolve(import.meta.dirname, '../../seeds');
const CHRONICLE = 'forty-one-days-review.txt';

/** A seed is UTF-8, so an older encoding is never asked for. */
const NEVER_ASKED: LegacyDecoder = {
  detect: () => {
    throw new Error('A seed is not UTF-8');
  },
  decode: () => null,
};

function bytesOf(fileName: string): Uint8Array {
  return new Uint8Array(readFileSync(path.join(FOLDER, fileName)));
}

function decode(fileName: string): DecodedText {
  const decoded = decodeText(bytesOf(fileName), NEVER_ASKED);
  if (!decoded.ok) throw new Error(`${fileName}: ${decoded.failure.type}`);
  return decoded.value;
}

function parse(fileName: string): Article {
  const { text, ...how } = decode(fileName);
  const bytesDigest = digestBytes(bytesOf(fileName));
  const source = { fileName, bytesDigest, importedAt: '2026-01-01T00:00:00.000Z', ...how };
  return parseArticle(text, source, '018f0000-0000-7000-8000-000000000000');
}

/** Sentences in lower case, with runs of white space as one space. */
function sentencesOf(text: string): readonly string[] {
  return paragraphsOf(text)
    .flatMap(({ start, end }) => text.slice(start, end).split(/(?<=[.!?][”"’]?)\s+/u))
    .map((sentence) => sentence.toLowerCase().replaceAll(/\s+/g, ' ').trim());
}

function countWords(sentence: string): number {
  return sentence.split(' ').length;
}

function countsOf(items: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

const SEEDS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .toSorted();

/** What `seeds/README.md` promises of each file. */
const TROUBLES: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  'bread-price-gazette.txt': {
    'guillemets with spaces inside': /« On pèse le pain[^»]+ »/,
    'a narrow no-break space that groups digits': /1\u202f240 francs/,
    'a no-break space before a percent sign': /5\u00a0%/,
    'a soft hyphen inside a word': /ceil\u00ading/,
    'a zero width space inside a word': /swear\u200bword/,
    'straight and curly quotes side by side': /"Bread goes[^"]+"[\s\S]*“It isn’t the flour,”/,
    'a URL that ends in a date': /\/2025-11-02$/m,
    'an ellipsis in parentheses inside a quote': /“not this winter \(…\) and not by decree,”/,
    'an emoji and a flag before a quote': /🥖🇫🇷 « Qui/u,
  },
  'census-count-bulletin.txt': {
    'two empty lines at the start': /^\n\nStatistics/,
    'combining accents': /La\u030avik/,
    'words glued without a space': /embarrassingbut/,
    'sentences glued without a space': /under ten\.The minister/,
    'a quote within a quote': /“They wrote to us: ‘We are here,/,
    'a family emoji before a quote': /👨‍👩‍👧‍👦 “Seven/u,
    'a copyright line glued to the end': /by 2026\.© The Sorrel Bulletin 2025[^\n]*$/,
    'a sub-heading as a bare line': /^How the count was made$/m,
  },
  'dam-breach-courier.txt': {
    'carriage return and line feed at every line end': /^(?:[^\r\n]*\r\n)+$/,
    'guillemets around a quote': /«The sound was that of a freight train/,
    'a no-break space between number and unit': /1\u202f900\u00a0m³/,
    'a death toll of 19': /rose to 19 on Wednesday/,
    'the early hours of April 8': /early hours of Tuesday, April 8/,
    'a quote within a straight quote': /"He told me, 'The gauge/,
  },
  'dam-breach-ledger.txt': {
    'a URL glued to a date': /April 9, 2025https:\/\//,
    'a quote interrupted twice': /goods train,” said [^“]+“and then,” she said,[^“]+“there was/,
    'a quote within a quote': /he told me: ‘The gauge said 4\.10,/,
    'a death toll of at least 17': /at least 17 people/,
    'shortly before midnight on April 7': /shortly before midnight on Monday, April 7/,
    'a vague share': /Nearly two-thirds of the 14,200/,
    'a handle and a date behind a quote': /@FeuerwehrVarn, April 8, 2025/,
    'an emoji with a skin tone': /👩🏽‍🚒/u,
  },
  [CHRONICLE]: {
    'an embedded tweet with handle, date and picture': /@tarnroad12 — October 27, 2024 pic\./,
    'a URL glued to a full stop': /January 17\.https:\/\//,
    'quotes interrupted by a verb of saying': /“Not red\. Red means[^”]+” she said, and drew/,
    'a quote within a quote': /‘It is one item with legs\.’/,
    'numbers that contradict one another': /two, three or six/,
    'an emoji before a quote': /🔥🍞 “Best bread/u,
  },
  'harbor-call-dispatch.txt': {
    'a name glued to a place': /in Puerto LimaElena Ortiz said/,
    'an outlet glued to a verb': /Harbor Hourinsisted/,
    'a URL glued to a closing quote': /policy\.”https:\/\/t\.example\/\w+ pic\./,
    'an embedded tweet': /— Costa Dispatch \(@CostaDispatch\) March 26, 2025/,
    'at least 82 ships': /at least 82 vessels/,
    'a call around March 16': /around March 16/,
    'the other translation of the same words': /“We spoke as one speaks on a pier/,
    'an ellipsis in parentheses inside a quote': /their voice \(…\) If there is/,
    'a sub-heading as a bare line': /^Aldane plays it down$/m,
  },
  'harbor-call-tribune.txt': {
    'a Spanish tweet inside English text': /“Hablamos como se habla en un muelle[^”]+”\. pic\./,
    'emoji and a flag before a hashtag': /🚢🇪🇺 #PuertoLima/u,
    'a quote interrupted by its speaker': /too early," she explained, "is a call/,
    'more than 80 ships': /more than 80 ships/,
    'a call on March 14': /on March 14, the first direct contact/,
    'one translation of the same words': /"We talked the way people talk on a quay/,
    'straight quotes within straight quotes': /"My grandmother used to say, 'Never praise/,
    'a copyright line glued to the end': /on Monday\.© 2025 Meridian Tribune[^\n]*$/,
    'a vague count': /Hundreds of crane drivers/,
  },
  'kite-festival-herald.txt': {
    'a family emoji before a quote': /👨‍👩‍👧‍👦 “Our dragon/u,
    'regional and tagged flags in a row': /🇯🇵🇵🇪\u{1f3f4}[\u{e0061}-\u{e007a}]+\u{e007f}🇳🇿/u,
    'emoji with skin tones': /👍🏻👍🏽👍🏿/u,
    keycaps: /1️⃣ First/u,
    'line separators inside a tweet': /sixty\.”\u2028— Noor Adeyar/,
    'counts of the same crowd that differ':
      /more than 60,000 visitors[\s\S]*45,000 “at the very most\.”/,
  },
  'sealed-letter-observer.txt': {
    'an Arabic quote': /«لا تبيعوا البيت/,
    'a Hebrew quote': /״הבית שייך/,
    'directional isolates': /\u2067[^\u2069]+\u2069/,
    'a right-to-left mark': /\u200f/,
    'Arabic-Indic digits': /\u2068٨٢\u2069/,
    'the same words translated twice': /not ours alone\.”[\s\S]*never only ours\.”/,
    'dates that conflict': /set for June 30[^.]+July 3/,
  },
  'tren-nocturno-correo.txt': {
    'a Spanish text': /vuelve a circular tras once años/,
    'guillemets interrupted by dashes': /«Lo han traído —y aquí se le quebró la voz— tres mil/,
    'quotes within quotes': /“Siempre me contestaban ‘su petición/,
    'decimal commas': /18,6 millones/,
    'points that group digits': /unas 1\.200 personas/,
    'an ellipsis in parentheses between quotes': /¡Ya suena!” \(…\) “No lloraba/,
    'an emoji with a skin tone': /👵🏼/u,
  },
};

describe('seeds', () => {
  it('are at least eight, and each of them is described here', () => {
    expect(SEEDS.length).toBeGreaterThanOrEqual(8);
    expect(SEEDS).toEqual(Object.keys(TROUBLES).toSorted());
  });

  it.each(SEEDS)('%s is valid UTF-8 and loses nothing', (fileName) => {
    const decoded = decode(fileName);
    expect(decoded).toMatchObject({ encoding: 'utf-8', replacements: 0 });
    expect(decoded.text).not.toContain('\ufffd');
    const encoded = Buffer.from(`${decoded.byteOrderMark ? '\ufeff' : ''}${decoded.text}`, 'utf8');
    expect(encoded.equals(bytesOf(fileName))).toBe(true);
  });

  it.each(SEEDS)('%s has a title of its own and keeps its text', (fileName) => {
    const article = parse(fileName);
    const { title } = article.appearances[0].meta;
    expect(title).not.toBe(fileName);
    expect(title.length).toBeGreaterThan(20);
    expect(article.text.trimStart().startsWith(title.replace(/…$/u, ''))).toBe(true);
    expect(article.text).toBe(decode(fileName).text);
  });

  it('are told apart by their digests and titles', () => {
    const articles = SEEDS.map(parse);
    expect(new Set(articles.map(({ digest }) => digest)).size).toBe(SEEDS.length);
    expect(new Set(articles.map(({ appearances }) => appearances[0].meta.title)).size).toBe(
      SEEDS.length,
    );
  });

  const promised = Object.entries(TROUBLES).flatMap(([fileName, troubles]) =>
    Object.entries(troubles).map(([trouble, pattern]) => ({ fileName, trouble, pattern })),
  );

  it.each(promised)('$fileName holds $trouble', ({ fileName, pattern }) => {
    expect(decode(fileName).text).toMatch(pattern);
  });

  it('hold one byte order mark, and only where it is promised', () => {
    expect(SEEDS.filter((fileName) => decode(fileName).byteOrderMark)).toEqual([
      'bread-price-gazette.txt',
    ]);
  });

  it('hold carriage returns only where they are promised', () => {
    expect(SEEDS.filter((fileName) => decode(fileName).text.includes('\r'))).toEqual([
      'dam-breach-courier.txt',
    ]);
  });

  it('hold one text of about 100 KB', () => {
    const long = SEEDS.filter((fileName) => bytesOf(fileName).length > 20_000);
    expect(long).toEqual([CHRONICLE]);
    expect(Math.abs(bytesOf(CHRONICLE).length - 100_000)).toBeLessThanOrEqual(10_000);
  });
});

describe('the chronicle among the seeds', () => {
  const sentences = sentencesOf(decode(CHRONICLE).text).filter((one) => countWords(one) >= 8);

  it('is prose: hundreds of different sentences, and none again and again', () => {
    const counts = countsOf(sentences);
    expect(counts.size).toBeGreaterThan(700);
    expect([...counts].filter(([, count]) => count > 3)).toEqual([]);
  });

  it('repeats no paragraph', () => {
    const { text } = decode(CHRONICLE);
    const paragraphs = paragraphsOf(text).map(({ start, end }) => text.slice(start, end));
    expect(new Set(paragraphs).size).toBe(paragraphs.length);
  });

  it('is full of figures and quotes', () => {
    const { text } = decode(CHRONICLE);
    expect(text.match(/\d[\d,.]*/g)?.length).toBeGreaterThan(800);
    expect(text.match(/“/g)?.length).toBeGreaterThan(300);
  });
});
