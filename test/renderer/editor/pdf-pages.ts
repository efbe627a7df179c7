import { inflateSync } from 'node:zlib';

/** Something drawn on a page: a filled rectangle, or letters. Heights in CSS pixels, downwards. */
export type Drawn =
  | {
      readonly type: 'fill';
      readonly colour: string;
      readonly top: number;
      readonly bottom: number;
    }
  | { readonly type: 'text'; readonly baseline: number };

const DRAWN =
  /(\S+ \S+ \S+) rg\n(?:\/G\d+ gs\n)?\S+ (\S+) \S+ (\S+) re\nf\n|1 0 0 -1 \S+ (\S+) Tm\n/g;

/**
 * What is drawn on the pages of a PDF of Chromium, in order. Heights are from where the section
 * begins, so they come again; colours are as Chromium writes them.
 */
export function pagesOf(pdf: Buffer): readonly (readonly Drawn[])[] {
  return drawingsOf(pdf).map((drawing) =>
    [...drawing.matchAll(DRAWN)].map(([, colour, top, height, baseline]): Drawn =>
      colour === undefined
        ? { type: 'text', baseline: Number(baseline) }
        : { type: 'fill', colour, top: Number(top), bottom: Number(top) + Number(height) },
    ),
  );
}

/** The drawing instructions of the pages, as text. */
function drawingsOf(pdf: Buffer): readonly string[] {
  const marker = 'stream\n';
  const drawings: string[] = [];
  for (let at = pdf.indexOf(marker); at >= 0; at = pdf.indexOf(marker, at + 1)) {
    // Fonts and pictures are streams as well; only pages are deflated text that sets a font.
    const isDeflated = pdf[at + marker.length] === 0x78;
    const end = pdf.indexOf('endstream', at);
    if (!isDeflated || pdf.subarray(at - 3, at).toString() === 'end') continue;
    const drawing = inflateSync(pdf.subarray(at + marker.length, end)).toString('latin1');
    if (/\sTf\s/.test(drawing)) drawings.push(drawing);
  }
  return drawings;
}
