import type { Annotation, AnnotationId } from '../../shared/annotation/annotation';
import type { Action, Edit } from '../../shared/annotation/change';
import type { Relation } from '../../shared/annotation/relation';
import type { Digest } from '../../shared/article/article';
import { fail, ok, type Result } from '../../shared/base/result';
import { readAnnotationsById, readRelation } from '../storage/read-library';
import { readRelationsOf } from '../storage/read-relations';
import { refresh } from './after-commit';
import type { RelationEntry } from './annotating';
import { show } from './commands-article';
import { creatorOf, draftOf } from './drafts';
import type { Failure } from './failure';
import { reading, writing, type Parts } from './parts';
import type { Outcome } from './session';
import { selecting } from './selecting';
import { touchedArticles } from './touched-articles';
import { extract, kindName, wordsIn, wordsOf } from './words';

async function commitRelation(parts: Parts, action: Action, edit: Edit): Outcome {
  const { store, database, saver } = parts;
  const articles = await touchedArticles(database, [edit]);
  const result = await saver.commit(draftOf(store.get(), action, articles, [edit]));
  return result.ok ? ok(null) : result;
}

async function newRelation(
  { store, database, clock, newId }: Parts,
  ends: Pick<Relation, 'from' | 'to' | 'type'>,
): Promise<Result<Relation, Failure>> {
  const { from, to, type } = ends;
  const { scheme } = store.get();
  if (from === to) return fail({ type: 'RelationToItself' });
  if (!scheme.relationTypes.some(({ key }) => key === type)) {
    return fail({ type: 'FieldInvalid', field: 'type', reason: 'is no relation of the scheme' });
  }
  const found = await readAnnotationsById(database, [from, to]);
  if (found.length < 2) return fail({ type: 'NothingSelected' });
  const others = await readRelationsOf(database, [from]);
  if (others.some((other) => other.from === from && other.to === to && other.type === type)) {
    return fail({ type: 'RelationExists' });
  }
  const at = clock().toISOString();
  const { id, version } = scheme;
  const provenance = {
    creator: creatorOf(store.get()),
    created: at,
    modified: at,
    origin: 'manual',
    scheme: { id, version },
  } as const;
  return ok({ id: newId(), type, from, to, provenance });
}

/** Relates two annotations, of one article or of two. */
export function relate(parts: Parts, from: AnnotationId, to: AnnotationId, type: string): Outcome {
  const { store, tell } = parts;
  const commit = async (): Outcome => {
    const made = await newRelation(parts, { from, to, type });
    if (!made.ok) return made;
    const { value: after } = made;
    const edit: Edit = { entity: 'relation', id: after.id, before: null, after };
    const result = await commitRelation(parts, 'relate', edit);
    if (!result.ok) return result;
    store.set({ relatingFrom: null });
    const name = store.get().scheme.relationTypes.find(({ key }) => key === type)?.name ?? type;
    tell.announce(`Related: ${name}.`);
    return ok(null);
  };
  return writing(parts, commit, () => refresh(parts));
}

/** Takes a relation away. */
export function unrelate(parts: Parts, id: string): Outcome {
  const commit = async (): Outcome => {
    const before = await readRelation(parts.database, id);
    if (!before) return fail({ type: 'NothingSelected' });
    const edit: Edit = { entity: 'relation', id, before, after: null };
    const result = await commitRelation(parts, 'unrelate', edit);
    if (result.ok) parts.tell.announce('Relation removed.');
    return result;
  };
  return writing(parts, commit, () => refresh(parts));
}

/** Remembers an annotation of the open article to relate from, or calls that off. */
export function startRelating({ store, tell }: Parts, from: AnnotationId | null): void {
  const { open, relatingFrom } = store.get();
  const placed = from === null ? undefined : open?.index.get(from);
  if (!open || !placed) {
    store.set({ relatingFrom: null });
    if (relatingFrom) tell.announce('No relation is being made any more.');
    return;
  }
  const words = extract(wordsIn(open.text, placed));
  store.set({ relatingFrom: { id: placed.id, words } });
  tell.announce(`Relating from: ${words}. Select the other annotation and relate again.`);
}

/** The first press remembers the selected annotation, the second asks how another relates to it. */
export async function relateSelected(parts: Parts): Outcome {
  const { selected, relatingFrom } = parts.store.get();
  if (!selected) return fail({ type: 'NothingSelected' });
  if (!relatingFrom) startRelating(parts, selected);
  else if (relatingFrom.id === selected) return fail({ type: 'RelationToItself' });
  else parts.store.set({ dialog: 'relation' });
  return ok(null);
}

function entryOf(
  { store }: Parts,
  id: AnnotationId,
  relation: Relation,
  others: ReadonlyMap<string, Annotation>,
): readonly RelationEntry[] {
  const direction = relation.from === id ? 'from' : 'to';
  const other = others.get(direction === 'from' ? relation.to : relation.from);
  if (!other) return [];
  const { article, body } = other;
  const title = store.get().library.find(({ digest }) => digest === article)?.title ?? '';
  const words = extract(wordsOf(other));
  const figure = body.kind === 'figure' && { figure: body };
  const end = { id: other.id, kind: body.kind, words, article, title, ...figure };
  return [{ relation, direction, other: end }];
}

/** The relations of an annotation in both directions, oldest first. */
export async function relationsOf(
  parts: Parts,
  id: AnnotationId,
): Promise<Result<readonly RelationEntry[], Failure>> {
  return reading(parts, async () => {
    const relations = await parts.annotations.relationsOf([id]);
    const ends = relations.flatMap(({ from, to }) => [from, to]);
    const found = await parts.annotations.read([...new Set(ends)]);
    const others = new Map<string, Annotation>(found.map((each) => [each.id, each]));
    const inOrder = relations.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return ok(inOrder.flatMap((relation) => entryOf(parts, id, relation, others)));
  });
}

/** Opens the article of an annotation where needed, selects it and scrolls to it. */
export function goTo(parts: Parts, article: Digest, id: AnnotationId): Outcome {
  const { store, ports, tell } = parts;
  return reading(parts, async () => {
    if (store.get().open?.digest !== article) {
      const shown = await show(parts, article);
      if (!shown.ok) return shown;
    }
    const { open } = store.get();
    const placed = open?.index.get(id);
    if (!open || !placed) return fail({ type: 'NothingSelected' });
    store.set(selecting(id));
    const [first] = placed.spans;
    if (first) ports.surface?.reveal(first);
    tell.announce(`${kindName(placed.kind)}: ${extract(wordsIn(open.text, placed))}`);
    return ok(null);
  });
}
