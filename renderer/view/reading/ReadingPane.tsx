import { use, useCallback, useEffect, useMemo, useState } from 'react';
import type { Span } from '../../../shared/article/span';
import { ArticleEditor } from '../../editor/ArticleEditor';
import type { Surface, SurfaceEvents } from '../../editor/surface';
import { placeShown } from '../../session/find';
import type { OpenArticle, Session } from '../../session/session';
import { useCommands, useSession } from '../../session/use-session';
import { KeyCaps } from '../../ui/KeyCaps';
import { heardKeys, keyCaps } from '../keys/key-caps';
import { ARTICLE_TEXT_LABEL, placeOf } from '../keys/key-place';
import { AfterPaint } from '../AfterPaint';
import { ArticleHeader } from './ArticleHeader';
import { FindBar } from './FindBar';
import { RelatingBanner } from '../relating/RelatingBanner';
import { SurfaceOnScreen } from './surface-on-screen';
import { TagToolbar } from './TagToolbar';
import './reading.css';
import { shown } from '../shown';

/** The centre: the open article, its header and the tools to tag it. */
export function ReadingPane() {
  const open = useSession((state) => state.open);
  return (
    <section className="pane reading" aria-label="Article" data-pane="text">
      {open ? <OpenText open={open} /> : <NothingOpen />}
    </section>
  );
}

function NothingOpen() {
  const mac = useSession((state) => state.app.platform === 'darwin');
  const loading = useSession((state) => state.loading);
  const session = useCommands();
  const first = useSession((state) => state.library[0]);
  if (loading) {
    return (
      <div className="reading-empty">
        <h1>Reading the library…</h1>
      </div>
    );
  }
  return (
    <div className="reading-empty">
      <h1>No article is open</h1>
      <p>Choose one in the library, or open text files.</p>
      {first && (
        <button
          type="button"
          className="button"
          onClick={() => void session.openArticle(first.digest)}
        >
          Start with <bdi>“{shown(first.title)}”</bdi>
        </button>
      )}
      <p className="reading-empty-keys">
        <KeyCaps heard={heardKeys('Mod+O', mac)} caps={keyCaps('Mod+O', mac)} /> opens files,{' '}
        <KeyCaps heard={heardKeys('Mod+K', mac)} caps={keyCaps('Mod+K', mac)} /> shows every
        command.
      </p>
    </div>
  );
}

function eventsFor(session: Session): SurfaceEvents {
  return {
    onSelection: session.selectionChanged,
    onPick: (ids) => session.select(ids[0] ?? null),
    // What Ctrl selects is added as the key adds it, after which nothing is selected.
    onAddFragment: () => void session.run('add-fragment'),
    onAdjust: (id, index, span) => void session.moveFragment(id, index, span),
    onRest: session.readingAt,
    onEditRefused: session.editRefused,
  };
}

const NONE_FOUND: readonly Span[] = [];

/** Listens to nothing itself, so that what happens to annotations renders the text alone. */
function OpenText({ open }: { readonly open: OpenArticle }) {
  return (
    <>
      <ArticleHeader open={open} />
      <AfterPaint>
        <TagToolbar />
      </AfterPaint>
      <RelatingBanner />
      <FindBar />
      <div className="reading-scroll">
        <ArticleText open={open} />
      </div>
    </>
  );
}

function ArticleText({ open }: { readonly open: OpenArticle }) {
  const session = useCommands();
  const indexVersion = useSession((state) => state.indexVersion);
  const selected = useSession((state) => state.selected);
  const finding = useSession((state) => state.finding);
  const fullLayout = useSession((state) => state.app.accessibilitySupport);
  const [surface, setSurface] = useState<Surface | null>(null);
  const onScreen = use(SurfaceOnScreen);
  const take = useCallback(
    (fresh: Surface | null) => {
      onScreen.set(fresh);
      setSurface(fresh);
    },
    [onScreen],
  );
  const events = useMemo(() => eventsFor(session), [session]);

  useEffect(() => (surface ? session.attachSurface(surface) : undefined), [session, surface]);
  useEffect(() => {
    // The caret is in the text as soon as it is there, unless someone is typing elsewhere.
    if (surface && placeOf(document.activeElement) === 'free') surface.focus();
  }, [surface, open.digest]);

  return (
    <ArticleEditor
      article={open}
      indexVersion={indexVersion}
      selected={selected}
      found={finding?.places ?? NONE_FOUND}
      foundHere={finding ? placeShown(finding) : null}
      events={events}
      fullLayout={fullLayout}
      onSurface={take}
      label={ARTICLE_TEXT_LABEL}
      {...(open.language !== undefined && { lang: open.language })}
    />
  );
}
