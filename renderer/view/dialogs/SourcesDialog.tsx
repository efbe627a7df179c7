import { useState } from 'react';
import type { Source, SourceId } from '../../../shared/annotation/source';
import { useCommands, useSession } from '../../session/use-session';
import { Dialog } from '../../ui/Dialog';
import { SelectEntry } from '../../ui/SelectEntry';
import { TextEntry } from '../../ui/TextEntry';
import { countOf } from '../amounts';
import { viaChain } from '../inspecting/source-names';
import { reasonFor } from '../messages';
import { shown } from '../shown';

/** More sources than these are not listed at once; the filter finds the others. */
const LISTED = 100;

function namesOf(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim().replaceAll(/\s+/g, ' '));
  return [...new Set(names.filter((name) => name !== ''))];
}

function holds({ name, aliases }: Source, filter: string): boolean {
  const wanted = filter.trim().toLowerCase();
  return [name, ...aliases].some((known) => known.toLowerCase().includes(wanted));
}

/** Who is credited in this library: names, other names, and through whom each one speaks. */
export function SourcesDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useCommands();
  const sources = useSession((state) => state.sources);
  const [filter, setFilter] = useState('');
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
        <div className="sources-table">
          <div className="sources-head" aria-hidden="true">
            <span>Name</span>
            <span>Also called</span>
            <span>Via</span>
          </div>
          <ul aria-label="Sources">
            {found.slice(0, LISTED).map((source) => (
              <SourceRow key={source.id} source={source} sources={sources} />
            ))}
          </ul>
        </div>
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

interface SourceRowProps {
  readonly source: Source;
  readonly sources: readonly Source[];
}

function SourceRow({ source, sources }: SourceRowProps) {
  const session = useCommands();
  const update = async (changed: Source): Promise<string | null> => {
    const outcome = await session.updateSource(changed);
    return outcome.ok ? null : reasonFor(outcome.failure);
  };
  const rename = (text: string): Promise<string | null> => {
    const name = text.trim().replaceAll(/\s+/g, ' ');
    return name === '' ? Promise.resolve('A source needs a name.') : update({ ...source, name });
  };
  const passOn = (id: string): Promise<string | null> => {
    const via = sources.find((other) => other.id === id)?.id;
    return update(withVia(source, via));
  };
  const others = sources.filter(({ id }) => id !== source.id);
  const chain = viaChain(sources, { source: source.id });
  const title = shown(source.name);
  return (
    <li className="source-row">
      <TextEntry label={`Name of ${title}`} value={source.name} onCommit={rename} />
      <TextEntry
        label={`Other names of ${title}`}
        placeholder="with commas between"
        value={source.aliases.join(', ')}
        onCommit={(text) => update({ ...source, aliases: namesOf(text) })}
      />
      <div>
        <SelectEntry
          label={`Via, for ${title}`}
          value={source.via ?? ''}
          choices={others.map(({ id, name }) => ({ value: id, title: shown(name) }))}
          others={[{ value: '', title: 'Nobody' }]}
          muted={source.via === undefined}
          onCommit={passOn}
        />
        {chain.length > 1 && (
          <p className="via">
            then via <bdi>{shown(chain.slice(1).join(', via '))}</bdi>
          </p>
        )}
      </div>
    </li>
  );
}

function withVia({ id, name, aliases }: Source, via: SourceId | undefined): Source {
  return { id, name, aliases, ...(via !== undefined && { via }) };
}
