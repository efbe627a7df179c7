import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../shared/base/result';
import { encodeClosing, readClosing } from '../../../shared/journal/closing-line';
import { readLine } from '../../../shared/journal/read-line';
import { aChain } from '../../builders/a-change';

const CLOSING = { lines: 3, seq: 4, last: 'b'.repeat(64), at: '2026-11-21T09:30:00Z' };

describe('encodeClosing', () => {
  it.each([CLOSING, { lines: 0, seq: 0, last: '', at: '' }])(
    'writes what is read again: %j',
    (closing) => {
      expect(readClosing(encodeClosing(closing).line)).toEqual(ok(closing));
    },
  );

  it('writes no line of a change', () => {
    expect(readLine(encodeClosing(CLOSING).line)).toMatchObject(fail({ type: 'LineCorrupt' }));
  });
});

describe('readClosing', () => {
  const { line } = encodeClosing(CLOSING);
  it.each([
    ['another number', line.replace('"lines":3', '"lines":2')],
    ['a line of a change', aChain(1).lines[0] ?? ''],
    ['nothing', ''],
    ['a time that is a text', encodeClosing({ ...CLOSING, at: '<img>' }).line],
  ])('refuses %s', (_case, text) => {
    expect(readClosing(text)).toMatchObject(fail({ type: 'LineCorrupt' }));
  });
});
