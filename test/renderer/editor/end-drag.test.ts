import { describe, expect, it } from 'vitest';
import { draggedTo, type DraggedEnd } from '../../../renderer/editor/end-drag';
import { AnnotationIndex } from '../../../shared/annotation/annotation-index';
import { packAnnotations } from '../../../shared/annotation/packed';
import { paragraphsOf } from '../../../shared/article/paragraphs';
import { FAMILY } from './surface-lab';

const TEXT = `The council met ${FAMILY} on Tuesday.\nIt put everything off.`;
const paragraphs = paragraphsOf(TEXT);
const article = {
  text: TEXT,
  paragraphs,
  index: new AnnotationIndex(paragraphs, packAnnotations([])),
};
const MET = { start: 12, end: 15 };
const FAMILY_END = 16 + FAMILY.length;

function drag(
  end: DraggedEnd['end'],
  offset: number,
  byWord = false,
  others: [number, number][] = [],
) {
  const spans = others.map(([from, to]) => ({ start: from, end: to }));
  const { start, end: to } = draggedTo(article, { end, span: MET, others: spans }, offset, byWord);
  return [start, to];
}

describe('draggedTo', () => {
  it.each([
    ['an end on', 'end', 16, [12, 16]],
    ['an end back', 'end', 14, [12, 14]],
    ['an end into a cluster, and takes it whole', 'end', 20, [12, FAMILY_END]],
    ['a start no further than its own last character', 'start', 15, [14, 15]],
    ['a start past its end, which begins what follows', 'start', 34, [15, 34]],
    ['a start past its end into a cluster, and takes it whole', 'start', 20, [15, FAMILY_END]],
    ['a start past its end into the space behind it not at all', 'start', 16, [14, 15]],
    ['a start back', 'start', 4, [4, 15]],
    ['an end no further than its own first character', 'end', 12, [12, 13]],
    ['an end before the start, which ends what comes before', 'end', 3, [3, 12]],
    ['an end before the start into the space before it not at all', 'end', 11, [12, 13]],
    ['an end to the very beginning', 'end', 0, [0, 12]],
    ['a start past the text', 'start', 999, [15, TEXT.length]],
    ['an end past the text', 'end', 999, [12, TEXT.length]],
    ['a start to the very beginning', 'start', 0, [0, 15]],
    ['an end into the next paragraph', 'end', TEXT.indexOf('It') + 2, [12, TEXT.indexOf('It') + 2]],
  ] as const)('takes %s', (_name, end, offset, expected) => {
    expect(drag(end, offset)).toEqual(expected);
  });

  it('snaps to whole words when asked to', () => {
    expect(drag('start', 6, true)).toEqual([4, 15]);
    const tuesday = TEXT.indexOf('Tuesday');
    expect(drag('end', tuesday + 2, true)).toEqual([12, tuesday + 7]);
    expect(drag('start', tuesday + 2, true)).toEqual([15, tuesday + 7]);
    expect(drag('end', 6, true)).toEqual([4, 12]);
    expect(drag('end', 11, true)).toEqual([12, 13]);
  });

  it('stops at the other fragments of the same annotation', () => {
    expect(drag('start', 0, false, [[0, 3]])).toEqual([3, 15]);
    expect(drag('end', 60, false, [[FAMILY_END, 40]])).toEqual([12, FAMILY_END]);
    expect(drag('start', 60, true, [[FAMILY_END, 40]])).toEqual([15, FAMILY_END]);
    expect(drag('end', 0, true, [[0, 6]])).toEqual([6, 12]);
  });

  it('keeps one character where another fragment touches the end that stays', () => {
    expect(drag('start', 60, false, [[15, 40]])).toEqual([14, 15]);
    expect(drag('end', 0, false, [[4, 12]])).toEqual([12, 13]);
  });
});
