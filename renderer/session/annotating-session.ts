import type { Result } from '../../shared/base/result';
import type { Annotating } from './annotating';
import { tagLabel } from './commands-annotation';
import { moveEnd, moveFragment, removeFragment } from './commands-fragments';
import { deleteAnnotations, merge, split } from './commands-merge';
import { goTo, relate, relationsOf, startRelating, unrelate } from './commands-relation';
import { exportScheme, importScheme, setScheme, usesOf } from './commands-scheme';
import { addSource, anchorCue, anchorMention, credit } from './commands-source';
import { mergeSources, removeSource, updateSource } from './commands-source-list';
import { update } from './commands-update';
import type { Failure } from './failure';
import { goToStep, history } from './history';
import type { Parts } from './parts';
import { problems } from './problems';
import { marking } from './selecting';
import type { Outcome } from './session';
import { setFocusFieldAfterTagging } from './settings';

/** These belong beside the field that they are about, where whoever asked shows them. */
const BESIDE_A_FIELD: ReadonlySet<Failure['type']> = new Set([
  'FieldInvalid',
  'SchemeInvalid',
  'SourceChainLoops',
] satisfies Failure['type'][]);

/** Everything that the session answers about annotations, sources, relations and the scheme. */
export function annotatingSession(
  parts: Parts,
  tellFailure: (failure: Failure) => void,
): Annotating {
  const told = async (outcome: Outcome): Outcome => {
    const result = await outcome;
    if (!result.ok) tellFailure(result.failure);
    return result;
  };
  const asked = async <T>(outcome: Promise<Result<T, Failure>>): Promise<Result<T, Failure>> => {
    const result = await outcome;
    if (!result.ok && !BESIDE_A_FIELD.has(result.failure.type)) tellFailure(result.failure);
    return result;
  };
  /** A list for people: where it cannot be read, that is told, and nothing is listed. */
  const list = async <T>(
    outcome: Promise<Result<readonly T[], Failure>>,
  ): Promise<readonly T[]> => {
    const result = await outcome;
    if (result.ok) return result.value;
    tellFailure(result.failure);
    return [];
  };
  return {
    update: (ids, patch) => asked(update(parts, ids, patch)),
    deleteAnnotations: (ids) => told(deleteAnnotations(parts, ids)),
    mark: (ids) => parts.store.set(marking(parts.store.get(), ids)),
    removeFragment: (id, index) => told(removeFragment(parts, id, index)),
    moveFragment: (id, index, span) => told(moveFragment(parts, id, index, span)),
    moveEnd: (id, move) => told(moveEnd(parts, [id], move)),
    merge: (ids) => told(merge(parts, ids)),
    split: (id, offset) => told(split(parts, [id], offset)),
    addSource: (name) => asked(addSource(parts, name)),
    credit: (id, naming) => asked(credit(parts, [id], naming)),
    updateSource: (source) => asked(updateSource(parts, source)),
    removeSource: (id) => asked(removeSource(parts, id)),
    mergeSources: (from, into) => asked(mergeSources(parts, from, into)),
    anchorMention: (id, field) => told(anchorMention(parts, [id], field)),
    anchorCue: (id) => told(anchorCue(parts, [id])),
    relate: (from, to, type) => asked(relate(parts, from, to, type)),
    unrelate: (relation) => told(unrelate(parts, relation)),
    startRelating: (from) => startRelating(parts, from),
    relationsOf: (id) => list(relationsOf(parts, id)),
    goTo: (article, id) => told(goTo(parts, article, id)),
    history: () => list(history(parts)),
    goToStep: (id) => told(goToStep(parts, id)),
    problems: () => list(problems(parts)),
    setScheme: (scheme) => asked(setScheme(parts, scheme)),
    usesOf: (what, key) => list(usesOf(parts, what, key)),
    exportScheme: () => told(exportScheme(parts)),
    importScheme: () => told(importScheme(parts)),
    tagLabel: (key) => told(tagLabel(parts, key)),
    setFocusFieldAfterTagging: (on) => told(setFocusFieldAfterTagging(parts, on)),
  };
}
