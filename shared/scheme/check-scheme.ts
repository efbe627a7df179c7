import { KINDS, type Kind, type LabelDefinition, type Scheme } from './scheme';

/** What is wrong with a scheme: where, as a JSON pointer such as `/labels/0/key`, and why. */
export interface SchemeFault {
  readonly path: string;
  readonly reason: string;
}

/** What a scheme must live beside. */
export interface SchemeSurroundings {
  /** Keys that commands of the program take, as `KeyboardEvent.key` writes them. */
  readonly takenKeys: ReadonlySet<string>;
  /** Other schemes of the library: a label keeps its kind for ever. */
  readonly known: readonly Scheme[];
}

/** Code units; names are for people, and keys go into every annotation. */
const LONGEST_NAME = 200;
const LONGEST_KEY = 100;
const LONGEST_GUIDELINE = 100_000;
const MOST_ENTRIES = 500;

const KEY = /^[^\s\p{Cc}]+$/u;
const COLOR = /^#[0-9a-f]{6}$/i;
const SHORTCUT = /^[^\s\p{Cc}]$/u;

type Faults = Generator<SchemeFault>;

function* checkName(name: string, path: string): Faults {
  if (name.trim() === '') yield { path, reason: 'cannot be empty' };
  if (name.length > LONGEST_NAME)
    yield { path, reason: `is longer than ${LONGEST_NAME} characters` };
}

function* checkKey(key: string, path: string, others: ReadonlySet<string>): Faults {
  if (!KEY.test(key)) yield { path, reason: 'must be one word without spaces' };
  if (key.length > LONGEST_KEY) yield { path, reason: `is longer than ${LONGEST_KEY} characters` };
  if (key === '__proto__') yield { path, reason: 'is a word that files cannot hold' };
  const kinds: readonly string[] = KINDS;
  if (kinds.includes(key)) yield { path, reason: `is the name of a kind` };
  if (others.has(key)) yield { path, reason: `is taken by an entry above` };
}

function* checkEntries<T extends { readonly key: string; readonly name: string }>(
  entries: readonly T[],
  list: string,
  checkEntry: (entry: T, path: string) => Faults,
): Faults {
  if (entries.length > MOST_ENTRIES) {
    yield { path: list, reason: `has more than ${MOST_ENTRIES} entries` };
    return;
  }
  const keys = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const path = `${list}/${index}`;
    yield* checkKey(entry.key, `${path}/key`, keys);
    yield* checkName(entry.name, `${path}/name`);
    yield* checkEntry(entry, path);
    keys.add(entry.key);
  }
}

function* checkKinds(kinds: readonly Kind[], path: string): Faults {
  if (kinds.length === 0) yield { path, reason: 'names no kind' };
  if (new Set(kinds).size < kinds.length) yield { path, reason: 'names a kind twice' };
}

function* checkValues(values: readonly string[], path: string): Faults {
  if (values.length === 0) yield { path, reason: 'is empty; leave it out to allow any value' };
  if (values.length > MOST_ENTRIES) yield { path, reason: `has more than ${MOST_ENTRIES} entries` };
  const seen = new Set<string>();
  for (const [index, value] of values.entries()) {
    yield* checkName(value, `${path}/${index}`);
    if (seen.has(value)) yield { path: `${path}/${index}`, reason: 'is there already' };
    seen.add(value);
  }
}

function labelChecker({
  takenKeys,
  known,
}: SchemeSurroundings): (label: LabelDefinition, path: string) => Faults {
  const shortcuts = new Set<string>();
  const kinds = new Map(known.flatMap(({ labels }) => labels.map(({ key, kind }) => [key, kind])));
  return function* check({ key, kind, color, shortcut }, path) {
    const earlier = kinds.get(key);
    if (earlier !== undefined && earlier !== kind) {
      yield { path: `${path}/kind`, reason: `was ${earlier} before; give the label another key` };
    }
    if (color !== undefined && !COLOR.test(color)) {
      yield { path: `${path}/color`, reason: 'is not a colour such as #2266aa' };
    }
    if (shortcut === undefined) return;
    const place = `${path}/shortcut`;
    const pressed = shortcut.toLowerCase();
    if (!SHORTCUT.test(shortcut)) yield { path: place, reason: 'must be one character' };
    if (takenKeys.has(pressed)) yield { path: place, reason: 'is the key of a command' };
    if (shortcuts.has(pressed)) yield { path: place, reason: 'is the key of another label' };
    shortcuts.add(pressed);
  };
}

function* faultsOf(scheme: Scheme, surroundings: SchemeSurroundings): Faults {
  yield* checkName(scheme.id, '/id');
  if (!Number.isSafeInteger(scheme.version) || scheme.version < 1) {
    yield { path: '/version', reason: 'must be a whole number from 1' };
  }
  yield* checkEntries(scheme.labels, '/labels', labelChecker(surroundings));
  yield* checkEntries(scheme.attributes, '/attributes', function* check(attribute, path) {
    yield* checkKinds(attribute.kinds, `${path}/kinds`);
    if (attribute.values) yield* checkValues(attribute.values, `${path}/values`);
  });
  yield* checkEntries(scheme.relationTypes, '/relationTypes', function* none() {});
  if (scheme.guideline.length > LONGEST_GUIDELINE) {
    yield { path: '/guideline', reason: `is longer than ${LONGEST_GUIDELINE} characters` };
  }
}

/** The first thing that is wrong with a scheme, or null. */
export function checkScheme(scheme: Scheme, surroundings: SchemeSurroundings): SchemeFault | null {
  return faultsOf(scheme, surroundings).next().value ?? null;
}
