import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { HistoryEntry } from '../../session/annotating';
import { useCommands, useSession } from '../../session/use-session';
import { Dialog } from '../../ui/Dialog';
import { dayAndTime } from '../amounts';
import { useRead } from '../use-read';
import { stepOf } from '../annotating/list-window';
import { shown } from '../shown';

/** More steps than these are not listed at once. */
const LISTED = 500;

/** Every step of the open article, newest first. Enter goes back, or forward, to one. */
export function HistoryDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useCommands();
  const [version, setVersion] = useState(0);
  const [going, setGoing] = useState(false);
  const steps = useRead(() => session.history(), String(version));
  const title = useSession((state) => state.open?.title ?? null);
  const list = useRef<HTMLOListElement>(null);
  const there = steps !== null;

  useLayoutEffect(() => {
    if (!there) return;
    const home = list.current?.querySelector<HTMLElement>('[aria-current]');
    (home ?? list.current?.querySelector('button'))?.focus();
  }, [there]);

  const goTo = async (id: string | null): Promise<void> => {
    if (going) return;
    setGoing(true);
    await session.goToStep(id);
    setGoing(false);
    // The start of an article that was added is before it was.
    if (session.getState().open === null) onClose();
    else setVersion((count) => count + 1);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const rows = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = rows.findIndex((row) => row === document.activeElement);
    const to = stepOf(event.key, at, rows.length);
    if (to === null) return;
    event.preventDefault();
    rows[to]?.focus();
  };
  const current = steps?.find(({ live }) => live)?.id;
  return (
    <Dialog title="History" className="wide" onClose={onClose}>
      {title !== null && (
        <p className="dialog-lead">
          <bdi>{shown(title)}</bdi>. Choose a step to go to it; what came after it can be brought
          back the same way.
        </p>
      )}
      {steps?.length === 0 && <p className="dialog-note">Nothing has been changed here yet.</p>}
      {steps && steps.length > 0 && (
        // One stop of the tab order, with arrow keys inside.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <ol ref={list} className="steps-list" aria-label="Steps" onKeyDown={onKeyDown}>
          {steps.slice(0, LISTED).map((step) => (
            <StepRow
              key={step.id}
              step={step}
              current={step.id === current}
              tabStop={step.id === (current ?? steps[0]?.id)}
              onGo={() => void goTo(step.id)}
            />
          ))}
          {steps.at(-1)?.seed === false && <StartRow onGo={() => void goTo(null)} />}
        </ol>
      )}
      {steps && steps.length > LISTED && (
        <p className="dialog-note">{steps.length - LISTED} older steps are not shown.</p>
      )}
      <div className="dialog-actions">
        <button type="button" className="button primary" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

interface StepRowProps {
  readonly step: HistoryEntry;
  readonly current: boolean;
  readonly tabStop: boolean;
  readonly onGo: () => void;
}

function StepRow({ step, current, tabStop, onGo }: StepRowProps) {
  return (
    <li>
      <button
        type="button"
        className="step-row"
        data-live={step.live}
        aria-current={current ? 'step' : undefined}
        aria-disabled={!step.reachable}
        tabIndex={tabStop ? 0 : -1}
        onClick={() => {
          if (step.reachable) onGo();
        }}
      >
        <bdi className="step-title">{shown(step.seed ? `Start: ${step.title}` : step.title)}</bdi>
        <span className="step-state">
          {current && 'you are here'}
          {!step.live && (step.reachable ? 'taken back' : 'taken back for good')}
        </span>
        <span className="step-origin">
          <bdi>{shown(step.by)}</bdi>, {dayAndTime(step.at)}
        </span>
      </button>
    </li>
  );
}

/** Everything taken back. Never where one is: the article is not in the library then. */
function StartRow({ onGo }: { readonly onGo: () => void }) {
  return (
    <li>
      <button type="button" className="step-row" tabIndex={-1} onClick={onGo}>
        <span className="step-title">Start: everything taken back</span>
        <span className="step-origin">
          The article leaves the library, as it came; redo brings it all back.
        </span>
      </button>
    </li>
  );
}
