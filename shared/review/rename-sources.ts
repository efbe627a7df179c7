import type { Annotation } from '../annotation/annotation';
import { isNoValue } from '../annotation/answer';
import type { Answer, Attribution, Body } from '../annotation/body';
import type { SourceId } from '../annotation/source';

/** Whom a body credits. */
export function attributionsOf(body: Body): readonly Attribution[] {
  const answers: readonly (Answer<Attribution> | undefined)[] =
    body.kind === 'claim'
      ? [body.claimant]
      : body.kind === 'quote'
        ? [body.speaker, body.addressee]
        : [];
  return answers.flatMap((answer) => (answer && !isNoValue(answer) ? [answer] : []));
}

/** An annotation in which sources that live on under another id are called by that. Two that are one are named once. */
export function renameSources(
  annotation: Annotation,
  renamed: ReadonlyMap<SourceId, SourceId>,
): Annotation {
  const { body } = annotation;
  const isConcerned = attributionsOf(body).some(
    ({ source, via }) => renamed.has(source) || (via !== undefined && renamed.has(via)),
  );
  if (!isConcerned) return annotation;
  const inAnswer = (answer: Answer<Attribution>): Answer<Attribution> => {
    if (isNoValue(answer)) return answer;
    const { via: oldVia, ...rest } = answer;
    const source = renamed.get(answer.source) ?? answer.source;
    const via = oldVia && (renamed.get(oldVia) ?? oldVia);
    const wereTwo = oldVia !== answer.source;
    return { ...rest, source, ...(via !== undefined && !(wereTwo && via === source) && { via }) };
  };
  switch (body.kind) {
    case 'claim':
      return {
        ...annotation,
        body: { ...body, ...(body.claimant && { claimant: inAnswer(body.claimant) }) },
      };
    case 'quote':
      return {
        ...annotation,
        body: {
          ...body,
          ...(body.speaker && { speaker: inAnswer(body.speaker) }),
          ...(body.addressee && { addressee: inAnswer(body.addressee) }),
        },
      };
    case 'figure':
      return annotation;
  }
}
