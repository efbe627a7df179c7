import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportFileOf } from '../../shared/exchange/build-export';
import { encodeLine } from '../../shared/journal/encode-line';
import { writeFrame } from '../../shared/journal/frame';
import { readLine } from '../../shared/journal/read-line';
import type { Change } from '../../shared/annotation/change';
import { TEST_TIME } from '../builders/an-article';
import { freshId } from '../builders/ids';
import { aRichExport } from '../cases/rich-export';
import { CASES } from './cases';
import { damagedJson, damagedText } from './damage';

const STATE = aRichExport();

/** A change that brings a whole library in, with everything that a change can hold. */
const CHANGE: Change = {
  v: 1,
  id: freshId(),
  seq: 7,
  at: TEST_TIME,
  by: 'Ada',
  origin: 'import',
  action: 'import',
  articles: STATE.articles.map(({ article }) => article.digest),
  edits: [
    ...STATE.articles.map(({ article }) => {
      return { entity: 'article', id: article.digest, before: null, after: article } as const;
    }),
    ...STATE.articles.flatMap(({ annotations }) =>
      annotations.map((after) => {
        return { entity: 'annotation', id: after.id, before: null, after } as const;
      }),
    ),
    ...STATE.sources.map((after) => {
      return { entity: 'source', id: after.id, before: null, after } as const;
    }),
    ...STATE.relations.map((after) => {
      return { entity: 'relation', id: after.id, before: null, after } as const;
    }),
  ],
};

const { line: LINE, sum: SUM } = encodeLine(CHANGE, '');

/** The same words under a checksum that fits: what a stranger can write. */
function sealed(json: string): string {
  return writeFrame(`"prev":"","seq":7,"change":${json}`).line;
}

/** What was read must go on and be read again as the same. */
function expectWhole(line: string): void {
  const read = readLine(line);
  if (!read.ok) {
    expect(['LineCorrupt', 'LineTooNew']).toContain(read.failure.type);
    return;
  }
  const { change, prev } = read.value;
  const again = encodeLine(change, prev);
  expect(again.line).not.toMatch(/[\n\r]/);
  expect(readLine(again.line)).toMatchObject({ ok: true, value: { change } });
}

describe('readLine', () => {
  it('starts from a line that it takes', () => {
    expect(readLine(LINE)).toMatchObject({ ok: true, value: { sum: SUM, change: CHANGE } });
    expect(exportFileOf(STATE, TEST_TIME).articles.length).toBeGreaterThan(1);
  });

  it('takes no line that was damaged after it was written', () => {
    fc.assert(
      fc.property(damagedText(LINE), (line) => {
        if (line !== LINE) expect(readLine(line).ok).toBe(false);
      }),
      CASES,
    );
  });

  it('takes from a stranger whole changes or none, whatever is under the checksum', () => {
    const changes = damagedJson(CHANGE).map((json) => JSON.stringify(json));
    fc.assert(
      fc.property(fc.oneof(changes, damagedText(JSON.stringify(CHANGE))), (json) => {
        expectWhole(sealed(json));
      }),
      CASES,
    );
  });

  it('reads any text at all without a throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.json().map(sealed)), (line) => {
        expect(readLine(line).ok).toBe(false);
      }),
      CASES,
    );
  });

  it.each([
    ['lists', '['.repeat(1_000_000)],
    ['lists that are closed', `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`],
    ['objects', `${'{"a":'.repeat(500_000)}1${'}'.repeat(500_000)}`],
  ])('comes to an end on a nest of %s', (_name, json) => {
    expect(readLine(sealed(json))).toMatchObject({ ok: false, failure: { type: 'LineCorrupt' } });
  });
});
