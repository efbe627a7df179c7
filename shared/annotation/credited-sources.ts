import { isNoValue } from './answer';
import type { Answer, Attribution, Body } from './body';
import type { SourceId } from './source';

function attributionsOf(body: Body): readonly (Answer<Attribution> | undefined)[] {
  switch (body.kind) {
    case 'claim':
      return [body.claimant];
    case 'quote':
      return [body.speaker, body.addressee];
    case 'figure':
      return [];
  }
}

/** The sources that a body names, those through which something came included. */
export function creditedSources(body: Body): readonly SourceId[] {
  return attributionsOf(body).flatMap((answer) => {
    if (!answer || isNoValue(answer)) return [];
    return [answer.source, ...(answer.via === undefined ? [] : [answer.via])];
  });
}
