import type { Answer, NoValue } from './body';

/** Whether an answer says that there is no value to give. */
export function isNoValue<T>(answer: Answer<T>): answer is Extract<Answer<T>, NoValue> {
  return typeof answer === 'object' && answer !== null && 'answer' in answer;
}
