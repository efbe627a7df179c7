import { useState, type ReactNode } from 'react';
import type { Annotating } from '../../session/annotating';
import { useCommands } from '../../session/use-session';
import { Icon } from '../../ui/Icon';
import { countOf } from '../amounts';

interface SchemeRowProps {
  readonly what: Parameters<Annotating['usesOf']>[0];
  readonly entry: { readonly key: string; readonly name: string; readonly stored: boolean };
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

/** One entry of the scheme. Where it is in use, removing it says so first; the data stays. */
export function SchemeRow({ what, entry, onRemove, children }: SchemeRowProps) {
  const session = useCommands();
  const [uses, setUses] = useState<string | null>(null);
  const remove = async (): Promise<void> => {
    const found = entry.stored ? await session.usesOf(what, entry.key) : [];
    const count = found.reduce((sum, one) => sum + one.count, 0);
    if (count === 0) onRemove();
    else setUses(usesInWords(what, count, found.length));
  };
  return (
    <li className="scheme-entry">
      <div className="scheme-row">
        {children}
        <button
          type="button"
          className="icon-button"
          aria-label={`Remove ${entry.name || 'the new entry'}`}
          title="Remove"
          onClick={() => void remove()}
        >
          <Icon name="bin" />
        </button>
      </div>
      {uses !== null && (
        <p className="scheme-uses" role="alert">
          {uses}
          <button type="button" className="button" onClick={onRemove}>
            Remove
          </button>
          <button type="button" className="button quiet" onClick={() => setUses(null)}>
            Keep
          </button>
        </p>
      )}
    </li>
  );
}

function usesInWords(what: SchemeRowProps['what'], count: number, articles: number): string {
  const noun = what === 'relation-type' ? 'relation' : 'annotation';
  const keep = count === 1 ? 'it keeps it' : 'they keep it';
  return `Used by ${countOf(count, noun)} in ${countOf(articles, 'article')}; ${keep}.`;
}

interface SchemeListProps {
  readonly title: string;
  readonly columns: readonly string[];
  readonly className: string;
  readonly addTitle: string;
  readonly onAdd: () => void;
  readonly empty: string;
  readonly count: number;
  readonly children: ReactNode;
}

/** The entries of one part of the scheme, in columns, and the way to one more. */
export function SchemeList(props: SchemeListProps) {
  const { title, columns, className, addTitle, onAdd, empty, count, children } = props;
  return (
    <div className={`scheme-list ${className}`}>
      {count === 0 ? (
        <p className="dialog-note">{empty}</p>
      ) : (
        <div className="scheme-row scheme-columns" aria-hidden="true">
          {columns.map((column) => (
            <span key={column}>{column}</span>
          ))}
        </div>
      )}
      <ul aria-label={title}>{children}</ul>
      <button type="button" className="button" onClick={onAdd}>
        <Icon name="plus" /> {addTitle}
      </button>
    </div>
  );
}
