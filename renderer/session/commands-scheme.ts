import type { Edit } from '../../shared/annotation/change';
import type { Digest } from '../../shared/article/article';
import { fail, ok, type Result } from '../../shared/base/result';
import { readJson } from '../../shared/exchange/read-json';
import { APP_COMMANDS } from '../../shared/ipc/app-commands';
import { checkScheme } from '../../shared/scheme/check-scheme';
import { DEFAULT_SCHEME } from '../../shared/scheme/default-scheme';
import { readSchemeFile, writeSchemeFile } from '../../shared/scheme/scheme-file';
import type { Scheme } from '../../shared/scheme/scheme';
import {
  readAllAnnotations,
  readAllRelations,
  readAnnotationsById,
  readSchemes,
} from '../storage/read-library';
import { readSettings } from '../storage/settings';
import { tellUnread } from './add-files';
import { refresh } from './after-commit';
import { draftOf } from './drafts';
import type { Failure } from './failure';
import { reading, writing, type Parts } from './parts';
import type { Outcome } from './session';
import { remember } from './settings';

/** Keys of the program that are one character; labels cannot have them. */
const TAKEN_KEYS: ReadonlySet<string> = new Set(
  APP_COMMANDS.flatMap(({ keys }): readonly string[] => keys)
    .filter((key) => key.length === 1)
    .map((key) => key.toLowerCase()),
);

/**
 * The version of the next scheme: later than all that there are or were, since a version that was
 * taken back may stand in a file that someone else has.
 */
async function nextVersion({ database }: Parts, known: readonly Scheme[]): Promise<number> {
  const { schemeVersion } = await readSettings(database);
  return (
    Math.max(DEFAULT_SCHEME.version, schemeVersion, ...known.map(({ version }) => version)) + 1
  );
}

async function store(parts: Parts, given: Scheme): Promise<Result<Scheme, Failure>> {
  const { database, saver } = parts;
  const known = await readSchemes(database);
  const version = await nextVersion(parts, known);
  const after = { ...given, version };
  const fault = checkScheme(after, { takenKeys: TAKEN_KEYS, known });
  if (fault) return fail({ type: 'SchemeInvalid', ...fault });
  const { open } = parts.store.get();
  const edit: Edit = { entity: 'scheme', id: `${after.id}@${version}`, before: null, after };
  const articles = open ? [open.digest] : [];
  const result = await saver.commit(draftOf(parts.store.get(), 'edit-scheme', articles, [edit]));
  if (!result.ok) return result;
  const remembered = await remember(parts, { schemeVersion: version });
  return remembered.ok ? ok(after) : remembered;
}

/** Stores a scheme as the next version, which is then the current one. */
export function setScheme(parts: Parts, scheme: Scheme): Outcome {
  const commit = async (): Outcome => {
    const stored = await store(parts, scheme);
    if (!stored.ok) return stored;
    await refresh(parts);
    parts.tell.announce(`Coding scheme saved as version ${stored.value.version}.`);
    return ok(null);
  };
  return writing(parts, commit, () => refresh(parts));
}

/** Where something of the scheme is used. */
export interface Use {
  readonly article: Digest;
  readonly title: string;
  readonly count: number;
}

async function articlesUsing(
  { database }: Parts,
  what: 'label' | 'attribute' | 'relation-type',
  key: string,
): Promise<readonly Digest[]> {
  if (what === 'relation-type') {
    const relations = (await readAllRelations(database)).filter(({ type }) => type === key);
    const from = await readAnnotationsById(
      database,
      relations.map((relation) => relation.from),
    );
    return from.map(({ article }) => article);
  }
  const annotations = await readAllAnnotations(database);
  return annotations
    .filter(({ label, custom }) => (what === 'label' ? label === key : Object.hasOwn(custom, key)))
    .map(({ article }) => article);
}

/** How many annotations of which articles use something; a relation counts where it begins. */
export function usesOf(
  parts: Parts,
  what: 'label' | 'attribute' | 'relation-type',
  key: string,
): Promise<Result<readonly Use[], Failure>> {
  return reading(parts, async () => {
    const counts = new Map<Digest, number>();
    for (const article of await articlesUsing(parts, what, key)) {
      counts.set(article, (counts.get(article) ?? 0) + 1);
    }
    const { library } = parts.store.get();
    return ok(
      library.flatMap(({ digest: article, title }) => {
        const count = counts.get(article) ?? 0;
        return count === 0 ? [] : [{ article, title, count }];
      }),
    );
  });
}

/** Writes the current scheme to a file of the analyst's choice. */
export async function exportScheme({ store: state, host, tell }: Parts): Outcome {
  const { scheme } = state.get();
  const saved = await host.saveExport({
    suggestedName: `${scheme.id}-${scheme.version}.verbatim-scheme.json`,
    text: writeSchemeFile(scheme),
  });
  if (!saved.ok) return saved;
  tell.inform(`Coding scheme exported to ${saved.value.path}`);
  return ok(null);
}

function parseFile(text: string): Result<Scheme, Failure> {
  const json = readJson(text);
  if (json.ok) {
    const scheme = readSchemeFile(json.value);
    return scheme.ok ? scheme : fail({ type: 'SchemeInvalid', ...scheme.failure });
  }
  const { failure } = json;
  const path = 'path' in failure ? failure.path : '';
  const reason =
    'line' in failure
      ? `cannot be read as JSON at line ${failure.line}, column ${failure.column}`
      : 'stands twice, or is a name that no file may hold';
  return fail({ type: 'SchemeInvalid', path, reason });
}

/** Reads a scheme from a file of the analyst's choice and stores it as the next version. */
export async function importScheme(parts: Parts): Outcome {
  const chosen = await parts.host.openFiles('scheme');
  if (!chosen.ok) return chosen;
  const { files, unread } = chosen.value;
  tellUnread(parts, unread);
  const [file] = files;
  if (!file) return fail({ type: 'Cancelled' });
  const scheme = parseFile(file.text);
  if (!scheme.ok) return scheme;
  const result = await setScheme(parts, scheme.value);
  if (result.ok) parts.tell.inform(`Coding scheme read from ${file.fileName}.`);
  return result;
}
