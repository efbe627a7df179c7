import { useState } from 'react';
import type { ImportPreview, ImportTrouble } from '../../session/import-preview';
import { isObjection } from '../../session/import-reviews';
import { isReworded } from '../../session/reworded-marks';
import { countOf, grouped } from '../amounts';
import { shown } from '../shown';
import { comparedWords, findingsText, findingWords, provedWords, unitWords } from './finding-words';
import { FORMAT_WORDS } from './format-words';
import './import-dialog.css';

/** Rows of a list that are shown at first, and with each further step. */
export const LISTED_AT_ONCE = 200;

/** Files of a folder of which something is told one by one. */
const MOST_FILES = 5;

/** What is imported, who made it, and how far it can be trusted. */
export function WhereFrom({ preview }: { readonly preview: ImportPreview }) {
  const { fileName, format, analyst, exportedAt, texts, units } = preview;
  if (exportedAt !== null && texts !== null) {
    return (
      <p className="import-file">
        <bdi>{shown(fileName)}</bdi>, exported by{' '}
        <bdi>{shown(analyst ?? '') || 'nobody named'}</bdi> on{' '}
        <time dateTime={exportedAt}>{inWords(exportedAt)}</time>. {provedWords(texts)}
      </p>
    );
  }
  return (
    <>
      <p className="import-file">
        <bdi>{shown(fileName)}</bdi>, read as {FORMAT_WORDS[format].title}. {comparedWords(preview)}
      </p>
      <ul className="import-units" aria-label="How characters are counted">
        {units.slice(0, MOST_FILES).map((decision) => (
          <li key={decision.fileName}>
            <bdi>{shown(decision.fileName)}</bdi> {unitWords(decision)}
          </li>
        ))}
        {units.length > MOST_FILES && (
          <li>and {countOf(units.length - MOST_FILES, 'more file')}</li>
        )}
      </ul>
    </>
  );
}

function inWords(time: string): string {
  return new Date(time).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

/** What of the files could not be taken over as it is: halves of characters, which no text can hold. */
export function Replaced({ replaced }: Pick<ImportPreview, 'replaced'>) {
  if (replaced.length === 0) return null;
  return (
    <ul className="import-replaced" aria-label="Replaced characters">
      {replaced.slice(0, MOST_FILES).map(({ fileName, count }) => (
        <li key={fileName}>
          <bdi>{shown(fileName)}</bdi> has {countOf(count, 'broken character')} (half of a surrogate
          pair), replaced by “�” (U+FFFD)
        </li>
      ))}
      {replaced.length > MOST_FILES && (
        <li>and {countOf(replaced.length - MOST_FILES, 'more file')}</li>
      )}
    </ul>
  );
}

interface PagedListProps<T> {
  readonly id: string;
  readonly title: string;
  /** What is true of all of them. */
  readonly about?: string;
  readonly rows: readonly T[];
  readonly keyOf: (row: T, index: number) => string;
  readonly wordsOf: (row: T) => string;
}

/** A list under its title, which grows on demand until all of it is there; nothing when it is empty. */
export function PagedList<T>({ id, title, about, rows, keyOf, wordsOf }: PagedListProps<T>) {
  const [most, setMost] = useState(LISTED_AT_ONCE);
  if (rows.length === 0) return null;
  const more = rows.length - most;
  return (
    <>
      <h3 id={id} className="import-heading">
        {title} ({grouped(rows.length)})
      </h3>
      {about !== undefined && <p className="import-about">{about}</p>}
      <ul className="import-list" aria-labelledby={id}>
        {rows.slice(0, most).map((row, index) => (
          <li key={keyOf(row, index)}>{wordsOf(row)}</li>
        ))}
      </ul>
      {more > 0 && (
        <button type="button" className="button" onClick={() => setMost(most + LISTED_AT_ONCE)}>
          Show {grouped(Math.min(more, LISTED_AT_ONCE))} more
        </button>
      )}
    </>
  );
}

/** All marks that are left out, on other words or not where the file says, each with its reason. */
export function Troubles({ preview }: { readonly preview: ImportPreview }) {
  const { troubles } = preview;
  // A malformed file may name one place twice.
  const keyOf = ({ place }: ImportTrouble, index: number): string => `${index} ${place}`;
  const wordsOf = (trouble: ImportTrouble): string => findingWords(trouble, preview, shown);
  const isMoved = ({ fate }: ImportTrouble): boolean => fate.type === 'moved';
  const isOnSameWords = (each: ImportTrouble): boolean => isMoved(each) && !isReworded(each);
  return (
    <>
      <PagedList
        id="import-left-out"
        title="Left out"
        rows={troubles.filter((each) => !isMoved(each))}
        {...{ keyOf, wordsOf }}
      />
      <PagedList
        id="import-reworded"
        title="On other words than in the file"
        about="Each comes in as a draft, and its answers count as guessed until you confirm them."
        rows={troubles.filter(isReworded)}
        {...{ keyOf, wordsOf }}
      />
      <PagedList
        id="import-moved"
        title="Not where the file says"
        rows={troubles.filter(isOnSameWords)}
        {...{ keyOf, wordsOf }}
      />
    </>
  );
}

/** Copies as text what is told one by one, and says whether that worked. */
export function CopyList({ preview }: { readonly preview: ImportPreview }) {
  const [said, setSaid] = useState('');
  const { troubles, conflicts, reviews } = preview;
  if (troubles.length + conflicts.length + reviews.filter(isObjection).length === 0) return null;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(findingsText(preview));
      setSaid('The list is copied.');
    } catch {
      setSaid('The list could not be copied.');
    }
  };
  return (
    <span className="import-copy">
      <button type="button" className="button" onClick={() => void copy()}>
        Copy list
      </button>
      <span aria-live="polite">{said}</span>
    </span>
  );
}
