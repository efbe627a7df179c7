import type { Annotation } from '../../shared/annotation/annotation';
import type { Action, Edit } from '../../shared/annotation/change';
import { creditedSources } from '../../shared/annotation/credited-sources';
import type { Source, SourceId } from '../../shared/annotation/source';
import { findSource, loopOf, nameKey } from '../../shared/annotation/source-chain';
import { sourcesAsOne } from '../../shared/annotation/sources-as-one';
import { sameData } from '../../shared/base/same-data';
import { fail, ok, type Result } from '../../shared/base/result';
import { renameSources } from '../../shared/review/rename-sources';
import { readAllAnnotations } from '../storage/read-library';
import { refresh } from './after-commit';
import { draftOf } from './drafts';
import { replacing } from './edit-annotations';
import type { Failure } from './failure';
import { invalid } from './invalid';
import { writing, type Parts } from './parts';
import type { Outcome } from './session';
import { checkName } from './source-name';
import { touchedArticles } from './touched-articles';
import { counted } from './words';

const MOST_ALIASES = 100;

/** A source belongs to the library; the step is the open article's too, so that it can be taken back. */
export async function commitSources(
  { store, saver, database }: Parts,
  action: Action,
  edits: readonly Edit[],
): Outcome {
  const { open } = store.get();
  const touched = await touchedArticles(database, edits);
  const articles = new Set([...(open ? [open.digest] : []), ...touched]);
  const result = await saver.commit(draftOf(store.get(), action, [...articles], edits));
  return result.ok ? ok(null) : result;
}

/** Which other source goes by a name already, in words; null where none does. */
function whoseName(others: readonly Source[], name: string): string | null {
  const owner = findSource(others, name);
  if (!owner) return null;
  return nameKey(owner.name) === nameKey(name)
    ? `the name of another source: ${owner.name}`
    : `another name of ${owner.name}: ${name}`;
}

/** What stood before is not asked again: a file may have brought one name for two sources. */
function checkAliases(
  others: readonly Source[],
  before: Source,
  given: Source,
): Result<readonly string[], Failure> {
  if (given.aliases.length > MOST_ALIASES) return invalid('aliases', 'are too many');
  const known = new Set(before.aliases.map(nameKey));
  const aliases = new Set<string>();
  for (const alias of given.aliases) {
    const tidy = checkName(alias, 'aliases');
    if (!tidy.ok) return tidy;
    const taken = known.has(nameKey(tidy.value)) ? null : whoseName(others, tidy.value);
    if (taken !== null) return invalid('aliases', `holds ${taken}. Merge the two instead`);
    if (tidy.value !== given.name) aliases.add(tidy.value);
  }
  return ok([...aliases]);
}

function checkSource(
  sources: readonly Source[],
  before: Source,
  given: Source,
): Result<Source, Failure> {
  const { id, via } = given;
  const name = checkName(given.name, 'name');
  if (!name.ok) return name;
  const others = sources.filter((other) => other.id !== id);
  const isRenamed = nameKey(name.value) !== nameKey(before.name);
  const taken = isRenamed ? whoseName(others, name.value) : null;
  if (taken !== null) return invalid('name', `is ${taken}. Merge the two instead`);
  const aliases = checkAliases(others, before, { ...given, name: name.value });
  if (!aliases.ok) return aliases;
  if (via !== undefined && !sources.some((other) => other.id === via)) {
    return invalid('via', 'is no source of this library');
  }
  const source = {
    id,
    name: name.value,
    aliases: aliases.value,
    ...(via !== undefined && { via }),
  };
  const loop = loopOf(sources, source);
  return loop ? fail({ type: 'SourceChainLoops', name: loop.name }) : ok(source);
}

function notHere(): Result<never, Failure> {
  return invalid('source', 'is not in this library');
}

/** Changes a source of the library; a chain that comes back to itself is refused. */
export function updateSource(parts: Parts, given: Source): Outcome {
  const { store, tell } = parts;
  const commit = async (): Outcome => {
    const { sources } = store.get();
    const before = sources.find(({ id }) => id === given.id);
    if (!before) return notHere();
    const after = checkSource(sources, before, given);
    if (!after.ok) return after;
    if (sameData(before, after.value)) return ok(null);
    const edit: Edit = { entity: 'source', id: before.id, before, after: after.value };
    const result = await commitSources(parts, 'edit-source', [edit]);
    if (result.ok) tell.announce(`Source changed: ${after.value.name}`);
    return result;
  };
  return writing(parts, commit, () => refresh(parts));
}

async function naming({ database }: Parts, id: SourceId): Promise<readonly Annotation[]> {
  const annotations = await readAllAnnotations(database);
  return annotations.filter(({ body }) => creditedSources(body).includes(id));
}

function inUse(annotations: number, sources: number): Result<never, Failure> {
  const users = [
    ...(annotations > 0 ? [counted(annotations, 'annotation')] : []),
    ...(sources > 0 ? [counted(sources, 'source')] : []),
  ];
  return invalid('source', `is named by ${users.join(' and ')}. Merge it into another one instead`);
}

/** Takes a source out of the library that no annotation and no other source names. */
export function removeSource(parts: Parts, id: SourceId): Outcome {
  const { store, tell } = parts;
  const commit = async (): Outcome => {
    const { sources } = store.get();
    const before = sources.find((source) => source.id === id);
    if (!before) return notHere();
    const annotations = await naming(parts, id);
    const behind = sources.filter(({ via }) => via === id);
    if (annotations.length + behind.length > 0) return inUse(annotations.length, behind.length);
    const edit: Edit = { entity: 'source', id, before, after: null };
    const result = await commitSources(parts, 'remove-source', [edit]);
    if (result.ok) tell.announce(`Source removed: ${before.name}`);
    return result;
  };
  return writing(parts, commit, () => refresh(parts));
}

/** The other sources with what becomes of them, and the one that goes. */
function editsOfSources(
  sources: readonly Source[],
  after: readonly Source[],
  gone: Source,
): readonly Edit[] {
  const byId = new Map(after.map((source) => [source.id, source]));
  return sources.flatMap((before): readonly Edit[] => {
    if (before.id === gone.id) return [{ entity: 'source', id: gone.id, before, after: null }];
    const source = byId.get(before.id) ?? before;
    if (sameData(source, before)) return [];
    return [{ entity: 'source', id: before.id, before, after: source }];
  });
}

/**
 * Makes two sources one: whatever names the first then names the second, which goes by the names of
 * both. A merger after which a chain would come back to itself is refused.
 */
export function mergeSources(parts: Parts, fromId: SourceId, intoId: SourceId): Outcome {
  const { store, tell, clock } = parts;
  const commit = async (): Outcome => {
    const { sources } = store.get();
    const [from, into] = [fromId, intoId].map((id) => sources.find((source) => source.id === id));
    if (!from || !into || from === into) return notHere();
    const after = sourcesAsOne(sources, from, into);
    const kept = after.find(({ id }) => id === into.id) ?? into;
    if (kept.aliases.length > MOST_ALIASES) return invalid('aliases', 'would be too many');
    const loop = loopOf(after, kept);
    if (loop) return fail({ type: 'SourceChainLoops', name: loop.name });
    const modified = clock().toISOString();
    const renamed = new Map([[from.id, into.id]]);
    const annotations = await naming(parts, from.id);
    const result = await commitSources(parts, 'merge-sources', [
      ...editsOfSources(sources, after, from),
      ...annotations.flatMap((before) => {
        const { provenance, ...rest } = renameSources(before, renamed);
        return replacing(before, { ...rest, provenance: { ...provenance, modified } });
      }),
    ]);
    if (result.ok) {
      const named = counted(annotations.length, 'annotation');
      tell.announce(`${from.name} is now another name of ${into.name}, in ${named}.`);
    }
    return result;
  };
  return writing(parts, commit, () => refresh(parts));
}
