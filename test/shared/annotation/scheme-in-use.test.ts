import { describe, expect, it } from 'vitest';
import { schemeUse, schemeWithUsed } from '../../../shared/annotation/scheme-in-use';
import { DEFAULT_SCHEME } from '../../../shared/scheme/default-scheme';
import type { Scheme } from '../../../shared/scheme/scheme';

const [SUPPORTS, ...TYPES] = DEFAULT_SCHEME.relationTypes;
const FIRST: Scheme = {
  ...DEFAULT_SCHEME,
  labels: [
    { key: 'losses', name: 'Losses', kind: 'figure' },
    { key: 'unused', name: 'Unused', kind: 'claim' },
  ],
  attributes: [{ key: 'beat', name: 'Beat', kinds: ['claim'], values: ['sea', 'city'] }],
};
const SECOND: Scheme = {
  ...FIRST,
  version: 2,
  labels: [{ key: 'losses', name: 'All losses', kind: 'figure' }],
};
const CURRENT: Scheme = {
  ...DEFAULT_SCHEME,
  version: 3,
  attributes: [{ key: 'sure', name: 'Sure', kinds: ['claim'], values: ['yes'] }],
  relationTypes: TYPES,
};

describe('schemeWithUsed', () => {
  it('keeps what is used of earlier schemes, as they said it last', () => {
    const use = schemeUse(
      [{ label: 'losses', custom: { sure: 'no' } }, { custom: { beat: 'sea' } }],
      [{ type: 'supports' }],
    );
    expect(schemeWithUsed(CURRENT, [FIRST, SECOND], use)).toEqual({
      ...CURRENT,
      labels: SECOND.labels,
      attributes: [
        { key: 'sure', name: 'Sure', kinds: ['claim'], values: ['yes', 'no'] },
        ...FIRST.attributes,
      ],
      relationTypes: [...TYPES, SUPPORTS],
    });
  });

  it('is the current one where nothing else is used', () => {
    expect(schemeWithUsed(CURRENT, [FIRST, SECOND], schemeUse([], []))).toEqual(CURRENT);
  });
});
