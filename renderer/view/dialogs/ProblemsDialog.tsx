import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import type { AnnotationId } from '../../../shared/annotation/annotation';
import type { Problem } from '../../../shared/annotation/check-annotation';
import type { ProblemEntry } from '../../session/annotating';
import type { OpenArticle } from '../../session/session';
import { useCommands, useSession } from '../../session/use-session';
import { Dialog } from '../../ui/Dialog';
import { countOf } from '../amounts';
import { excerptOf } from '../annotating/excerpt';
import { KindLabel } from '../annotating/KindLabel';
import { stepOf } from '../annotating/list-window';
import { wordsOf } from '../annotating/place-words';
import { problemWords } from '../problem-words';
import { useRead } from '../use-read';

/** More annotations than these are not listed at once. */
const LISTED = 300;
const LONGEST_WORDS = 110;

type Group = readonly [AnnotationId, readonly Problem[]];

function groupsOf(entries: readonly ProblemEntry[]): readonly Group[] {
  const groups = new Map<AnnotationId, Problem[]>();
  for (const { annotation, problem } of entries) {
    groups.set(annotation, [...(groups.get(annotation) ?? []), problem]);
  }
  return [...groups];
}

/** What is not right in the open article, annotation by annotation. Enter goes there. */
export function ProblemsDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useCommands();
  const open = useSession((state) => state.open);
  const entries = useRead(() => session.problems(), open?.digest ?? '');
  const list = useRef<HTMLUListElement>(null);
  const groups = entries && groupsOf(entries);
  const there = entries !== null;

  useLayoutEffect(() => {
    if (there) list.current?.querySelector('button')?.focus();
  }, [there]);

  const goTo = (id: AnnotationId): void => {
    // The focus is back in the text before it scrolls.
    flushSync(onClose);
    session.select(id, { reveal: true });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const rows = [...(list.current?.querySelectorAll('button') ?? [])];
    const to = stepOf(
      event.key,
      rows.findIndex((row) => row === document.activeElement),
      rows.length,
    );
    if (to === null) return;
    event.preventDefault();
    rows[to]?.focus();
  };
  return (
    <Dialog title="Problems" className="wide" onClose={onClose}>
      {!groups && <p className="dialog-note">Looking through the annotations…</p>}
      {groups?.length === 0 && (
        <p className="dialog-note">There is nothing wrong with the annotations of this article.</p>
      )}
      {groups && groups.length > 0 && (
        <>
          <p className="dialog-lead">
            {countOf(entries?.length ?? 0, 'problem')} in {countOf(groups.length, 'annotation')}.
            None is in the way of anything; choose one to go there.
          </p>
          {/* One stop of the tab order, with arrow keys inside. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
          <ul ref={list} className="steps-list" aria-label="Problems" onKeyDown={onKeyDown}>
            {groups.slice(0, LISTED).map(([id, problems], at) => (
              <li key={id}>
                <button
                  type="button"
                  className="problem-row"
                  tabIndex={at === 0 ? 0 : -1}
                  onClick={() => goTo(id)}
                >
                  <AnnotationWords open={open} id={id} />
                  {[...new Set(problems.map(problemWords))].map((words) => (
                    <span key={words} className="problem-words">
                      {words}
                    </span>
                  ))}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="dialog-actions">
        <button type="button" className="button primary" data-autofocus onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

interface AnnotationWordsProps {
  readonly open: OpenArticle | null;
  readonly id: AnnotationId;
}

function AnnotationWords({ open, id }: AnnotationWordsProps) {
  const placed = open?.index.get(id);
  if (!open || !placed) return <span>an annotation that is gone</span>;
  const { head, middle, tail } = excerptOf(wordsOf(open.text, placed.spans), LONGEST_WORDS);
  return (
    <span>
      <KindLabel kind={placed.kind} /> <bdi>{middle ? `${head} … ${tail}` : head}</bdi>
    </span>
  );
}
