import type { FormEvent } from 'react';
import type { ImportConflict, ImportPreview } from '../../session/import-preview';
import { useCommands, useSession } from '../../session/use-session';
import { Dialog } from '../../ui/Dialog';
import { countOf, grouped } from '../amounts';
import { shown } from '../shown';
import { MOST_LISTED, Troubles, WhereFrom } from './ImportFindings';
import './import-dialog.css';

const KEPT_WORDS: Readonly<Record<ImportConflict['kept'], string>> = {
  here: 'yours is later and stays',
  file: 'the one in the file is later and takes its place',
  both: 'made one of both',
};

/** Shows what importing a file would do, and asks before anything is written. */
export function ImportDialog() {
  const session = useCommands();
  const preview = useSession((state) => state.importPreview);
  if (!preview) return null;
  const cancel = (): void => void session.cancelImport();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void session.importPreviewed();
  };
  return (
    <Dialog key={preview.fileName} title="Import" onClose={cancel}>
      <form onSubmit={submit}>
        <WhereFrom preview={preview} />
        <Amounts preview={preview} />
        <Troubles troubles={preview.troubles} />
        <Conflicts conflicts={preview.conflicts} />
        <p className="dialog-note">
          Nothing has been changed yet. An import is one step: Undo takes all of it back.
        </p>
        <div className="dialog-actions">
          <button type="button" className="button" onClick={cancel}>
            Cancel
          </button>
          <button type="submit" className="button primary" data-autofocus>
            Import
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Amounts({ preview }: { readonly preview: ImportPreview }) {
  const { articles, added, changed, deleted, others, conflicts, refused } = preview;
  const rows: readonly (readonly [title: string, amount: number, always: boolean])[] = [
    ['New articles', articles, false],
    ['New annotations', added, true],
    ['Changed annotations', changed, true],
    ['Deleted annotations', deleted, true],
    ['Conflicts', conflicts.length, true],
    ['Changes of sources, relations and all else', others, false],
    ['Marks left out', refused, false],
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

function Conflicts({ conflicts }: { readonly conflicts: readonly ImportConflict[] }) {
  if (conflicts.length === 0) return null;
  const more = conflicts.length - MOST_LISTED;
  return (
    <>
      <h3 id="import-conflicts" className="import-heading">
        Edited on both sides
      </h3>
      <ul className="import-conflicts" aria-labelledby="import-conflicts">
        {conflicts.slice(0, MOST_LISTED).map(({ entity, id, title, kept }) => (
          <li key={`${entity} ${id}`}>
            <bdi>{shown(title)}</bdi>: {KEPT_WORDS[kept]}
          </li>
        ))}
        {more > 0 && <li>and {countOf(more, 'more conflict')}</li>}
      </ul>
    </>
  );
}
