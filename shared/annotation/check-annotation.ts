import { paragraphsOf } from '../article/paragraphs';
import { snapToGraphemes } from '../article/graphemes';
import type { Paragraphs } from '../article/article';
import { describeQuote } from '../selector/describe-quote';
import type { Annotation } from './annotation';
import { isNoValue } from './answer';
import type { Answer, Attribution } from './body';
import { checkOverlap, checkSpan, type TargetFailure } from './create-target';
import type { Target } from './target';

/** Which target of an annotation: its own, or one that an answer points with. */
export type TargetName = 'target' | 'cue' | 'claimant' | 'speaker' | 'addressee';

/** Something that an annotation can be kept with, but that is not right. */
export type Problem =
  | { readonly type: 'TargetWrong'; readonly target: TargetName; readonly failure: TargetFailure }
  | { readonly type: 'QuotesMissing'; readonly target: TargetName }
  /** The text has other words there, or other words around them. */
  | { readonly type: 'QuoteDiffers'; readonly target: TargetName; readonly index: number }
  /** An end stands within what people see as one character. */
  | { readonly type: 'SplitsCluster'; readonly target: TargetName; readonly index: number }
  /** A figure can be a value, a range or a date, but only one of them. */
  | { readonly type: 'FigureAmbiguous'; readonly fields: readonly string[] }
  /** A field is called guessed that has no answer. */
  | { readonly type: 'GuessedUnanswered'; readonly field: string }
  /** Answers that nobody has confirmed yet. */
  | { readonly type: 'Unconfirmed'; readonly fields: readonly string[] }
  /** The answer that its kind asks for first is missing. */
  | { readonly type: 'Unanswered'; readonly field: string };

function checkSpans({ spans, quotes }: Target, text: string, target: TargetName): Problem[] {
  const problems: Problem[] = [];
  for (const [index, span] of spans.entries()) {
    const failure = checkSpan(text, span, index);
    if (failure) problems.push({ type: 'TargetWrong', target, failure });
  }
  const overlap = checkOverlap(spans);
  if (overlap) problems.push({ type: 'TargetWrong', target, failure: overlap });
  if (quotes.length !== spans.length) problems.push({ type: 'QuotesMissing', target });
  return problems;
}

function checkWords(
  { spans, quotes }: Target,
  text: string,
  paragraphs: Paragraphs,
  target: TargetName,
): Problem[] {
  const problems: Problem[] = [];
  for (const [index, span] of spans.entries()) {
    const stated = quotes[index];
    const { exact, prefix, suffix } = describeQuote(text, span);
    if (stated?.exact !== exact || stated.prefix !== prefix || stated.suffix !== suffix) {
      problems.push({ type: 'QuoteDiffers', target, index });
    }
    const whole = snapToGraphemes(text, paragraphs, span);
    if (whole?.start !== span.start || whole.end !== span.end) {
      problems.push({ type: 'SplitsCluster', target, index });
    }
  }
  return problems;
}

function mentionOf(attribution: Answer<Attribution> | undefined): Target | undefined {
  return attribution && !isNoValue(attribution) ? attribution.mention : undefined;
}

/** Every target of an annotation, the ones of its answers included. */
function targetsOf({ target, body }: Annotation): [TargetName, Target][] {
  const cue = body.cue && !isNoValue(body.cue) ? body.cue : undefined;
  const named: [TargetName, Target | undefined][] = [
    ['target', target],
    ['cue', cue],
    ['claimant', body.kind === 'claim' ? mentionOf(body.claimant) : undefined],
    ['speaker', body.kind === 'quote' ? mentionOf(body.speaker) : undefined],
    ['addressee', body.kind === 'quote' ? mentionOf(body.addressee) : undefined],
  ];
  return named.flatMap(([name, found]): [TargetName, Target][] => (found ? [[name, found]] : []));
}

/** The field that a reader asks for first. */
function firstQuestion({ body }: Annotation): { field: string; answered: boolean } {
  switch (body.kind) {
    case 'claim':
      return { field: 'claimant', answered: body.claimant !== undefined };
    case 'quote':
      return { field: 'speaker', answered: body.speaker !== undefined };
    case 'figure':
      return { field: 'value', answered: Boolean(body.value ?? body.range ?? body.date) };
  }
}

function checkAnswers(annotation: Annotation): Problem[] {
  const { body, guessed } = annotation;
  const problems: Problem[] = [];
  const amounts = ['value', 'range', 'date'].filter((field) => field in body);
  if (amounts.length > 1) problems.push({ type: 'FigureAmbiguous', fields: amounts });
  for (const field of guessed) {
    if (!(field in body)) problems.push({ type: 'GuessedUnanswered', field });
  }
  const unconfirmed = guessed.filter((field) => field in body);
  if (unconfirmed.length > 0) problems.push({ type: 'Unconfirmed', fields: unconfirmed });
  const { field, answered } = firstQuestion(annotation);
  if (!answered) problems.push({ type: 'Unanswered', field });
  return problems;
}

/**
 * What is wrong with an annotation of an article's text; nothing of it prevents keeping it. Who
 * checks many gives the paragraphs, which are the same for all.
 */
export function checkAnnotation(
  annotation: Annotation,
  articleText: string,
  paragraphs: Paragraphs = paragraphsOf(articleText),
): readonly Problem[] {
  const inTargets = targetsOf(annotation).flatMap(([name, target]) => {
    const wrong = checkSpans(target, articleText, name);
    return wrong.length > 0 ? wrong : checkWords(target, articleText, paragraphs, name);
  });
  return [...inTargets, ...checkAnswers(annotation)];
}
