import { useMemo, useRef } from 'react';
import { KINDS } from '../../../shared/scheme/scheme';
import type { OpenArticle } from '../../session/session';
import { useSession } from '../../session/use-session';
import { grouped } from '../amounts';
import { KIND_SIGNS } from '../kinds';
import { useKeptFocus } from '../use-kept-focus';
import { AnnotationList } from './AnnotationList';
import { KindDigit } from './KindDigit';
import { OpenPoints } from './OpenPoints';
import './annotation-list.css';

/** The lower right pane: every annotation of the open article, in text order, counted by kind. */
export function AnnotationPane() {
  const open = useSession((state) => state.open);
  const version = useSession((state) => state.indexVersion);
  const pane = useRef<HTMLElement>(null);
  useKeptFocus(pane);
  return (
    <section
      ref={pane}
      className="pane"
      aria-labelledby="annotations-title"
      data-pane="annotations"
    >
      <div className="pane-head">
        <h2 id="annotations-title" className="pane-title">
          Annotations
        </h2>
        {open && open.index.size > 0 && (
          <>
            <OpenPoints open={open} />
            <CountByKind open={open} version={version} />
          </>
        )}
      </div>
      {open && open.index.size > 0 ? (
        <AnnotationList open={open} version={version} />
      ) : (
        <p className="side-note">
          {open
            ? 'Nothing is tagged in this article yet.'
            : 'Open an article to see its annotations.'}
        </p>
      )}
    </section>
  );
}

interface CountByKindProps {
  readonly open: OpenArticle;
  readonly version: number;
}

function CountByKind({ open, version }: CountByKindProps) {
  const counts = useMemo(() => countKinds(open, version), [open, version]);
  return (
    <ul className="kind-counts" aria-label="Counts by kind">
      {KINDS.map((kind, at) => (
        <li key={kind} title={KIND_SIGNS[kind].title}>
          <KindDigit kind={kind} />
          <span className="unseen">{KIND_SIGNS[kind].title}: </span>
          {grouped(counts[at] ?? 0)}
        </li>
      ))}
    </ul>
  );
}

/** The index is mutable: `version` says which state of it is counted. */
function countKinds(open: OpenArticle, _version: number): readonly number[] {
  const counts = KINDS.map(() => 0);
  for (const kind of open.index.pack().kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
