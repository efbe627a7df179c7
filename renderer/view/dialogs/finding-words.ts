import { assertNever } from '../../../shared/base/assert-never';
import type { OffsetUnit, UnitDecision } from '../../../shared/exchange/foreign-read';
import type { Reworded } from '../../../shared/exchange/reworded';
import type {
  ImportPreview,
  ImportReview,
  ImportTrouble,
  TextsOfExport,
} from '../../session/import-preview';
import { isObjection } from '../../session/import-reviews';
import { isReworded } from '../../session/reworded-marks';
import { countOf, grouped } from '../amounts';
import { placeWords } from '../import-words';
import { reviewWords } from '../review-words';
import { conflictWords } from './conflict-words';
import { FORMAT_WORDS } from './format-words';
import { twoTexts, type Fit } from './two-texts';

type Moved = Extract<ImportTrouble['fate'], { type: 'moved' }>;

const UNIT_WORDS: Readonly<Record<OffsetUnit, string>> = {
  'code-point': 'code points',
  'utf-16': 'UTF-16 units',
  'crlf-as-one': 'code points, and CRLF as one',
  'utf-16-crlf-as-one': 'UTF-16 units, and CRLF as one',
};

const QUOTATION = /^["'“”„‟‘’‚«»‹›「『]|["'“”‘’«»‹›」』]$/u;

/** Words of a file in a sentence, kept apart from it; those that bring quotation marks get no others. */
function quoted(words: string): string {
  const inOneLine = words.replaceAll(/\s+/gu, ' ').trim();
  const isolated = `\u2068${inOneLine}\u2069`;
  return QUOTATION.test(inOneLine) ? isolated : `“${isolated}”`;
}

function percent(score: number): string {
  return `${Math.round(score * 100)} % alike`;
}

function refusalSentence({ what, words }: ImportTrouble, reason: string, fit: Fit): string {
  const marked = words === '' ? '' : ` (${quoted(fit(words))})`;
  switch (what) {
    case 'relation':
      return `relation left out: it ${fit(reason)}`;
    case 'part':
      return `not read: it ${fit(reason)}`;
    case undefined:
      return `left out: it ${fit(reason)}${marked}`;
    default:
      return assertNever(what);
  }
}

/** Words of a mark, or of what one of its answers points at, that are not what they were. */
function rewordedWords({ field, was, is }: Reworded, fit: Fit): string {
  const what = field === null ? '' : field === 'cue' ? 'its cue ' : `the words of its ${field} `;
  const [before, now] = twoTexts(was, is, fit);
  return `${what}was ${quoted(before)}, is ${quoted(now)}`;
}

function movedSentence({ words }: ImportTrouble, { score, reworded }: Moved, fit: Fit): string {
  if (reworded.length > 0) {
    const changes = reworded.map((each) => rewordedWords(each, fit));
    const mark = reworded.some(({ field }) => field === null) ? '' : `${quoted(fit(words))}: `;
    return `${mark}${changes.join('; ')}, ${percent(score)}`;
  }
  const around = score < 1 ? `, what stands around them is not (${percent(score)})` : '';
  const where = `found elsewhere; its words are the same${around}`;
  return words === '' ? where : `${where}: ${quoted(fit(words))}`;
}

/** What became of an item, and why. */
function fateSentence(trouble: ImportTrouble, fit: Fit): string {
  const { fate, words } = trouble;
  switch (fate.type) {
    case 'anchored':
      return 'where the file says';
    case 'moved':
      return movedSentence(trouble, fate, fit);
    case 'orphaned': {
      const { near } = fate;
      const what = words === '' ? 'it' : quoted(fit(words));
      const nearest = near
        ? `; nearest is ${quoted(fit(near.words))} (${percent(near.score)})`
        : '';
      return `left out: ${what} has no certain place in the text${nearest}`;
    }
    case 'refused':
      return refusalSentence(trouble, fate.reason, fit);
    default:
      return assertNever(fate);
  }
}

/** An item of a file in words; its file is named where there are several. */
export function findingWords(
  trouble: ImportTrouble,
  preview: Pick<ImportPreview, 'fileName'>,
  fit: Fit = (text) => text,
): string {
  const { fileName, place } = trouble;
  const where = [
    ...(fileName === preview.fileName ? [] : [fit(fileName)]),
    ...(place === '' ? [] : [placeWords(fit(place))]),
  ].map((part) => `\u2068${part}\u2069`);
  const sentence = fateSentence(trouble, fit);
  return where.length === 0 ? sentence : `${where.join(', ')}: ${sentence}`;
}

/** A review with what it was said of. */
export function objectionWords(review: ImportReview, fit: Fit = (text) => text): string {
  return `\u2068${fit(review.title)}\u2069: ${reviewWords(review, fit)}`;
}

/** Everything that was found, a line each, to be kept beside the file. */
export function findingsText(preview: ImportPreview): string {
  const { fileName, format, troubles, conflicts, reviews } = preview;
  const { marks, relations, parts } = preview.leftOut;
  const moved = troubles.filter(({ fate }) => fate.type === 'moved').length;
  const reworded = troubles.filter(isReworded).length;
  const objections = reviews.filter(isObjection);
  return [
    `${fileName}, read as ${FORMAT_WORDS[format].title}`,
    `Left out: ${countOf(marks, 'mark')}, ${countOf(relations, 'relation')}, ${countOf(parts, 'other part')}. Found elsewhere: ${countOf(moved, 'mark')}, ${grouped(reworded)} of them on other words.`,
    '',
    ...troubles.map((trouble) => findingWords(trouble, preview)),
    ...(conflicts.length === 0 ? [] : ['', `Conflicts: ${grouped(conflicts.length)}.`, '']),
    ...conflicts.map((conflict) => conflictWords(conflict)),
    ...(objections.length === 0 ? [] : ['', 'Reviews that reject or correct:', '']),
    ...objections.map((review) => objectionWords(review)),
    '',
  ]
    .join('\n')
    .replaceAll(/[\u2068\u2069]/g, '');
}

/** How a file counts characters, and by what that is known. */
export function unitWords({ unit, matched, of }: UnitDecision): string {
  if (of === 0) return `is taken to count ${UNIT_WORDS[unit]}: it carries no covered words`;
  return `counts ${UNIT_WORDS[unit]}: ${matched} of ${of} covered texts agree`;
}

/** How far the marks of a file of another program can be trusted. */
export function comparedWords({
  units,
  added,
  changed,
}: Pick<ImportPreview, 'units' | 'added' | 'changed'>): string {
  const compared = 'The places of its marks were held against the words that it has of them';
  if (units.every(({ of }) => of > 0)) return `${compared}.`;
  const check = added + changed > 0 ? ' Check some marks after the import.' : '';
  const isAssumed = 'how it counts characters is assumed';
  return units.some(({ of }) => of > 0)
    ? `${compared}; where it has none, ${isAssumed}.${check}`
    : `It has no words of its marks to hold their places against, so ${isAssumed}.${check}`;
}

/** How far the marks of an export of this program are proved. */
export function provedWords({ inFile, inLibrary, otherVersion, nowhere }: TextsOfExport): string {
  const known = inFile + inLibrary;
  const isAll = otherVersion + nowhere === 0;
  const ofThese = isAll ? '' : ` of ${countOf(known, 'article')}`;
  const asHere = inLibrary > 0 ? ', as the library has it' : '';
  return [
    isAll || known > 0
      ? `Every mark that it brings${ofThese} was proved against its text${asHere}.`
      : '',
    otherVersion > 0
      ? `It has no text of ${countOf(otherVersion, 'article')}, and the library has another version: the marks there were not proved, but looked for by their words. One that reads otherwise there becomes a draft whose answers are to be confirmed; Problems lists it.`
      : '',
    nowhere > 0
      ? `Of ${countOf(nowhere, 'article')} there is no text, neither in the file nor in the library: the marks there are left out.`
      : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
