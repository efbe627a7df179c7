import type { Review } from '../../shared/annotation/annotation';
import { dayAndTime } from './amounts';

const VERDICT_WORDS: Readonly<Record<Review['verdict'], string>> = {
  accept: 'Accepted',
  reject: 'Rejected',
  correct: 'Correction',
};

/** `Rejected by Ben on 2026-11-21 14:05: Wrong number`, with texts of the file made to fit. */
export function reviewWords(
  { by, at, verdict, note }: Pick<Review, 'by' | 'at' | 'verdict' | 'note'>,
  fit: (text: string) => string = (text) => text,
): string {
  const who = by.trim() === '' ? 'nobody named' : `\u2068${fit(by)}\u2069`;
  const said =
    note.trim() === '' ? '' : `: \u2068${fit(note).replaceAll(/\s+/gu, ' ').trim()}\u2069`;
  return `${VERDICT_WORDS[verdict]} by ${who} on ${dayAndTime(at)}${said}`;
}
