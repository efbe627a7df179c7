import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../shared/annotation/change';
import { withKind } from '../../../shared/annotation/change-kind';
import { invertEdits } from '../../../shared/annotation/invert-change';
import { DEFAULT_SCHEME } from '../../../shared/scheme/default-scheme';
import { anAnnotation } from '../../builders/an-annotation';
import { anArticle, TEST_TIME } from '../../builders/an-article';
import { freshId, freshSourceId } from '../../builders/ids';

const article = anArticle({ text: 'Prices fell.' });
const claim = anAnnotation({ article, on: 'Prices fell' });
const quote = withKind(claim, 'quote', TEST_TIME);
const source = { id: freshSourceId(), name: 'The Tribune', aliases: [] };
const relation = {
  id: freshId(),
  type: 'supports',
  from: claim.id,
  to: quote.id,
  provenance: claim.provenance,
};

const EDITS: readonly Edit[] = [
  { entity: 'article', id: article.digest, before: null, after: article },
  { entity: 'annotation', id: claim.id, before: null, after: claim },
  { entity: 'annotation', id: claim.id, before: claim, after: quote },
  { entity: 'relation', id: relation.id, before: relation, after: null },
  { entity: 'source', id: source.id, before: source, after: null },
  { entity: 'scheme', id: 'verbatim-news@1', before: null, after: DEFAULT_SCHEME },
];

describe('invertEdits', () => {
  it('takes the last edit back first', () => {
    expect(invertEdits(EDITS)).toEqual([
      { entity: 'scheme', id: 'verbatim-news@1', before: DEFAULT_SCHEME, after: null },
      { entity: 'source', id: source.id, before: null, after: source },
      { entity: 'relation', id: relation.id, before: null, after: relation },
      { entity: 'annotation', id: claim.id, before: quote, after: claim },
      { entity: 'annotation', id: claim.id, before: claim, after: null },
      { entity: 'article', id: article.digest, before: article, after: null },
    ]);
  });

  it('undoes itself', () => {
    expect(invertEdits(invertEdits(EDITS))).toEqual(EDITS);
    expect(invertEdits([])).toEqual([]);
  });
});
