import type {
  DeletedConflict,
  ImportConflict,
  VersionsConflict,
} from '../../session/import-preview';
import { dayAndTime } from '../amounts';

/** Shortens a text of a file, or leaves it whole. */
type Fit = (text: string) => string;

const KEPT_WORDS: Readonly<Record<VersionsConflict['kept'], string>> = {
  here: 'yours is later and stays',
  file: 'the one in the file is later and takes its place',
  both: 'made one of both',
};

/** What was done first, what was done later, and what comes of it. */
function deletedWords({ where, by, at, changed, lives }: DeletedConflict, fit: Fit): string {
  const [there, here] = where === 'file' ? ['there', 'here'] : ['here', 'there'];
  const who = by === '' ? '' : ` by \u2068${fit(by)}\u2069`;
  const deletion = `deleted ${there}${who} on ${dayAndTime(at)}`;
  const change = `changed ${here} on ${dayAndTime(changed)}`;
  const [first, then] = lives ? [deletion, change] : [change, deletion];
  const stays = where === 'file' ? 'stays' : 'comes back';
  const goes = where === 'file' ? 'goes' : 'stays deleted';
  return `${first}, later ${then}: ${lives ? stays : goes}`;
}

/** A conflict in words: what it is about, and what becomes of it. */
export function conflictWords(conflict: ImportConflict, fit: Fit = (text) => text): string {
  const what = `\u2068${fit(conflict.title)}\u2069`;
  return conflict.type === 'deletion'
    ? `${what}: ${deletedWords(conflict, fit)}`
    : `${what}: ${KEPT_WORDS[conflict.kept]}`;
}
