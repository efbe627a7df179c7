import { describe, expect, it } from 'vitest';
import { createAnnotation } from '../../../shared/annotation/create-annotation';
import { DEFAULT_SCHEME } from '../../../shared/scheme/default-scheme';
import { KINDS } from '../../../shared/scheme/scheme';
import { aTarget } from '../../builders/an-annotation';
import { anArticle, TEST_TIME } from '../../builders/an-article';
import { freshAnnotationId } from '../../builders/ids';

describe('createAnnotation', () => {
  it.each(KINDS)('makes a draft of a %s in which nothing is answered', (kind) => {
    const { text, digest } = anArticle({ text: 'Prices fell.' });
    const id = freshAnnotationId();
    const target = aTarget(text, 'fell');
    const given = { id, article: digest, target, kind, creator: 'Ada', at: TEST_TIME };
    expect(createAnnotation({ ...given, scheme: DEFAULT_SCHEME })).toEqual({
      id,
      article: digest,
      target,
      body: { kind },
      custom: {},
      tags: [],
      note: '',
      status: 'draft',
      guessed: [],
      provenance: {
        creator: 'Ada',
        created: TEST_TIME,
        modified: TEST_TIME,
        origin: 'manual',
        scheme: { id: 'verbatim-news', version: 1 },
      },
      reviews: [],
    });
  });
});
