import { memo, useMemo, type KeyboardEvent, type MouseEvent } from 'react';
import type { AnnotationId } from '../../../shared/annotation/annotation';
import type { Kind } from '../../../shared/scheme/scheme';
import { Icon } from '../../ui/Icon';
import { excerptOf } from './excerpt';
import { JointedText } from './JointedText';
import { KindLabel } from './KindLabel';
import { RowLabel } from './RowLabel';
import { RowState } from './RowState';
import { charactersIn } from './text-room';
import type { RowDetails } from './use-row-details';
import type { RowGestures } from './use-row-gestures';

interface AnnotationRowProps extends RowDetails {
  readonly id: AnnotationId;
  readonly kind: Kind;
  /** In the analyst's order, with joints between the fragments. */
  readonly words: string;
  /** Pixels that a line of its words has. */
  readonly width: number;
  readonly font: string;
  /** From 1. */
  readonly position: number;
  readonly size: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly selected: boolean;
  readonly marked: boolean;
  readonly tabStop: boolean;
  readonly gestures: RowGestures;
}

/**
 * One annotation in the list: its kind, its words and its state; the words are shortened in the middle for the eye only. All
 * it is given is compared by value, so that a change renders the rows that it is about.
 */
export const AnnotationRow = memo(function AnnotationRow(row: AnnotationRowProps) {
  const { id, kind, words, width, font, position, size, gestures } = row;
  const excerpt = useMemo(
    () => excerptOf(words, charactersIn(words, width, font)),
    [words, width, font],
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isHandled(event, row)) event.preventDefault();
  };
  const onClick = (event: MouseEvent): void => {
    const mod = event.ctrlKey || event.metaKey;
    gestures.pick(id, event.shiftKey ? 'range' : mod ? 'toggle' : 'alone');
  };
  return (
    <li
      className="annotation-row"
      aria-setsize={size}
      aria-posinset={position}
      style={{ transform: `translateY(${row.top}px)` }}
    >
      <button
        type="button"
        className="annotation-open"
        data-row
        {...(row.tabStop && { 'data-pane-home': true })}
        data-kind={kind}
        data-marked={row.marked || undefined}
        tabIndex={row.tabStop ? 0 : -1}
        aria-current={row.selected ? 'true' : undefined}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <span className="row-kind">
          {row.marked && (
            <span className="row-mark">
              <Icon name="check" />
              <span className="unseen">Marked: </span>
            </span>
          )}
          <KindLabel kind={kind} />
        </span>{' '}
        <bdi className="annotation-words">
          <RowLabel label={row.label} />
          {/* A mark of direction that is open where the head ends must not turn what follows. */}
          <bdi>
            <JointedText text={excerpt.head} />
          </bdi>
          {excerpt.middle && (
            <>
              <bdi className="unseen">
                <JointedText text={excerpt.middle} />
              </bdi>
              <span aria-hidden="true"> … </span>
            </>
          )}
          <bdi>
            <JointedText text={excerpt.tail} />
          </bdi>
        </bdi>
        <RowState isDone={row.isDone} hasGuesses={row.hasGuesses} />
      </button>
    </li>
  );
});

function isHandled(event: KeyboardEvent, { id, position, gestures }: AnnotationRowProps): boolean {
  const at = position - 1;
  if (event.altKey) return false;
  if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() === 'a') gestures.markAll();
    else if (event.key === ' ') gestures.pick(id, 'toggle');
    else return false;
    return true;
  }
  if (event.key === 'Delete' || event.key === 'Backspace') void gestures.remove(at, id);
  else if (event.key === 'Enter') gestures.edit(id);
  else return gestures.step(event.key, at, event.shiftKey ? 'range' : 'alone');
  return true;
}
