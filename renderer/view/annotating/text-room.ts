/** Code units that tell how wide the letters of a text are. */
const SAMPLE = 120;
/** The share of two lines that words leave empty where they break. */
const LOST_AT_BREAKS = 0.12;

let measure: CanvasRenderingContext2D | null = null;

function measureIn(font: string): CanvasRenderingContext2D | null {
  measure ??= document.createElement('canvas').getContext('2d');
  if (measure) measure.font = font;
  return measure;
}

/** How many characters of a text fit into two lines of a width, by the width of its first ones. */
export function charactersIn(text: string, width: number, font: string): number {
  const sample = text.slice(0, SAMPLE);
  const measured = measureIn(font)?.measureText(sample).width ?? 0;
  if (measured === 0) return SAMPLE;
  const room = Math.max(80, 2 * width * (1 - LOST_AT_BREAKS));
  return Math.floor((room * sample.length) / measured);
}
