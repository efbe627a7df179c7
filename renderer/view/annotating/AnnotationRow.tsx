import type { KeyboardEvent, MouseEvent } from 'react';
import type { AnnotationId } from '../../../shared/annotation/annotation';
import type { PlacedAnnotation } from '../../../shared/annotation/packed';
import { Icon } from '../../ui/Icon';
import { excerptOf } from './excerpt';
import { JointedText } from './JointedText';
import { KindLabel } from './KindLabel';
import { RowLabel } from './RowLabel';
import { jointedWords } from './place-words';
import { charactersIn } from './text-room';

/** What a gesture on a row means for the marks: it alone, one more or less, or all up to it. */
export type Marking = 'alone' | 'toggle' | 'range';

interface AnnotationRowProps {
  readonly placed: PlacedAnnotation;
  readonly text: string;
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
  readonly onPick: (id: AnnotationId, marking: Marking) => void;
  readonly onDelete: () => void;
  readonly onEdit: () => void;
  readonly onMarkAll: () => void;
  /** Answers whether the key moved. */
  readonly onStep: (key: string, marking: Marking) => boolean;
}

/** One annotation in the list: its kind and its words, shortened in the middle for the eye only. */
export function AnnotationRow({ placed, text, position, size, ...row }: AnnotationRowProps) {
  const words = jointedWords(text, placed.spans);
  const excerpt = excerptOf(words, charactersIn(words, row.width, row.font));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isHandled(event, row, placed.id)) event.preventDefault();
  };
  const onClick = (event: MouseEvent): void => {
    const mod = event.ctrlKey || event.metaKey;
    row.onPick(placed.id, event.shiftKey ? 'range' : mod ? 'toggle' : 'alone');
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
        data-kind={placed.kind}
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
          <KindLabel kind={placed.kind} />
        </span>{' '}
        <bdi className="annotation-words">
          <RowLabel id={placed.id} />
          <JointedText text={excerpt.head} />
          {excerpt.middle && (
            <>
              <span className="unseen">
                <JointedText text={excerpt.middle} />
              </span>
              <span aria-hidden="true"> … </span>
            </>
          )}
          <JointedText text={excerpt.tail} />
        </bdi>
      </button>
    </li>
  );
}

type RowKeys = Pick<AnnotationRowProps, 'onDelete' | 'onEdit' | 'onMarkAll' | 'onStep' | 'onPick'>;

function isHandled(event: KeyboardEvent, row: RowKeys, id: AnnotationId): boolean {
  if (event.altKey) return false;
  if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() === 'a') row.onMarkAll();
    else if (event.key === ' ') row.onPick(id, 'toggle');
    else return false;
    return true;
  }
  if (event.key === 'Delete' || event.key === 'Backspace') row.onDelete();
  else if (event.key === 'Enter') row.onEdit();
  else return row.onStep(event.key, event.shiftKey ? 'range' : 'alone');
  return true;
}
