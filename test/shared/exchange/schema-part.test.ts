import { Ajv2020 } from 'ajv/dist/2020';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import schema from '../../../shared/exchange/export-v1.schema.json' with { type: 'json' };
import { exportFileOf } from '../../../shared/exchange/build-export';
import { faultOfPart, isPart, type SchemaParts } from '../../../shared/exchange/schema-part';
import { TEST_TIME } from '../../builders/an-article';
import { anyExport } from '../../cases/any-export';
import { leavesOf, listsOf, without, withTwice, withValue } from '../../cases/json-leaves';
import { aRichExport } from '../../cases/rich-export';

const ajv = new Ajv2020({ strict: true, strictRequired: false });
ajv.addSchema(schema);

function holdsByAjv(part: keyof SchemaParts, value: unknown): boolean {
  const validate = ajv.getSchema(`${schema.$id}#/$defs/${part}`);
  if (!validate) throw new Error(`No definition of ${part}`);
  return validate(value) === true;
}

const file = exportFileOf(aRichExport(), TEST_TIME);
const parts: readonly (readonly [keyof SchemaParts, unknown])[] = [
  ...file.articles.flatMap(({ annotations }) =>
    annotations.map((each) => ['annotation', each] as const),
  ),
  ...file.articles.flatMap(({ appearances }) =>
    appearances.map((each) => ['appearance', each] as const),
  ),
  ...file.relations.map((each) => ['relation', each] as const),
  ...file.sources.map((each) => ['source', each] as const),
];

/** Values that stand in for what a leaf holds. */
const STRANGERS: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  2 ** 60,
  '',
  'x',
  '🚢'.repeat(33),
  'unknown',
  'claim',
  [],
  ['x', 'x'],
  {},
  { answer: 'unknown' },
  { answer: 'maybe' },
];

function damaged(value: unknown): readonly unknown[] {
  const leaves = leavesOf(value);
  return [
    ...leaves.flatMap(({ path }) => STRANGERS.map((stranger) => withValue(value, path, stranger))),
    ...leaves.map(({ path }) => without(value, path)),
    ...leaves.map(({ path }) => withValue(value, `${path.replace(/\/[^/]*$/, '')}/strange`, 1)),
    ...listsOf(value).map(({ path }) => withTwice(value, path, 0)),
    ...listsOf(value).map(({ path }) => withValue(value, path, [])),
  ];
}

describe('faultOfPart', () => {
  it('lets pass every part of an export', () => {
    fc.assert(
      fc.property(anyExport, (state) => {
        const { articles, relations, sources } = exportFileOf(state, TEST_TIME);
        for (const { annotations, appearances } of articles) {
          for (const each of annotations) expect(faultOfPart('annotation', each)).toBeNull();
          for (const each of appearances) expect(faultOfPart('appearance', each)).toBeNull();
        }
        for (const each of relations) expect(faultOfPart('relation', each)).toBeNull();
        for (const each of sources) expect(faultOfPart('source', each)).toBeNull();
      }),
    );
  });

  it('says of every damage the same as a validator of JSON Schema', () => {
    let refused = 0;
    for (const [part, value] of parts) {
      for (const each of damaged(value)) {
        const isRight = isPart(part, each);
        if (isRight !== holdsByAjv(part, each)) {
          expect([part, each, faultOfPart(part, each)]).toBe('as the validator says');
        }
        if (!isRight) refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(5_000);
  });

  it.each([
    ['a wrong choice', '/attributes/stance', 'maybe', 'must be one of'],
    ['a foreign key', '/attributes/strange', 1, 'does not belong here'],
    ['a position below zero', '/fragments/0/start', -1, 'is too small'],
    ['a long prefix', '/fragments/0/prefix', 'x'.repeat(33), 'is too long'],
    ['a broken time', '/provenance/created', 'yesterday', 'is not of the right form'],
  ])('names the place of %s', (_name, path, value, said) => {
    const claim = parts.find(([, each]) => leavesOf(each).some((leaf) => leaf.value === 'claim'));
    const fault = faultOfPart('annotation', withValue(claim?.[1], path, value));
    expect(fault?.path).toBe(path);
    expect(fault?.message).toContain(said);
  });
});
