import { useRef, useState } from 'react';
import type { Source } from '../../../shared/annotation/source';
import { useCommands, useSession } from '../../session/use-session';
import { Dialog } from '../../ui/Dialog';
import { TextEntry } from '../../ui/TextEntry';
import { countOf } from '../amounts';
import { reasonFor } from '../messages';
import { SourceRow } from './SourceRow';

/** More sources than these are not listed at once; the filter finds the others. */
const LISTED = 100;

function holds({ name, aliases }: Source, filter: string): boolean {
  const wanted = filter.trim().toLowerCase();
  return [name, ...aliases].some((known) => known.toLowerCase().includes(wanted));
}

/** Who is credited in this library: names, other names, and through whom each one speaks. */
export function SourcesDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useCommands();
  const sources = useSession((state) => state.sources);
  const [filter, setFilter] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const found = sources.filter((source) => holds(source, filter));
  const add = async (text: string): Promise<string | null> => {
    if (text.trim() === '') return null;
    const outcome = await session.addSource(text);
    return outcome.ok ? null : reasonFor(outcome.failure);
  };
  return (
    <Dialog title="Sources" className="wide" onClose={onClose}>
      <div className="sources-tools">
        <input
          ref={search}
          className="text-field"
          aria-label="Find a source"
          placeholder="Find a source"
          autoComplete="off"
          data-autofocus
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <span className="dialog-aside">{countOf(sources.length, 'source')}</span>
      </div>
      {sources.length === 0 && (
        <p className="dialog-note">
          No sources yet. They are made by typing a name into a claimant, speaker or addressee.
        </p>
      )}
      {found.length > 0 && (
        <SourcesTable found={found} sources={sources} onGone={() => search.current?.focus()} />
      )}
      {found.length > LISTED && (
        <p className="dialog-note">{found.length - LISTED} more; find them by their name.</p>
      )}
      <div className="sources-add">
        <TextEntry value="" label="Add a source" placeholder="Add a source" onCommit={add} />
      </div>
      <div className="dialog-actions">
        <button type="button" className="button primary" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

interface SourcesTableProps {
  readonly found: readonly Source[];
  readonly sources: readonly Source[];
  /** Once a source and what was focused in its row are no longer there. */
  readonly onGone: () => void;
}

function SourcesTable({ found, sources, onGone }: SourcesTableProps) {
  return (
    <div className="sources-table">
      <div className="sources-head" aria-hidden="true">
        <span>Name</span>
        <span>Also called</span>
        <span>Via</span>
        <span />
      </div>
      <ul aria-label="Sources">
        {found.slice(0, LISTED).map((source) => (
          <SourceRow key={source.id} source={source} sources={sources} onGone={onGone} />
        ))}
      </ul>
    </div>
  );
}
