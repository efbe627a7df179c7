import { assertNever } from '../../shared/base/assert-never';
import type { Problem, TargetName } from '../../shared/annotation/check-annotation';
import type { TargetFailure } from '../../shared/annotation/create-target';

const TARGETS: Readonly<Record<TargetName, string>> = {
  target: 'The marked words',
  cue: 'The cue',
  claimant: 'The mention of the claimant',
  speaker: 'The mention of the speaker',
  addressee: 'The mention of the addressee',
};

/** Fields whose name in the code is not the one on screen. */
const FIELD_NAMES: ReadonlyMap<string, string> = new Map([
  ['asOf', 'as-of date'],
  ['value', 'value, range or date'],
]);

function nameOf(field: string): string {
  return FIELD_NAMES.get(field) ?? field;
}

/** As one of several that have an answer. */
function shortNameOf(field: string): string {
  return field === 'value' ? field : nameOf(field);
}

function targetWords(target: TargetName, failure: TargetFailure): string {
  const what = TARGETS[target];
  switch (failure.type) {
    case 'TargetEmpty':
    case 'SpanEmpty':
      return `${what}: there are no words in it.`;
    case 'SpanOutside':
      return `${what}: it reaches outside of the article.`;
    case 'SpanSplitsCharacter':
      return `${what}: an end lies within one character.`;
    case 'SpansOverlap':
      return `${what}: two of its pieces overlap.`;
    default:
      return assertNever(failure);
  }
}

/** A problem of an annotation in a sentence: what is not right and, where it helps, what to do. */
export function problemWords(problem: Problem): string {
  switch (problem.type) {
    case 'TargetWrong':
      return targetWords(problem.target, problem.failure);
    case 'QuotesMissing':
      return `${TARGETS[problem.target]}: the stored words do not match its pieces.`;
    case 'QuoteDiffers':
      return `${TARGETS[problem.target]}: the article reads differently there.`;
    case 'SplitsCluster':
      return `${TARGETS[problem.target]}: an end lies within what is seen as one character.`;
    case 'FigureAmbiguous':
      return `It has ${problem.fields.join(' and ')} at once. Keep one of them.`;
    case 'GuessedUnanswered':
      return `The ${nameOf(problem.field)} is called guessed, but has no answer.`;
    case 'Unconfirmed':
      return `Guessed and not confirmed yet: ${problem.fields.map(shortNameOf).join(', ')}.`;
    case 'Unanswered':
      return `The ${nameOf(problem.field)} is not answered.`;
    default:
      return assertNever(problem);
  }
}
