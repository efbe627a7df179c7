import type { Annotation, AnnotationId } from '../../shared/annotation/annotation';
import type { Action, Edit } from '../../shared/annotation/change';
import { fail, ok, type Result } from '../../shared/base/result';
import { refresh } from './after-commit';
import { draftOf } from './drafts';
import type { Failure } from './failure';
import { writing, type Parts } from './parts';
import type { OpenArticle, Outcome, SessionState } from './session';
import { touchedArticles } from './touched-articles';

/** Said to assistive tools or, where the screen does not show it by itself, to everybody. */
export type Sentence = string | { readonly onScreen: string };

/** What a command does to annotations of the open article, once its turn has come. */
export interface AnnotationPlan {
  readonly action: Action | ((edits: readonly Edit[]) => Action);
  /** All edits, or why nothing is changed. No edits at all write nothing and are no failure. */
  readonly edits: (
    annotations: readonly [Annotation, ...Annotation[]],
    open: OpenArticle,
  ) => Result<readonly Edit[], Failure> | Promise<Result<readonly Edit[], Failure>>;
  /** What is said when the change is down. */
  readonly sentence: (
    annotations: readonly [Annotation, ...Annotation[]],
    edits: readonly Edit[],
  ) => Sentence;
  /** What becomes of the screen besides. */
  readonly afterwards?: (annotations: readonly [Annotation, ...Annotation[]]) => void;
}

/** An annotation put in the place of another, or no edit where they are the same. */
export function replacing(before: Annotation, after: Annotation): readonly Edit[] {
  return before === after ? [] : [{ entity: 'annotation', id: before.id, before, after }];
}

async function apply(parts: Parts, ids: readonly AnnotationId[], plan: AnnotationPlan): Outcome {
  const { store, database, saver, tell } = parts;
  const { open } = store.get();
  if (!open) return fail({ type: 'NothingOpen' });
  const stored = await parts.annotations.read([...new Set(ids)]);
  const [first, ...rest] = stored.filter(({ article }) => article === open.digest);
  if (!first) return fail({ type: 'NothingSelected' });
  const annotations = [first, ...rest] as const;
  const edits = await plan.edits([...annotations], open);
  if (!edits.ok) return edits;
  if (edits.value.length === 0) return ok(null);
  const articles = await touchedArticles(database, edits.value);
  const action = typeof plan.action === 'function' ? plan.action(edits.value) : plan.action;
  const result = await saver.commit(draftOf(store.get(), action, articles, edits.value));
  if (!result.ok) return result;
  plan.afterwards?.([...annotations]);
  const sentence = plan.sentence([...annotations], edits.value);
  if (typeof sentence === 'string') tell.announce(sentence);
  else tell.inform(sentence.onScreen);
  return ok(null);
}

/** Which annotations are meant: these, or those that the state names when the turn has come. */
export type Which = readonly AnnotationId[] | ((state: SessionState) => readonly AnnotationId[]);

function idsOf(which: Which, { store }: Parts): readonly AnnotationId[] {
  return typeof which === 'function' ? which(store.get()) : which;
}

/** One change over annotations of the open article, as they stand when its turn comes. */
export function editAnnotations(parts: Parts, which: Which, plan: AnnotationPlan): Outcome {
  if (parts.queue.isIdle() && idsOf(which, parts).length === 0) {
    const { open } = parts.store.get();
    return Promise.resolve(fail({ type: open ? 'NothingSelected' : 'NothingOpen' }));
  }
  return writing(
    parts,
    () => apply(parts, idsOf(which, parts), plan),
    () => refresh(parts),
  );
}
