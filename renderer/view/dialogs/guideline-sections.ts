/** A stretch of a guideline between blank lines. */
export interface GuidelinePart {
  readonly form: 'heading' | 'paragraph';
  readonly text: string;
  /** Where it starts in the guideline. */
  readonly start: number;
}

const LONGEST_HEADING = 60;

/** The paragraphs of a guideline; a short line that does not end like a sentence is a heading. */
export function sectionsOf(guideline: string): readonly GuidelinePart[] {
  return [...guideline.matchAll(/\S(?:.|\n(?!\s*\n))*/g)].map(({ 0: found, index }) => {
    const text = found.trim();
    const isHeading = text.length <= LONGEST_HEADING && !/[.!?:;…”"’)\n]/.test(text.at(-1) ?? '');
    return {
      form: isHeading && !text.includes('\n') ? 'heading' : 'paragraph',
      text,
      start: index,
    };
  });
}
