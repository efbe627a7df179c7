import type { FormEvent } from 'react';
import type { ImportConflict, ImportPreview } from '../../session/import-preview';
import { isObjection } from '../../session/import-reviews';
import { isReworded } from '../../session/reworded-marks';
import { useCommands, useSession } from '../../session/use-session';
import { Dialog } from '../../ui/Dialog';
import { grouped } from '../amounts';
import { shown } from '../shown';
import { changeWords, conflictWords } from './conflict-words';
import { objectionWords } from './finding-words';
import { CopyList, PagedList, Replaced, Troubles, WhereFrom } from './ImportFindings';
import './import-dialog.css';

/** Shows what importing a file would do, and asks before anything is written. */
export function ImportDialog() {
  const session = useCommands();
  const preview = useSession((state) => state.importPreview);
  if (!preview) return null;
  const { bringsChange } = preview;
  const cancel = (): void => void session.cancelImport();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (bringsChange) void session.importPreviewed();
    else cancel();
  };
  return (
    <Dialog key={preview.fileName} title="Import" className="wide import" onClose={cancel}>
      <form className="import-form" onSubmit={submit}>
        <div className="import-body">
          <WhereFrom preview={preview} />
          <Replaced replaced={preview.replaced} />
          <Amounts preview={preview} />
          <Lists preview={preview} />
        </div>
        <p className="dialog-note">
          {bringsChange
            ? 'Nothing has been changed yet. An import is one step: Undo takes all of it back.'
            : 'Nothing in it is new, so there is nothing to import.'}
        </p>
        <div className="dialog-actions">
          <CopyList preview={preview} />
          {bringsChange && (
            <button type="button" className="button" onClick={cancel}>
              Cancel
            </button>
          )}
          <button type="submit" className="button primary" data-autofocus>
            {bringsChange ? 'Import' : 'Close'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Amounts({ preview }: { readonly preview: ImportPreview }) {
  const { articles, added, changed, deleted, scheme, others } = preview;
  const { conflicts, leftOut, troubles, reviews } = preview;
  const moved = troubles.filter(({ fate }) => fate.type === 'moved').length;
  const rows: readonly (readonly [title: string, amount: number, always: boolean])[] = [
    ['New articles', articles, false],
    ['New annotations', added, true],
    ['Changed annotations', changed, true],
    ['Deleted annotations', deleted, true],
    ['Conflicts', conflicts.length, true],
    ['New reviews', reviews.length, false],
    ['Of these, that reject', reviews.filter(({ verdict }) => verdict === 'reject').length, false],
    ['Changes of the coding scheme', scheme.length, false],
    ['Changes of sources, relations and all else', others, false],
    ['Marks found elsewhere', moved, false],
    ['Of these, on other words', troubles.filter(isReworded).length, false],
    ['Marks left out', leftOut.marks, false],
    ['Relations left out', leftOut.relations, false],
    ['Other parts not read', leftOut.parts, false],
  ];
  return (
    <dl className="import-amounts" aria-label="What it would do">
      {rows
        .filter(([, amount, always]) => always || amount > 0)
        .map(([title, amount]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{grouped(amount)}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Everything that is told one by one, which scrolls by itself. */
function Lists({ preview }: { readonly preview: ImportPreview }) {
  const { conflicts, troubles, reviews, scheme } = preview;
  const objections = reviews.filter(isObjection);
  if (conflicts.length + troubles.length + objections.length + scheme.length === 0) return null;
  const keyOf = ({ entity, id }: ImportConflict): string => `${entity} ${id}`;
  const wordsOf = (conflict: ImportConflict): string => conflictWords(conflict, shown);
  return (
    <section
      className="import-lists"
      aria-label="Details"
      // Read by the arrow keys; the scroller may have nothing else to focus.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <PagedList
        id="import-scheme"
        title="Changes of the coding scheme"
        rows={scheme}
        keyOf={({ field }) => field}
        wordsOf={(change) => changeWords(change, shown)}
      />
      <PagedList
        id="import-reviews"
        title="Reviews that reject or correct"
        rows={objections}
        keyOf={({ id }) => id}
        wordsOf={(review) => objectionWords(review, shown)}
      />
      <Troubles preview={preview} />
      <PagedList
        id="import-deletions"
        title="Changed on one side, deleted on the other"
        rows={conflicts.filter(({ type }) => type === 'deletion')}
        {...{ keyOf, wordsOf }}
      />
      <PagedList
        id="import-conflicts"
        title="Edited on both sides"
        rows={conflicts.filter(({ type }) => type === 'versions')}
        {...{ keyOf, wordsOf }}
      />
    </section>
  );
}
