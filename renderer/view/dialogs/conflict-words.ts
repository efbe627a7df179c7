import type {
  DeletedConflict,
  FieldDifference,
  ImportConflict,
  VersionsConflict,
} from '../../session/import-preview';
import { dayAndTime } from '../amounts';
import { twoTexts, type Fit } from './two-texts';

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

/** A field in words, with what it says on both sides. */
function inWords({ field, here, there }: FieldDifference, fit: Fit): readonly string[] {
  const sides = twoTexts(here, there, fit).map((text) => {
    const inOneLine = text.replaceAll(/\s+/gu, ' ').trim();
    return inOneLine === '' ? 'nothing' : `\u2068${inOneLine}\u2069`;
  });
  return [`\u2068${fit(field)}\u2069`, ...sides];
}

/** `Label tone: nothing so far, Tone quote from now on` */
export function changeWords(change: FieldDifference, fit: Fit): string {
  const [field, before, after] = inWords(change, fit);
  return `${field}: ${before} so far, ${after} from now on`;
}

/** `Amount: 82 here, 83 there`, for each field that is not the same. */
function differenceWords({ differs }: VersionsConflict, fit: Fit): readonly string[] {
  return differs.map((difference) => {
    const [field, ours, theirs] = inWords(difference, fit);
    return `${field}: ${ours} here, ${theirs} there`;
  });
}

/** A conflict in words: what it is about, and what becomes of it. */
export function conflictWords(conflict: ImportConflict, fit: Fit = (text) => text): string {
  const what = `\u2068${fit(conflict.title)}\u2069`;
  return conflict.type === 'deletion'
    ? `${what}: ${deletedWords(conflict, fit)}`
    : [`${what}: ${KEPT_WORDS[conflict.kept]}`, ...differenceWords(conflict, fit)].join('; ');
}
