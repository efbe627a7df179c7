import type { Desk } from './desk';
import { visibleFragments, widestLine } from './visible';

/** Red, green and blue further apart than this are a colour, and not the edge of a letter. */
const COLOURED = 6;

/** A fragment counts as tinted when this share of its box is coloured. */
const ENOUGH = 0.4;

/**
 * The share of the fragments on screen whose pixels are coloured in a screenshot, which is a PNG in
 * base64 of the viewport at one pixel per CSS pixel.
 */
export async function tintedShare(desk: Desk, screenshot: string): Promise<number> {
  const bytes = Uint8Array.from(atob(screenshot), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('No canvas.');
  context.drawImage(bitmap, 0, 0);
  const box = desk.contender.scroller().getBoundingClientRect();
  const lines = visibleFragments(desk.contender, desk.input).flatMap(({ range }) => {
    const line = widestLine(range);
    const whole = line && line.top > box.top && line.bottom < Math.min(box.bottom, innerHeight);
    return line && whole && line.width >= 4 ? [line] : [];
  });
  const tinted = lines.filter(({ left, top, width, height }) => {
    const { data } = context.getImageData(
      Math.ceil(left),
      Math.ceil(top),
      Math.floor(width),
      Math.floor(height),
    );
    return colouredShare(data) > ENOUGH;
  });
  return lines.length === 0 ? 0 : tinted.length / lines.length;
}

function colouredShare(data: Uint8ClampedArray): number {
  let coloured = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > COLOURED) coloured += 1;
  }
  return coloured / (data.length / 4);
}
