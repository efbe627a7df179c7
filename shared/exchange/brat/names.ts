import type { Kind, Scheme } from '../../scheme/scheme';
import { KINDS } from '../../scheme/scheme';

/** The names of the three kinds as types of brat. */
export const KIND_TYPES: Readonly<Record<Kind, string>> = {
  claim: 'Claim',
  quote: 'Quote',
  figure: 'Figure',
};

/** The names that a scheme has in brat, whose own hold letters, digits, `_` and `-` only. */
export interface BratNames {
  readonly typeOf: (kind: Kind, label: string | undefined) => string;
  readonly relationOf: (key: string) => string;
  /** The types of labels with what they stand for, by kind and in the order of the scheme. */
  readonly labels: readonly {
    readonly kind: Kind;
    readonly key: string;
    readonly type: string;
  }[];
  readonly relations: readonly { readonly key: string; readonly type: string }[];
}

function safeName(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9_-]/g, '_') || '_';
}

/** Names that were given away already get a number behind them. */
function nameGiver(taken: readonly string[]): (wanted: string) => string {
  const given = new Set(taken.map((name) => name.toLowerCase()));
  return (wanted) => {
    let name = wanted;
    for (let count = 2; given.has(name.toLowerCase()); count += 1) name = `${wanted}_${count}`;
    given.add(name.toLowerCase());
    return name;
  };
}

/** Gives everything in a scheme its name in brat; the same scheme gives the same names. */
export function bratNames(scheme: Scheme): BratNames {
  const typeName = nameGiver(Object.values(KIND_TYPES));
  const labels = KINDS.flatMap((kind) =>
    scheme.labels
      .filter((label) => label.kind === kind)
      .map(({ key }) => ({ kind, key, type: typeName(`${KIND_TYPES[kind]}_${safeName(key)}`) })),
  );
  const relationName = nameGiver([]);
  const relations = scheme.relationTypes.map(({ key }) => {
    return { key, type: relationName(safeName(key)) };
  });
  return {
    labels,
    relations,
    typeOf(kind, label) {
      const known = labels.find((each) => each.kind === kind && each.key === label);
      return known?.type ?? KIND_TYPES[kind];
    },
    relationOf: (key) => relations.find((each) => each.key === key)?.type ?? safeName(key),
  };
}

/** Code units of a title that its files are called by. */
const LONGEST_NAME = 40;

/** Digits of the digest that tell articles of one title apart. */
const DIGITS = 12;

/** How the files of an article are called: by its title, as far as any file system takes it. */
export function documentName(title: string, digest: string): string {
  const plain = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  const name = plain.slice(0, LONGEST_NAME).replaceAll(/^-+|-+$/g, '');
  return `${name || 'article'}-${digest.slice(0, DIGITS)}`;
}
