import type { Annotation } from '../../shared/annotation/annotation';
import { createAnnotation } from '../../shared/annotation/create-annotation';
import { createTarget } from '../../shared/annotation/create-target';
import type { Target } from '../../shared/annotation/target';
import type { Article } from '../../shared/article/article';
import type { Span } from '../../shared/article/span';
import { DEFAULT_SCHEME } from '../../shared/scheme/default-scheme';
import type { Kind } from '../../shared/scheme/scheme';
import { TEST_TIME } from './an-article';
import { freshAnnotationId } from './ids';

/** The span of words in a text; `occurrence` counts from 1. */
export function spanOf(text: string, words: string, occurrence = 1): Span {
  let start = -1;
  for (let seen = 0; seen < occurrence; seen += 1) {
    start = text.indexOf(words, start + 1);
    if (start === -1) throw new Error(`The text has no ${words} (${occurrence})`);
  }
  return { start, end: start + words.length };
}

/** A target over words of a text, one fragment for each. */
export function aTarget(text: string, ...words: readonly string[]): Target {
  const target = createTarget(
    text,
    words.map((each) => spanOf(text, each)),
  );
  if (!target.ok) throw new Error(`No target: ${target.failure.type}`);
  return target.value;
}

/** An annotation on words of an article; several words make several fragments. */
export function anAnnotation(given: {
  readonly article: Article;
  readonly on: string | readonly string[];
  readonly kind?: Kind;
  /** Which occurrence of the words, from 1; only for a single fragment. */
  readonly occurrence?: number;
  readonly with?: Partial<Annotation>;
}): Annotation {
  const { text, digest } = given.article;
  const spans =
    typeof given.on === 'string'
      ? [spanOf(text, given.on, given.occurrence)]
      : given.on.map((words) => spanOf(text, words));
  const target = createTarget(text, spans);
  if (!target.ok) throw new Error(`No target: ${target.failure.type}`);
  const annotation = createAnnotation({
    id: freshAnnotationId(),
    article: digest,
    target: target.value,
    kind: given.kind ?? 'claim',
    creator: 'Ada',
    at: TEST_TIME,
    scheme: DEFAULT_SCHEME,
  });
  return { ...annotation, ...given.with };
}
