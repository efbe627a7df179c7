import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestInNode } from '../../../electron/journal/digest';
import { digestText } from '../../../shared/article/digest';
import { fail, ok } from '../../../shared/base/result';
import { encodeLine } from '../../../shared/journal/encode-line';
import { LINE_VERSION } from '../../../shared/journal/frame';
import { readLine, readLink } from '../../../shared/journal/read-line';
import { upgradeChange } from '../../../shared/journal/upgrade-change';
import { aChain, aChange, aSourceEdit } from '../../builders/a-change';
import { CHANGES } from './cases';

/** A line of these members, its checksum right whatever they say. */
function forged(members: string, version: number = LINE_VERSION): string {
  const rest = `"v":${version},${members}}`;
  return `{"sum":"${createHash('sha256').update(rest).digest('hex')}",${rest}`;
}

const PREV = 'a'.repeat(64);

describe('encodeLine', () => {
  it.each(CHANGES)('writes %s so that it is read again as it was', (_case, change) => {
    const { line, sum } = encodeLine(change, PREV);
    expect(readLine(line)).toEqual(ok({ change, seq: change.seq, prev: PREV, sum }));
    const { custom } = Object(change.edits[0]?.after);
    expect(Object(readLine(line)).value.change.edits[0]?.after?.custom).toEqual(custom);
  });

  it.each(CHANGES)('writes %s in one line of UTF-8 and of JSON', (_case, change) => {
    const { line } = encodeLine(change, '');
    expect(line).not.toMatch(/[\n\r]/);
    expect(line.isWellFormed()).toBe(true);
    expect(Buffer.from(line).toString()).toBe(line);
    expect(JSON.parse(line)).toMatchObject({ v: 1, prev: '', seq: change.seq });
  });

  it('writes the same change after the same line in the same bytes', () => {
    const change = aChange();
    expect(encodeLine(change, PREV)).toEqual(encodeLine(structuredClone(change), PREV));
    expect(encodeLine(change, '').sum).not.toBe(encodeLine(change, PREV).sum);
  });

  it('takes any digester that gives the same sums', () => {
    const change = aChange();
    expect(encodeLine(change, PREV, digestInNode)).toEqual(encodeLine(change, PREV, digestText));
  });

  it('carries ten megabytes', () => {
    const change = aChange({ edits: [aSourceEdit('\u2028"\\'.repeat(3_500_000))] });
    const { line } = encodeLine(change, '', digestInNode);
    expect(line.length).toBeGreaterThan(10_000_000);
    const read = readLine(line, digestInNode);
    expect(read.ok && read.value.change.edits[0]).toEqual(change.edits[0]);
  });

  it('says in each line which one it follows', () => {
    const read = aChain(3).lines.map((line) => readLink(line));
    const links = read.flatMap((each) => (each.ok ? [each.value] : []));
    expect(links.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(links.map(({ prev }) => prev)).toEqual(['', links[0]?.sum, links[1]?.sum]);
  });
});

describe('readLine', () => {
  const { line } = encodeLine(aChange(), '');

  it.each([
    ['nothing', ''],
    ['a line that was cut off', line.slice(0, -1)],
    ['a line and more', `${line} `],
    ['a line with a newline in it', `${line}\n`],
    ['zeros', '\0'.repeat(500)],
    ['another checksum', line.replace(/[0-9a-f]{64}/, PREV)],
    ['another word', line.replace('Reuters', 'Reuterz')],
    ['upper-case hex', line.replace(/[0-9a-f]{64}/, (sum) => sum.toUpperCase())],
    ['no JSON', forged('"prev":"","seq":1,"change":{')],
    ['a newline within it', forged(`"prev":"","seq":1,"change":\n${JSON.stringify(aChange())}`)],
    ['no change', forged('"prev":"","seq":1,"change":{}')],
    [
      'a change under another number',
      forged(`"prev":"","seq":2,"change":${JSON.stringify(aChange())}`),
    ],
    ['number zero', forged(`"prev":"","seq":0,"change":${JSON.stringify(aChange({ seq: 0 }))}`)],
    ['a number beyond all numbers', forged('"prev":"","seq":99999999999999999,"change":{}')],
    ['a checksum before it that is none', forged('"prev":"x","seq":1,"change":{}')],
    ['version zero', forged('"prev":"","seq":1,"change":{}', 0)],
    ['a number that is none', forged('"prev":"","seq":NaN,"change":{}')],
    ['brackets that nest without end', forged(`"prev":"","seq":1,"change":${'['.repeat(1e6)}`)],
    [
      'nesting that is whole and too deep',
      forged(`"prev":"","seq":1,"change":${'['.repeat(50_000)}${']'.repeat(50_000)}`),
    ],
  ])('tells %s as corrupt', (_case, text) => {
    expect(readLine(text)).toMatchObject(fail({ type: 'LineCorrupt' }));
  });

  it('tells a line of a newer program as that, and a damaged one as damaged', () => {
    const newer = forged('"what":"nobody knows"', LINE_VERSION + 1);
    expect(readLine(newer)).toEqual(
      fail({ type: 'LineTooNew', found: LINE_VERSION + 1, known: LINE_VERSION }),
    );
    expect(readLine(newer.replace('nobody', 'somebody'))).toMatchObject(
      fail({ type: 'LineCorrupt' }),
    );
  });

  it('sets no prototype, whatever key it reads', () => {
    const change = JSON.stringify(aChange()).replace('{"v":1', '{"__proto__":{"polluted":1},"v":1');
    const read = readLine(forged(`"prev":"","seq":1,"change":${change}`));
    expect(read.ok && Object.getPrototypeOf(read.value.change)).toBe(Object.prototype);
    expect(Object(null)).not.toHaveProperty('polluted');
  });

  it('never throws, whatever it is given', () => {
    const members = fc.json().map((json) => forged(`"prev":"","seq":1,"change":${json}`));
    const near = fc
      .tuple(fc.nat(line.length), fc.string())
      .map(([at, text]) => line.slice(0, at) + text);
    fc.assert(
      fc.property(fc.oneof(fc.string(), members, near), (text) => {
        expect(readLine(text).ok).toBe(text === line);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('upgradeChange', () => {
  it('leaves a change of the current version as it is', () => {
    const change = aChange();
    expect(upgradeChange(LINE_VERSION, change)).toBe(change);
  });
});
