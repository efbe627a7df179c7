import type { Annotation } from '../../shared/annotation/annotation';
import { FIELDS_OF_KIND, type AnnotationPatch } from '../../shared/annotation/annotation-patch';
import { patchAnnotation } from '../../shared/annotation/patch-annotation';
import type { Span } from '../../shared/article/span';
import { checkAnswers, type AnswerContext } from '../../shared/figure/check-answer';
import { prefillFigure } from '../../shared/figure/prefill-figure';
import { prefillQuote } from '../../shared/figure/prefill-quote';
import type { OpenArticle } from './session';

/** Code units on each side of a quote in which its marks may stand. */
const CONTEXT = 200;

type Guesses = NonNullable<AnnotationPatch['body']>;

function guessesFor(annotation: Annotation, text: string, { start, end }: Span): Guesses {
  const words = text.slice(start, end);
  switch (annotation.body.kind) {
    case 'claim':
      return {};
    case 'figure': {
      const { kind: _kind, ...fields } = prefillFigure(words).body;
      return fields;
    }
    case 'quote':
      return prefillQuote(words, {
        before: text.slice(Math.max(start - CONTEXT, 0), start),
        after: text.slice(end, end + CONTEXT),
      });
  }
}

/**
 * An annotation that was just made, or made another kind, with the answers that its own words give,
 * marked as guessed. An answer that is there stays; one that its field would refuse is not given.
 */
export function withGuesses(
  annotation: Annotation,
  { text }: Pick<OpenArticle, 'text'>,
  context: AnswerContext,
): Annotation {
  const guesses = guessesFor(annotation, text, annotation.target.spans[0]);
  const fields = FIELDS_OF_KIND[annotation.body.kind].filter((field) => {
    const guess = guesses[field];
    const isOpen = guess !== undefined && !(field in annotation.body);
    return isOpen && checkAnswers({ [field]: guess }, context).ok;
  });
  if (fields.length === 0) return annotation;
  const body = Object.fromEntries(fields.map((field) => [field, guesses[field]]));
  const filled = patchAnnotation(annotation, { body }, annotation.provenance.modified);
  return { ...filled, guessed: [...annotation.guessed, ...fields] };
}
