import { RELATION_TYPES, type RelationTypeDefinition, type Scheme } from './scheme';

const RELATION_NAMES: Readonly<Record<(typeof RELATION_TYPES)[number], string>> = {
  supports: 'supports',
  contradicts: 'contradicts',
  'same-as': 'says the same as',
  'translation-of': 'is a translation of',
  'part-of': 'is part of',
  'attributed-to': 'is attributed to',
};

const GUIDELINE = `What to mark

Claim: a statement that evidence could bear out or refute. Mark what is claimed, hedge included ("allegedly", "is expected to"), without the words that only credit it ("the minister said"). Opinions, questions and orders are no claims, but a fact taken for granted inside one can be.

Quote: words that the article credits to someone. Mark from the opening to the closing mark, marks included. Indirect speech counts where the article says whose words it renders; mark the content clause.

Figure: an amount, a share, a rank, a count or a date that says something. Mark the number with its unit and its hedge: "about 1,200 homes", "nearly two-thirds", "on 21 November". Numbers in names, addresses and links are no figures.

How far a mark reaches

Take the shortest stretch that can still be understood on its own, and always whole words. Full stops and commas stay outside unless they stand within quotation marks. Where a missing break has glued two words together, mark only the part that belongs.

Interrupted quotes

"We will rebuild," she said, "and soon" is one quote of two fragments: mark the first piece, then add the second; the words between them stay out. Keep the order in which the pieces are meant. Two quotes with sentences of the article's own between them are two.

Overlaps

One stretch may be several things at once. A figure inside a claim inside a quote is marked three times.

Doubt

If something is not said, answer "none stated"; if it cannot be told, answer "unknown". Leave open only what you have not looked at.`;

function relationType(key: (typeof RELATION_TYPES)[number]): RelationTypeDefinition {
  return { key, name: RELATION_NAMES[key] };
}

/** The scheme of a new library. Whoever changes it makes a new version. */
export const DEFAULT_SCHEME: Scheme = {
  id: 'verbatim-news',
  version: 1,
  labels: [],
  attributes: [],
  relationTypes: RELATION_TYPES.map(relationType),
  guideline: GUIDELINE,
};
