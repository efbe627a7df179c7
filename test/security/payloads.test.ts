import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANNELS, PAYLOADS } from '../../electron/payloads';
import type { Channel } from '../../shared/ipc/channels';
import {
  MAX_EXPORT_UNITS,
  MAX_ID_UNITS,
  MAX_LINES,
  MAX_LINES_UNITS,
  MAX_NAME_UNITS,
  MAX_PATH_UNITS,
  MAX_PIECE_UNITS,
} from '../../shared/ipc/limits';
import { CASES } from './cases';

type Payload = readonly unknown[];

/** A text of so many units that takes no room: V8 keeps repetitions as a tree. */
const long = (units: number): string => ' '.repeat(units);

/** A payload for every channel that it takes. */
const GOOD: { readonly [C in Channel]: Payload } = {
  'app:info': [],
  'app:set-theme': ['dark'],
  'seeds:load': [],
  'files:open': ['folder'],
  'files:save-export': [{ suggestedName: 'x', text: '{}' }],
  'files:reveal': ['/x'],
  'export:begin': [{ suggestedName: 'x', container: 'zip', extension: 'zip' }],
  'export:write': [{ id: '1', entry: 'a/b.txt', text: 'x' }],
  'export:finish': [{ id: '1', report: '{}' }],
  'export:cancel': ['1'],
  'keeping:status': [],
  'journal:append': [['{}']],
  'keeping:read': [{ backup: null, after: 0 }],
  'keeping:renew': [],
  'keeping:set-aside': [{ lines: ['{}'], isLast: true }],
  'keeping:back-up': [],
  'keeping:choose-backup': [],
  'keeping:reveal': [],
};

/** The last size that each channel takes, and the first one that it does not. */
const EDGES: readonly (readonly [what: string, Channel, most: Payload, more: Payload])[] = [
  edge('name of an export', 'files:save-export', MAX_NAME_UNITS, (suggestedName) => [
    { suggestedName, text: '' },
  ]),
  edge('text of an export', 'files:save-export', MAX_EXPORT_UNITS, (text) => [
    { suggestedName: '', text },
  ]),
  edge('path to show', 'files:reveal', MAX_PATH_UNITS, (path) => [path]),
  edge('name of an export in pieces', 'export:begin', MAX_NAME_UNITS, (suggestedName) => [
    { suggestedName, container: 'file', extension: 'csv' },
  ]),
  edge('id of a piece', 'export:write', MAX_ID_UNITS, (id) => [{ id, entry: '', text: '' }]),
  edge('entry of a piece', 'export:write', MAX_NAME_UNITS, (entry) => [
    { id: '', entry, text: '' },
  ]),
  edge('text of a piece', 'export:write', MAX_PIECE_UNITS, (text) => [{ id: '', entry: '', text }]),
  edge('id to finish', 'export:finish', MAX_ID_UNITS, (id) => [{ id, report: null }]),
  edge('report of an export', 'export:finish', MAX_PIECE_UNITS, (report) => [{ id: '', report }]),
  edge('id to cancel', 'export:cancel', MAX_ID_UNITS, (id) => [id]),
  edge('line of the journal', 'journal:append', MAX_LINES_UNITS, (line) => [[line]]),
  edge('line to set aside', 'keeping:set-aside', MAX_LINES_UNITS, (line) => [
    { lines: [line], isLast: false },
  ]),
  edge('id of a backup', 'keeping:read', MAX_ID_UNITS, (backup) => [{ backup, after: 0 }]),
];

function edge(
  what: string,
  channel: Channel,
  most: number,
  payload: (text: string) => Payload,
): readonly [string, Channel, Payload, Payload] {
  return [what, channel, payload(long(most)), payload(long(most + 1))];
}

/** An argument changed in one field, for channels that take an object. */
function variantsOf(argument: unknown): readonly (readonly [string, unknown])[] {
  if (typeof argument !== 'object' || argument === null || Array.isArray(argument)) return [];
  const fields = Object.keys(argument);
  const more = Object.assign(Object.create(null), argument, { more: 1 }) as object;
  const polluted: unknown = JSON.parse(
    JSON.stringify(argument).replace(/^\{/, '{"__proto__":{"isAdmin":true},'),
  );
  return [
    ['a field that nobody knows', more],
    ['a __proto__ field', polluted],
    ['fields that are inherited', Object.create(argument)],
    ['inherited fields under as many of its own', inheriting(argument)],
    ['fields as entries', Object.entries(argument)],
    ['fields in a Map', new Map(Object.entries(argument))],
    ...fields.flatMap((field) =>
      HOSTILE.map(
        ([name, value]) => [`${name} as ${field}`, { ...argument, [field]: value }] as const,
      ),
    ),
  ];
}

function inheriting(argument: object): unknown {
  const own = Object.keys(argument).map((key) => [`own ${key}`, 1] as const);
  return Object.assign(Object.create(argument) as object, Object.fromEntries(own));
}

/** Values that are no text, no list of texts and no boolean; what each might be taken for differs. */
const HOSTILE: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined],
  ['NaN', Number.NaN],
  ['a negative number', -1],
  ['a number with a fraction', 0.5],
  ['a number too large to be exact', 2 ** 53],
  ['infinity', Number.POSITIVE_INFINITY],
  ['a bigint', 10n],
  ['a text in an object', Object('text')],
  ['a list of one text in a list', [['text']]],
  ['a list with a hole', Array.from({ length: 2 }, (_each, at) => (at === 0 ? 'x' : undefined))],
  ['an object like a list', { length: 1, 0: 'x' }],
  ['an object with toString', { toString: () => 'x' }],
  ['a date', new Date(0)],
  ['bytes', new Uint8Array(8)],
  ['a nest of 100,000 lists', nest(100_000)],
];

function nest(depth: number): unknown {
  let value: unknown = 'x';
  for (let at = 0; at < depth; at += 1) value = [value];
  return value;
}

describe('PAYLOADS', () => {
  it.each(CHANNELS)('takes what the page sends on %s', (channel) => {
    expect(PAYLOADS[channel](GOOD[channel])).toBe(true);
  });

  it.each(EDGES)(
    'takes the longest %s on %s, and not one unit more',
    (_what, channel, most, more) => {
      expect(PAYLOADS[channel](most)).toBe(true);
      expect(PAYLOADS[channel](more)).toBe(false);
    },
  );

  it.each(['journal:append', 'keeping:set-aside'] as const)(
    'counts the lines of %s and what they hold together',
    (channel) => {
      const payload = (lines: readonly unknown[]): Payload =>
        channel === 'journal:append' ? [lines] : [{ lines, isLast: true }];
      const half = long(MAX_LINES_UNITS / 2);
      const takes = (lines: readonly unknown[]): boolean => PAYLOADS[channel](payload(lines));
      expect(takes(Array.from({ length: MAX_LINES }, () => ''))).toBe(true);
      expect(takes(Array.from({ length: MAX_LINES + 1 }, () => ''))).toBe(false);
      expect(takes([half, half])).toBe(true);
      expect(takes([half, half, ' '])).toBe(false);
      expect(takes(Object.assign([], { length: 2 ** 32 - 1 }))).toBe(false);
    },
  );

  it.each(CHANNELS)('refuses one argument too many and one too few on %s', (channel) => {
    const good = GOOD[channel];
    expect(PAYLOADS[channel]([...good, undefined])).toBe(false);
    if (good.length > 0) expect(PAYLOADS[channel](good.slice(1))).toBe(false);
  });

  it.each(CHANNELS)('refuses every hostile value on %s', (channel) => {
    for (const [name, value] of HOSTILE) expect(PAYLOADS[channel]([value]), name).toBe(false);
  });

  it.each(CHANNELS)('refuses an argument of %s that was changed in one field', (channel) => {
    for (const [name, value] of variantsOf(GOOD[channel][0])) {
      expect(PAYLOADS[channel]([value]), name).toBe(false);
    }
  });

  it('never runs what a value brings along', () => {
    let ran = 0;
    const trap = new Proxy({}, { get: () => (ran += 1) });
    const getter = Object.defineProperty({ text: '' }, 'suggestedName', {
      enumerable: false,
      get: () => `${(ran += 1)}`,
    });
    for (const channel of CHANNELS) {
      expect(PAYLOADS[channel]([trap])).toBe(false);
      expect(PAYLOADS[channel]([getter])).toBe(false);
    }
    expect(ran).toBe(0);
  });

  it('answers yes or no to anything at all, and the same twice', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
      maxDepth: 4,
    });
    const argument = fc.oneof(
      anything,
      fc.constantFrom(...Object.values(GOOD).flat()),
      fc.record({ suggestedName: anything, text: anything }),
      fc.record({ id: anything, entry: anything, text: anything }),
      fc.record({ lines: fc.array(anything), isLast: anything }),
      fc.record({ backup: anything, after: anything }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...CHANNELS),
        fc.array(argument, { maxLength: 3 }),
        (channel, payload) => {
          const fits = PAYLOADS[channel](payload);
          expect(typeof fits).toBe('boolean');
          expect(PAYLOADS[channel](payload)).toBe(fits);
        },
      ),
      CASES,
    );
  });
});
