import type { KeyboardEvent } from 'react';
import type { AnnotationId } from '../../../shared/annotation/annotation';
import type { PlacedAnnotation } from '../../../shared/annotation/packed';
import { excerptOf } from './excerpt';
import { KindLabel } from './KindLabel';
import { wordsOf } from './place-words';

interface AnnotationRowProps {
  readonly placed: PlacedAnnotation;
  readonly text: string;
  /** How many characters fit. */
  readonly seen: number;
  /** From 1. */
  readonly position: number;
  readonly size: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly selected: boolean;
  readonly tabStop: boolean;
  readonly onPick: (id: AnnotationId) => void;
  readonly onDelete: () => void;
  /** Answers whether the key moved. */
  readonly onStep: (key: string) => boolean;
}

/** One annotation in the list: its kind and its words, shortened in the middle for the eye only. */
export function AnnotationRow({ placed, text, seen, position, size, ...row }: AnnotationRowProps) {
  const excerpt = excerptOf(wordsOf(text, placed.spans), seen);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Delete' || event.key === 'Backspace') row.onDelete();
    else if (!row.onStep(event.key)) return;
    event.preventDefault();
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
        data-kind={placed.kind}
        tabIndex={row.tabStop ? 0 : -1}
        aria-current={row.selected ? 'true' : undefined}
        onClick={() => row.onPick(placed.id)}
        onKeyDown={onKeyDown}
      >
        <KindLabel kind={placed.kind} />{' '}
        <bdi className="annotation-words">
          {excerpt.head}
          {excerpt.middle && (
            <>
              <span className="unseen">{excerpt.middle}</span>
              <span aria-hidden="true"> … </span>
            </>
          )}
          {excerpt.tail}
        </bdi>
      </button>
    </li>
  );
}
