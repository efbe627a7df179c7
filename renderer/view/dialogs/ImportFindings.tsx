import { assertNever } from '../../../shared/base/assert-never';
import type { ForeignItem, OffsetUnit } from '../../../shared/exchange/foreign-read';
import type { ImportPreview } from '../../session/import-preview';
import { countOf } from '../amounts';
import { shown } from '../shown';
import { FORMAT_WORDS } from './format-words';
import './import-dialog.css';

/** Longer lists are counted beyond this; the rest can be looked up in the file. */
export const MOST_LISTED = 50;

/** Files of a folder whose way of counting is told one by one. */
const MOST_UNITS = 5;

const UNIT_WORDS: Readonly<Record<OffsetUnit, string>> = {
  'code-point': 'code points',
  'utf-16': 'UTF-16 units',
  'crlf-as-one': 'code points, and CRLF as one',
  'utf-16-crlf-as-one': 'UTF-16 units, and CRLF as one',
};

/** What is imported, who made it, and how far it can be trusted. */
export function WhereFrom({ preview }: { readonly preview: ImportPreview }) {
  const { fileName, format, analyst, exportedAt, units } = preview;
  if (exportedAt !== null) {
    return (
      <p className="import-file">
        <bdi>{shown(fileName)}</bdi>, exported by{' '}
        <bdi>{shown(analyst ?? '') || 'nobody named'}</bdi> on{' '}
        <time dateTime={exportedAt}>{inWords(exportedAt)}</time>. Every mark that it brings was
        proved against its text.
      </p>
    );
  }
  return (
    <>
      <p className="import-file">
        <bdi>{shown(fileName)}</bdi>, read as {FORMAT_WORDS[format].title}. Every mark was looked up
        in its text; those below are not where the file says, or are left out.
      </p>
      <ul className="import-units" aria-label="How characters are counted">
        {units.slice(0, MOST_UNITS).map(({ fileName: name, unit, matched, of }) => (
          <li key={name}>
            <bdi>{shown(name)}</bdi> counts {UNIT_WORDS[unit]}: {matched} of {of} covered texts
            agree
          </li>
        ))}
        {units.length > MOST_UNITS && (
          <li>and {countOf(units.length - MOST_UNITS, 'more file')}</li>
        )}
      </ul>
    </>
  );
}

function inWords(time: string): string {
  return new Date(time).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

function fateWords(fate: ForeignItem['fate']): string {
  switch (fate.type) {
    case 'anchored':
      return 'where the file says';
    case 'moved':
      return `found elsewhere by its words (${Math.round(fate.score * 100)} % alike)`;
    case 'orphaned':
      return `left out: “\u2068${shown(fate.words)}\u2069” has no certain place in the text`;
    case 'refused':
      return `left out: it ${shown(fate.reason)}`;
    default:
      return assertNever(fate);
  }
}

/** The marks that are not where the file says, or that are left out, each with its reason. */
export function Troubles({ troubles }: { readonly troubles: readonly ForeignItem[] }) {
  if (troubles.length === 0) return null;
  const more = troubles.length - MOST_LISTED;
  return (
    <>
      <h3 id="import-troubles" className="import-heading">
        Not where the file says
      </h3>
      <ul className="import-conflicts" aria-labelledby="import-troubles">
        {troubles.slice(0, MOST_LISTED).map(({ fileName, place, fate }, index) => (
          // A malformed file may name one place twice.
          <li key={`${index} ${place}`}>
            <bdi>{shown(fileName)}</bdi>, <bdi>{shown(place)}</bdi>: {fateWords(fate)}
          </li>
        ))}
        {more > 0 && <li>and {countOf(more, 'more mark')}</li>}
      </ul>
    </>
  );
}
