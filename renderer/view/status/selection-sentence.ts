import type { AnnotationId } from '../../../shared/annotation/annotation';
import type { OpenArticle } from '../../session/session';
import { countOf, grouped } from '../amounts';
import { borderBefore } from '../annotating/excerpt';
import { KIND_SIGNS } from '../kinds';

const LONGEST_WORDS = 120;

/** An annotation as it is read out: `Quote 3 of 12, 2 fragments: …`; empty where it is gone. */
export function selectionSentence({ index, text }: OpenArticle, id: AnnotationId): string {
  const placed = index.get(id);
  if (!placed) return '';
  const { kind, spans } = placed;
  const place = `${grouped(index.positionOf(id) + 1)} of ${grouped(index.size)}`;
  const pieces = spans.length > 1 ? `, ${countOf(spans.length, 'fragment')}` : '';
  const words = spans.map(({ start, end }) => text.slice(start, end)).join(' ');
  const shown =
    words.length > LONGEST_WORDS ? `${words.slice(0, borderBefore(words, LONGEST_WORDS))}…` : words;
  return `${KIND_SIGNS[kind].title} ${place}${pieces}: ${shown}`;
}
