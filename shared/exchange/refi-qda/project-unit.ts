import type { UnitDecision } from '../foreign-read';
import { chooseUnit, createUnitConverter } from '../offset-unit';
import type { Selection } from './read-project';

/** A text of a project with its selections. */
export interface SelectedText {
  readonly text: string;
  readonly selections: readonly Selection[];
  /** Texts whose original was put together again count a CRLF as one, whoever wrote them. */
  readonly isRestored: boolean;
}

/** Words as programs shorten them to a name: white space is one space, and the end is cut off. */
function nameStart(name: string): string {
  return name
    .replaceAll(/\s+/g, ' ')
    .replace(/(?:…|\.\.\.)$/, '')
    .trim();
}

/** Whether a selection's name is what it covers, as far as the name goes. */
function isNamedBy(covered: string, name: string): boolean {
  return covered
    .slice(0, 2 * name.length + 64)
    .replaceAll(/\s+/g, ' ')
    .trim()
    .startsWith(name);
}

/**
 * How a project counts. The format holds no covered words, but most programs name a selection by
 * the words at its start; where none does, ATLAS.ti counts a CRLF as one and all others as two.
 */
export function projectUnit(
  fileName: string,
  origin: string,
  texts: readonly SelectedText[],
): UnitDecision {
  const expected = /atlas/i.test(origin) ? 'crlf-as-one' : 'code-point';
  const named = texts.flatMap(({ text, selections }) => {
    const samples = selections
      .map(({ name, start, end }) => ({ name: nameStart(name), start, end }))
      .filter(({ name }) => name !== '');
    return samples.length === 0 ? [] : [{ text, samples }];
  });
  const of = named.reduce((sum, { samples }) => sum + samples.length, 0);
  return chooseUnit(
    fileName,
    of,
    (unit) =>
      named.reduce((sum, { text, samples }) => {
        const converter = createUnitConverter(text, unit);
        const agree = samples.filter(({ name, ...stretch }) => {
          const span = converter.toSpan(stretch);
          return span !== null && isNamedBy(text.slice(span.start, span.end), name);
        });
        return sum + agree.length;
      }, 0),
    expected,
  );
}
