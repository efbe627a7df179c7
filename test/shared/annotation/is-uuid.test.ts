import { describe, expect, it } from 'vitest';
import { isAnnotationId, isSourceId, isUuid } from '../../../shared/annotation/is-uuid';

const V7 = '018f3a5c-9b1e-7c43-8a21-0123456789ab';

describe('isUuid', () => {
  it.each([V7, 'f47ac10b-58cc-4372-a567-0e02b2c3d479', '00000000-0000-0000-0000-000000000000'])(
    'accepts %s',
    (value) => {
      for (const guard of [isUuid, isAnnotationId, isSourceId]) expect(guard(value)).toBe(true);
    },
  );

  it.each([
    V7.toUpperCase(),
    `{${V7}}`,
    `urn:uuid:${V7}`,
    V7.replaceAll('-', ''),
    `${V7} `,
    `${V7}\n`,
    'T1',
    '',
    null,
    7,
    { toString: () => V7 },
  ])('refuses %j', (value) => {
    for (const guard of [isUuid, isAnnotationId, isSourceId]) expect(guard(value)).toBe(false);
  });
});
