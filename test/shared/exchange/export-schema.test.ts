import { describe, expect, it } from 'vitest';
import { createExportValidator } from '../../../electron/tools/export-validator';
import { exportFileOf } from '../../../shared/exchange/build-export';
import {
  EXPORT_FORMAT,
  EXPORT_SCHEMA,
  EXPORT_VERSION,
  OFFSET_UNIT,
} from '../../../shared/exchange/export-file';
import schema from '../../../shared/exchange/export-v1.schema.json' with { type: 'json' };
import { TEST_TIME } from '../../builders/an-article';
import { leavesOf, valueAt, withValue } from '../../cases/json-leaves';
import { aRichExport } from '../../cases/rich-export';

const validate = createExportValidator();
const FILE = exportFileOf(aRichExport(), TEST_TIME);
const HARBOUR = FILE.articles.findIndex(({ annotations }) => annotations.length === 5);
const ARTICLE = `/articles/${HARBOUR}`;
const [QUOTE, CLAIM, VALUE, DATE, RANGE] = [0, 1, 2, 3, 4].map(
  (index) => `${ARTICLE}/annotations/${index}`,
);

function kindsInOrder(): readonly string[] {
  return FILE.articles[HARBOUR]?.annotations.map(({ kind }) => kind) ?? [];
}

/** Every sub-schema that stands for a value, with where it stands. */
function describedNodes(node: unknown, path: string): readonly (readonly [string, unknown])[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    const inner = describedNodes(value, `${path}/${key}`);
    if (key !== 'properties' && key !== '$defs') return inner;
    if (/\/(?:if|then|else)$/.test(path)) return inner;
    const named = Object.entries(value ?? {}) as [string, unknown][];
    return [...named.map(([name, each]) => [`${path}/${key}/${name}`, each] as const), ...inner];
  });
}

const refused: readonly (readonly [name: string, path: string, values: readonly unknown[]])[] = [
  [
    'times',
    '/exportedAt',
    [
      '2026-11-21',
      '2026-11-21T09:30:00',
      '2026-13-21T09:30:00Z',
      '2026-11-21T24:00:00Z',
      '2026-11-21T09:30:00+01:00',
    ],
  ],
  ['digests', `${ARTICLE}/digest`, ['a', 'A'.repeat(64), '0'.repeat(63), `${'0'.repeat(64)}\n`]],
  ['ids', `${QUOTE}/id`, ['T1', '', '018F0000-0000-7000-8000-000000000001']],
  ['numbers', `${VALUE}/attributes/value`, ['', '1,200', '01', '1.', '.5', '1e3', '+1', ' 1', 82]],
  [
    'dates',
    `${DATE}/attributes/date`,
    ['23.11.2025', '2025-13', '2025-11-32', 'November', '25-11-23', '2025-1-1', ''],
  ],
  ['languages', `${QUOTE}/attributes/language`, ['', 'Spanish language', 'e', 'es_ES']],
  ['positions', `${QUOTE}/fragments/0/start`, [-1, 1.5, '3', null, 1e300]],
  [
    'answers',
    `${CLAIM}/attributes/stance`,
    ['said', { answer: 'no' }, { answer: 'unknown', note: '' }, null],
  ],
  ['empty lists of fragments', `${QUOTE}/fragments`, [[], {}, null]],
  ['appearances', `${ARTICLE}/appearances`, [[]]],
];

const accepted: readonly (readonly [name: string, path: string, values: readonly unknown[]])[] = [
  ['times', '/exportedAt', ['2026-11-21T09:30:00Z', '2026-11-21T09:30:60.123456Z']],
  [
    'numbers',
    `${VALUE}/attributes/value`,
    ['0', '-3', '0.78', '14407', '1.50', { answer: 'unknown' }],
  ],
  [
    'dates',
    `${DATE}/attributes/date`,
    [
      '2025-11-23',
      '2024-07',
      '2024',
      'XXXX-11-21',
      '201X',
      '19XX',
      '2024-XX-12',
      '2024?',
      '2024-07-01~',
      '2024-03%',
      '2024-21',
      '2024/2025',
      '2024-03/..',
      '../2024-03',
      '2024-03/',
      '-0044-03-15',
      'Y-17000',
    ],
  ],
  [
    'languages',
    `${QUOTE}/attributes/language`,
    ['es', 'pt-BR', 'zh-Hant-TW', { answer: 'none-stated' }],
  ],
];

describe('export-v1.schema.json', () => {
  it('describes every property and every definition', () => {
    const nodes = describedNodes(schema, '');
    expect(nodes.length).toBeGreaterThan(100);
    const mute = nodes.filter(
      ([, node]) => typeof node !== 'object' || node === null || !('description' in node),
    );
    expect(mute.map(([path]) => path)).toEqual([]);
  });

  it('names the same constants as the code', () => {
    expect(schema.$id).toBe(EXPORT_SCHEMA);
    expect(schema.properties.$schema.const).toBe(EXPORT_SCHEMA);
    expect(schema.properties.format.const).toBe(EXPORT_FORMAT);
    expect(schema.properties.version.const).toBe(EXPORT_VERSION);
    expect(schema.properties.offsetUnit.const).toBe(OFFSET_UNIT);
  });

  it('takes a file that uses all of version 1, in which every key of the schema occurs', () => {
    expect(validate(FILE)).toEqual([]);
    expect(kindsInOrder()).toEqual(['quote', 'claim', 'figure', 'figure', 'figure']);
    const used = new Set(leavesOf(FILE).flatMap(({ path }) => path.split('/')));
    const unused = describedNodes(schema, '')
      .map(([path]) => path)
      .filter((path) => path.includes('/properties/'))
      .filter((path) => !used.has(path.slice(path.lastIndexOf('/') + 1)));
    expect(unused).toEqual([]);
  });

  it('takes no key that it does not know, at any depth', () => {
    const holders = new Set(
      leavesOf(FILE)
        .map(({ path }) => path.slice(0, path.lastIndexOf('/')))
        .filter((path) => path !== '' && !path.endsWith('/custom'))
        .filter((path) => !Array.isArray(valueAt(FILE, path))),
    );
    expect(holders.size).toBeGreaterThan(50);
    for (const holder of holders) {
      expect(validate(withValue(FILE, `${holder}/unknownKey`, 1))).toContainEqual({
        path: `${holder}/unknownKey`,
        message: 'does not belong here',
      });
    }
  });

  it.each(refused)('refuses wrong %s at their place', (_name, path, values) => {
    for (const value of values) {
      const faults = validate(withValue(FILE, path, value));
      expect(
        faults.some((fault) => fault.path.startsWith(path)),
        JSON.stringify(value),
      ).toBe(true);
    }
  });

  it.each(accepted)('takes all forms of %s', (_name, path, values) => {
    for (const value of values) {
      expect(validate(withValue(FILE, path, value)), JSON.stringify(value)).toEqual([]);
    }
  });

  it('takes no more than one of value, range and date', () => {
    expect(validate(withValue(FILE, `${RANGE}/attributes/value`, '3'))).toContainEqual({
      path: `${RANGE}/attributes`,
      message: 'has keys that exclude one another',
    });
  });
});
