import { isNoValue } from '../../../shared/annotation/answer';
import {
  BOUNDS,
  QUOTE_MODES,
  STANCES,
  type Answer,
  type Body,
} from '../../../shared/annotation/body';
import type { AnnotationPatch, BodyField, BodyFields, Naming } from '../../session/annotating';
import type { Choice } from '../../ui/SelectEntry';
import type { ChoiceField } from './field-table';

/** Changes the inspected annotation; answers null when it was taken, else why not. */
export type Apply = (patch: AnnotationPatch) => Promise<string | null>;

/** Credits the inspected annotation to a name; answers as `Apply` does. */
export type Credit = (naming: Naming) => Promise<string | null>;

/** How far a field has been answered. */
export type AnswerState = 'open' | 'value' | 'unknown' | 'none-stated';

/** What each state is called. */
export const STATE_TITLES: Readonly<Record<AnswerState, string>> = {
  open: 'not answered',
  value: 'answered',
  unknown: 'unknown',
  'none-stated': 'none stated',
};

/** What an empty field says of its answer. */
export function placeholderFor(state: AnswerState): string {
  return state === 'unknown' || state === 'none-stated' ? STATE_TITLES[state] : '';
}

/** What can be answered without a value. */
export const WITHOUT_VALUE: readonly Choice[] = [
  { value: 'open', title: 'Not answered' },
  { value: 'unknown', title: 'Unknown' },
  { value: 'none-stated', title: 'None stated' },
];

/** The fields of a body of whatever kind. */
export function fieldsOf(body: Body): BodyFields {
  return body;
}

/** How far a field is answered. */
export function stateOf(answer: Answer<unknown> | undefined): AnswerState {
  if (answer === undefined) return 'open';
  return isNoValue(answer) ? answer.answer : 'value';
}

/** The value of an answer, if it has one. */
export function valueOf<T>(answer: Answer<T> | undefined): T | undefined {
  return answer === undefined || isNoValue(answer) ? undefined : answer;
}

/** A patch of one field of the body; null takes its answer away. */
export function bodyPatch<F extends BodyField>(
  field: F,
  value: NonNullable<BodyFields[F]> | null,
): AnnotationPatch {
  // A computed key loses which field it is; the parameters hold field and value together.
  return { body: { [field]: value } as NonNullable<AnnotationPatch['body']> };
}

/** A patch that answers a field without a value, or takes its answer away. */
export function withoutValue(
  field: Exclude<BodyField, 'assessment'>,
  state: string,
): AnnotationPatch {
  const answer =
    state === 'unknown' || state === 'none-stated' ? ({ answer: state } as const) : null;
  return bodyPatch(field, answer);
}

/** A patch that answers a field with one of its closed list, or as one of `WITHOUT_VALUE`. */
export function choicePatch(field: ChoiceField, chosen: string): AnnotationPatch {
  const lists = { stance: STANCES, mode: QUOTE_MODES, bound: BOUNDS };
  const value = lists[field].find((known) => known === chosen);
  return value === undefined ? withoutValue(field, chosen) : bodyPatch(field, value);
}
