import type { Annotation } from '../../annotation/annotation';
import { isNoValue } from '../../annotation/answer';
import type { Answer, Attribution, Body } from '../../annotation/body';
import { creditedSources } from '../../annotation/credited-sources';
import type { Source, SourceId } from '../../annotation/source';
import { nameKey } from '../../annotation/source-chain';

type Rename = (id: SourceId) => SourceId;

/** Sources of files beside those of the library. */
export interface MergedSources {
  readonly sourcesById: ReadonlyMap<SourceId, Source>;
  /** A source of a file whose name the library has is the library's. */
  readonly rename: Rename;
}

/** Whether a chain of `via` comes to an end. */
function ends(source: Source, sourcesById: ReadonlyMap<SourceId, Source>): boolean {
  const passed = new Set<SourceId>();
  for (let at: SourceId | undefined = source.id; at !== undefined; at = sourcesById.get(at)?.via) {
    if (passed.has(at)) return false;
    passed.add(at);
  }
  return true;
}

function withoutVia({ via: _via, ...source }: Source): Source {
  return source;
}

/**
 * Puts sources of files beside those of a library. The library's stay as they are; a `via` that
 * leads nowhere or round in a circle is left out.
 */
export function mergeSources(
  library: readonly Source[],
  fromFiles: readonly Source[],
): MergedSources {
  const sourcesById = new Map(library.map((source) => [source.id, source]));
  const idByName = new Map(library.map(({ id, name }) => [nameKey(name), id]));
  const renamed = new Map<SourceId, SourceId>();
  const added: Source[] = [];
  for (const source of fromFiles) {
    if (sourcesById.has(source.id)) continue;
    const known = idByName.get(nameKey(source.name));
    if (known) renamed.set(source.id, known);
    else {
      sourcesById.set(source.id, source);
      added.push(source);
    }
  }
  const rename: Rename = (id) => renamed.get(id) ?? id;
  for (const source of added) {
    if (source.via !== undefined)
      sourcesById.set(source.id, { ...source, via: rename(source.via) });
  }
  for (const { id } of added) {
    const source = sourcesById.get(id);
    if (!source?.via || (sourcesById.has(source.via) && ends(source, sourcesById))) continue;
    sourcesById.set(id, withoutVia(source));
  }
  return { sourcesById, rename };
}

function attributionIn(
  attribution: Attribution,
  { sourcesById, rename }: MergedSources,
): Attribution | undefined {
  const source = rename(attribution.source);
  const { via: stated, ...rest } = attribution;
  const via = stated === undefined ? undefined : rename(stated);
  if (!sourcesById.has(source)) return undefined;
  return { ...rest, source, ...(via !== undefined && sourcesById.has(via) && { via }) };
}

function answerIn(
  answer: Answer<Attribution> | undefined,
  sources: MergedSources,
): Answer<Attribution> | undefined {
  return answer === undefined || isNoValue(answer) ? answer : attributionIn(answer, sources);
}

function bodyIn(body: Body, sources: MergedSources): Body {
  switch (body.kind) {
    case 'claim': {
      const { claimant: stated, ...rest } = body;
      const claimant = answerIn(stated, sources);
      return { ...rest, ...(claimant !== undefined && { claimant }) };
    }
    case 'quote': {
      const { speaker: said, addressee: to, ...rest } = body;
      const [speaker, addressee] = [answerIn(said, sources), answerIn(to, sources)];
      return {
        ...rest,
        ...(speaker !== undefined && { speaker }),
        ...(addressee !== undefined && { addressee }),
      };
    }
    case 'figure':
      return body;
  }
}

/** An annotation that credits sources of the merged list only; whom nobody knows is left out. */
export function withSources(annotation: Annotation, sources: MergedSources): Annotation {
  const body = bodyIn(annotation.body, sources);
  return { ...annotation, body, guessed: annotation.guessed.filter((field) => field in body) };
}

/** The sources that annotations credit, with everyone through whom they speak. */
export function creditedIn(
  annotations: readonly Annotation[],
  sourcesById: ReadonlyMap<SourceId, Source>,
): readonly Source[] {
  const credited = new Map<SourceId, Source>();
  for (const id of annotations.flatMap(({ body }) => creditedSources(body))) {
    for (let at: SourceId | undefined = id; at !== undefined && !credited.has(at);) {
      const source = sourcesById.get(at);
      if (source) credited.set(at, source);
      at = source?.via;
    }
  }
  return [...credited.values()];
}
