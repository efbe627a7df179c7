import { describe, expect, it } from 'vitest';
import { createExportValidator } from '../../../electron/tools/export-validator';
import type { Digest } from '../../../shared/article/article';
import { digestText, isDigest } from '../../../shared/article/digest';
import { isUuid } from '../../../shared/annotation/is-uuid';
import { exportFileOf } from '../../../shared/exchange/build-export';
import { pointer } from '../../../shared/exchange/fault';
import { isExportFile } from '../../../shared/exchange/read-export';
import { sealExport } from '../../../shared/exchange/seals';
import { verifyExport } from '../../../shared/exchange/verify-export';
import { TEST_TIME } from '../../builders/an-article';
import {
  leavesOf,
  listsOf,
  valueAt,
  without,
  withSwapped,
  withTwice,
  withValue,
  type Leaf,
} from '../../cases/json-leaves';
import { aRichExport } from '../../cases/rich-export';

const validate = createExportValidator();
const STATE = aRichExport();
const FILE = exportFileOf(STATE, TEST_TIME);
const TEXTLESS = exportFileOf({ ...STATE, includeText: false }, TEST_TIME);
const TEXTS = new Map<Digest, string>(
  STATE.articles.map(({ article }) => [article.digest, article.text]),
);
const OTHER_UUID = '99999999-9999-4999-8999-999999999999';
const OTHER_DIGEST = digestText('another text');

function pathsOfFaults(file: unknown, texts = TEXTS): readonly string[] {
  const { faults } = verifyExport(file, { validate, textOf: (digest) => texts.get(digest) });
  return faults.map(({ path }) => path);
}

/** Seals a changed file anew, as someone would who knows the format. */
function resealed(file: unknown): unknown {
  return isExportFile(file, validate(file)) ? { ...file, seals: sealExport(file) } : file;
}

/** Where a part is whose seal stands at a path: the lists of seals mirror those of the file. */
function sealedPart(path: string): string {
  const inner = path.replace(/^\/seals/, '');
  return inner === '/header' ? '' : inner;
}

/** The part of the file to which a place belongs, as it is sealed. */
function partOf(path: string): string {
  return /^\/(?:articles|sources|relations|deleted)\/\d+/.exec(path)?.[0] ?? '';
}

/**
 * Whether a fault says where a change was: at the place, on the way to it, below it, or at the part
 * of the file that is sealed with it. A changed seal is named itself or by its part.
 */
function isNamed(changedPath: string, faults: readonly string[]): boolean {
  const place = changedPath.startsWith('/seals') ? sealedPart(changedPath) : changedPath;
  const holds = (path: string, inner: string): boolean =>
    path !== '' && (inner === path || inner.startsWith(`${path}/`));
  return faults.some(
    (path) =>
      path === partOf(place) ||
      holds(path, place) ||
      holds(place, path) ||
      path.startsWith(changedPath),
  );
}

/** Other values that stand a chance to be taken for true. */
function othersOf({ path, value }: Leaf): readonly unknown[] {
  if (typeof value === 'number') {
    const others = [value + 1, value - 1, 0, value * 2 + 1, value + 0.5, String(value)];
    return others.filter((other) => other !== value);
  }
  if (typeof value === 'boolean') return [!value];
  if (typeof value !== 'string') return [null, ['x'], { x: 'y' }];
  const alike: string[] = [];
  if (isUuid(value))
    alike.push(OTHER_UUID, valueAt(FILE, '/articles/0/annotations/0/id') as string);
  if (isDigest(value)) alike.push(OTHER_DIGEST);
  if (/\/(?:kind|kinds\/\d+)$/.test(path)) alike.push('claim', 'quote', 'figure');
  if (path.endsWith('At') || path.endsWith('/at')) alike.push('2020-01-01T00:00:00.000Z');
  if (path.endsWith('/type')) alike.push('supports', 'same-as');
  if (path.endsWith('/bound')) alike.push('at-most');
  const changes = [
    ...alike,
    `${value}x`,
    `x${value}`,
    value.slice(0, -1),
    value.toUpperCase(),
    '',
    1,
  ];
  return changes.filter((other) => other !== value);
}

/** Thousands of verifications, on whatever machine. */
const PATIENCE = { timeout: 120_000 };

describe('verifyExport over changed files', PATIENCE, () => {
  it('finds nothing in the file that the changes start from', () => {
    expect(pathsOfFaults(FILE)).toEqual([]);
    expect(pathsOfFaults(TEXTLESS)).toEqual([]);
    expect(leavesOf(FILE).length).toBeGreaterThan(400);
  });

  it.each([
    ['with its texts', FILE],
    ['with texts beside it', TEXTLESS],
  ])('sees every change of any leaf of a file %s, and names where', (_name, file) => {
    const unseen: string[] = [];
    for (const leaf of leavesOf(file)) {
      for (const other of othersOf(leaf)) {
        const faults = pathsOfFaults(withValue(file, leaf.path, other));
        if (!isNamed(leaf.path, faults)) unseen.push(`${leaf.path} = ${JSON.stringify(other)}`);
      }
    }
    expect(unseen).toEqual([]);
  });

  it('sees every leaf that is taken away but a text, which it then asks for', () => {
    // What an object is without one of its keys may be named by another key that it then lacks.
    const holderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));
    const unseen = leavesOf(FILE)
      .map(({ path }) => path)
      .filter((path) => {
        const faults = pathsOfFaults(without(FILE, path), new Map());
        return !isNamed(path, faults) && !isNamed(holderOf(path) || path, faults);
      });
    expect(unseen).toEqual(['/articles/0/text', '/articles/1/text']);
    const { unverified } = verifyExport(without(FILE, '/articles/1/text'), { validate });
    expect(unverified.map(({ path }) => path)).toEqual(['/articles/1']);
  });

  it('sees every entry of a list that is missing, doubled or in another place', () => {
    const unseen: string[] = [];
    for (const { path, length } of listsOf(FILE)) {
      for (let index = 0; index < length; index += 1) {
        const place = pointer(path, index);
        if (pathsOfFaults(without(FILE, place)).length === 0) unseen.push(`without ${place}`);
        if (pathsOfFaults(withTwice(FILE, path, index)).length === 0) unseen.push(`twice ${place}`);
        if (index + 1 === length) continue;
        if (pathsOfFaults(withSwapped(FILE, path, index)).length === 0)
          unseen.push(`swap ${place}`);
      }
    }
    expect(unseen).toEqual([]);
  });

  /** Leaves whose change no other part of a file contradicts, once it is sealed anew. */
  const UNPROVED: readonly (readonly [pattern: RegExp, reason: string])[] = [
    [/^\/(exportedAt|analyst|tool\/\w+)$/, 'said once, about the export itself'],
    [/^\/scheme\/(id|version|guideline)$/, 'the scheme is only named by what was made with it'],
    [/^\/scheme\/\w+\/\d+\/(?!key$)/, 'names and choices of the scheme are its own'],
    [/^\/scheme\/relationTypes\/\d+\/key$/, 'a type that no relation has may have any key'],
    [/^\/sources\/\d+\/(id|name|aliases\/\d+|aliases|via)$/, 'a chain may go elsewhere'],
    [/\/appearances\/\d+\//, 'the file that a text came from is not at hand'],
    [/\/(note|tags|tags\/\d+|status|custom\/(check|desk))$/, 'free for the analyst to say'],
    [/\/provenance\//, 'who worked when is said once'],
    [/\/reviews\/\d+\//, 'the reviewer and the reviewed export are not at hand'],
    [/\/annotations\/\d+\/(id|label)$/, 'nothing else may refer to it'],
    [/\/annotations\/\d+\/kind$/, 'without answers nothing depends on the kind'],
    [/\/attributes\/.*(?<!Utf16|start|end|exact|prefix|suffix)$/, 'an answer is a judgement'],
    [/^\/relations\/\d+\/(id|type|from|to)$/, 'another annotation of the file, or another type'],
    [/^\/deleted\/\d+\//, 'what was deleted is not at hand'],
    [/^\/seals\//, 'made anew'],
  ];

  it('proves words and positions even to someone who seals a change anew', () => {
    const unseen: string[] = [];
    for (const leaf of leavesOf(FILE)) {
      for (const other of othersOf(leaf)) {
        const faults = pathsOfFaults(resealed(withValue(FILE, leaf.path, other)));
        if (faults.length === 0) unseen.push(leaf.path);
      }
    }
    const unexplained = unseen.filter((path) => !UNPROVED.some(([pattern]) => pattern.test(path)));
    expect(unexplained).toEqual([]);
    const needless = UNPROVED.filter(([pattern]) => !unseen.some((path) => pattern.test(path)));
    expect(needless.map(([pattern]) => String(pattern))).toEqual([]);
  });
});
