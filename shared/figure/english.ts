import { ENGLISH_PERSON, ENGLISH_PERSONS } from './person-nouns';
import { phraseTable } from './tokens';
import type { Vocabulary } from './vocabulary';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const counted = (from: number, list: string): [string, number][] =>
  list.split(' ').map((word, index) => [word, from + index]);

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const SMALL_RANKS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth';
const TENTH_RANKS = 'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth';
const MONTHS =
  'january february march april may june july august september october november december';
const SHORT_MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec';

const tens = (list: string): [string, number][] =>
  list.split(' ').map((word, index) => [word, 20 + 10 * index]);

const PARTS: readonly [string, number][] = counted(
  3,
  SMALL_RANKS.split(' ').slice(2, 12).join(' '),
);

const SCALES: readonly [string, number][] = [
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['mn', 1e6],
  ['mln', 1e6],
  ['bn', 1e9],
  ['tn', 1e12],
  ['dozen', 12],
];

/** The words of English-language news, British and American. */
export const ENGLISH: Vocabulary = {
  language: 'en',
  decimalSign: '.',
  cardinals: new Map([...counted(0, SMALL), ...tens(TENS)]),
  scales: new Map(SCALES),
  suffixes: new Map([
    ['k', 1e3],
    ['m', 1e6],
    ['mn', 1e6],
    ['mln', 1e6],
    ['b', 1e9],
    ['bn', 1e9],
    ['tn', 1e12],
    ['trn', 1e12],
  ]),
  vague: new Map([
    ['tens', 10],
    ['dozens', 12],
    ['scores', 20],
    ['hundreds', 100],
    ['thousands', 1e3],
    ['millions', 1e6],
    ['billions', 1e9],
    ['trillions', 1e12],
  ]),
  ordinals: new Map([...counted(1, SMALL_RANKS), ...tens(TENTH_RANKS), ['hundredth', 100]]),
  ordinalSuffixes: words('st nd rd th'),
  rankWords: words('number no'),
  parts: new Map([
    ...PARTS,
    ...PARTS.map(([word, part]): [string, number] => [`${word}s`, part]),
    ['half', 2],
    ['halves', 2],
    ['quarter', 4],
    ['quarters', 4],
  ]),
  partAdjectives: new Map(),
  partNouns: new Set(),
  halves: words('half'),
  andAHalf: phraseTable([[null, 'and a half|and half|- and - a - half']]),
  outOf: phraseTable([[null, 'in|in every|out of|out of every|of every|of']]),
  several: phraseTable([['at-least', 'several|many|a few|some few']]),
  loose: phraseTable([[2, 'a couple of|a couple']]),
  decimalWords: words('point'),
  minus: words('minus negative'),
  and: words('and'),
  one: words('a an'),
  articles: words('the a an their its his her our'),
  of: words('of'),
  boundsBefore: phraseTable([
    [
      'more-than',
      'more than|over|above|in excess of|upwards of|upward of|just over|well over|slightly over|slightly more than|a little over|a little more than|just more than|well above|just above|greater than|larger than|higher than|exceeding|exceeds|exceeded|beyond|>',
    ],
    [
      'less-than',
      'less than|fewer than|under|below|just under|well under|slightly under|slightly less than|a little less than|just below|well below|smaller than|lower than|short of|<',
    ],
    [
      'at-least',
      'at least|no less than|no fewer than|not less than|not fewer than|a minimum of|minimum of|minimum|as few as|at the least|at the very least|≥|>=',
    ],
    [
      'at-most',
      'at most|no more than|not more than|no greater than|up to|as many as|as much as|a maximum of|maximum of|maximum|as high as|at the most|not exceeding|≤|<=',
    ],
    [
      'about',
      'about|around|roughly|approximately|approx|circa|some|nearly|almost|close to|near|virtually|an estimated|estimated|~|≈|±|∼|in the region of|in the order of|on the order of|somewhere around|more or less|c',
    ],
    ['exactly', 'exactly|precisely|only|just|a total of|a record|a mere'],
  ]),
  boundsAfter: phraseTable([
    [
      'at-least',
      'or more|or above|or over|or higher|and more|and over|and above|plus|+|- plus|at least|at a minimum|or older',
    ],
    ['at-most', 'or fewer|or less|or under|or below|at most|at the most|at a maximum|or younger'],
    ['about', 'or so|or thereabouts|approximately|give or take|odd|- odd'],
  ]),
  dateBounds: phraseTable([
    ['at-least', 'since|from|starting|starting in|starting on|as of|on or after'],
    ['more-than', 'after|later than'],
    ['less-than', 'before|prior to|earlier than|ahead of'],
    ['at-most', 'by|until|till|up to|through|no later than|on or before|not later than'],
    [
      'about',
      'about|around|circa|c|~|roughly|approximately|near|early|late|mid|mid -|in early|in late|in mid|in mid -|early in|late in|sometime around',
    ],
    ['exactly', 'on|in|during|dated|exactly|of'],
  ]),
  rangeOpeners: phraseTable([
    [words('and to'), 'between|anywhere between|somewhere between'],
    [words('to until through'), 'from|anywhere from'],
  ]),
  rangeSigns: words('- – — − to or'),
  per: words('per a an / each'),
  rates: new Map([
    ['daily', 'day'],
    ['weekly', 'week'],
    ['monthly', 'month'],
    ['yearly', 'year'],
    ['annually', 'year'],
  ]),
  months: new Map([...counted(1, MONTHS), ...counted(1, SHORT_MONTHS), ['sept', 9]]),
  monthsNeedCapital: true,
  weekdays: words(
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun',
  ),
  seasons: new Map([
    ['spring', 21],
    ['summer', 22],
    ['autumn', 23],
    ['fall', 23],
    ['winter', 24],
  ]),
  decadeOpeners: new Map(),
  persons: ENGLISH_PERSONS,
  person: ENGLISH_PERSON,
  beforePersons: words(
    'other more additional new young old elderly local foreign armed unarmed civilian military alleged suspected former senior innocent unidentified male female undocumented irregular political registered eligible national regional active-duty reserve',
  ),
  stops: words(
    'in on at by for from with without after before during since until as per via into onto over under against between among was were is are be been being has have had will would could may might can did does do who which that whose where when while because if and or but than also not to it he she they we said says say more less higher lower ago later earlier',
  ),
};
