import type { LibraryEntry, OpenArticle, SessionState } from '../../session/session';
import { useCommands, useSession } from '../../session/use-session';
import { Icon } from '../../ui/Icon';
import { AfterPaint } from '../AfterPaint';
import { countOf } from '../amounts';
import { ariaKeys, keyName } from '../keys/key-caps';
import { shown } from '../shown';

function entryOf({ library }: SessionState, { digest }: OpenArticle): LibraryEntry | undefined {
  return library.find((row) => row.digest === digest);
}

/** Title, outlet, date and length of the open article, and the way back from the last steps. */
export function ArticleHeader({ open }: { readonly open: OpenArticle }) {
  const outlet = useSession((state) => entryOf(state, open)?.outlet);
  const published = useSession((state) => entryOf(state, open)?.published);
  const facts = [outlet, published].flatMap((fact) => fact || []);
  return (
    <header className="article-head">
      <div className="article-words">
        <h1>
          <bdi>{shown(open.title)}</bdi>
        </h1>
        <p className="article-facts">
          {facts.map((fact) => (
            <bdi key={fact}>{shown(fact)}</bdi>
          ))}
          <span>{countOf(open.text.length, 'character')}</span>
        </p>
      </div>
      <AfterPaint>
        <UndoRedo />
      </AfterPaint>
    </header>
  );
}

function UndoRedo() {
  const session = useCommands();
  const mac = useSession((state) => state.app.platform === 'darwin');
  const canUndo = useSession((state) => state.canUndo);
  const canRedo = useSession((state) => state.canRedo);
  const steps = [
    { id: 'undo', title: 'Undo', can: canUndo },
    { id: 'redo', title: 'Redo', can: canRedo },
  ] as const;
  return (
    <div className="undo-redo">
      {steps.map(({ id, title, can }) => (
        <button
          key={id}
          type="button"
          className="icon-button"
          aria-label={title}
          aria-disabled={!can}
          aria-keyshortcuts={ariaKeys(id, mac)}
          title={`${title} (${keyName(id, mac)})`}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => void session.run(id)}
        >
          <Icon name={id} />
        </button>
      ))}
    </div>
  );
}
