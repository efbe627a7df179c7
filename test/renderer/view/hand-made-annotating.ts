import { fail, ok } from '../../../shared/base/result';
import type { Annotation, AnnotationId } from '../../../shared/annotation/annotation';
import { patchAnnotation } from '../../../shared/annotation/patch-annotation';
import type { Source, SourceId } from '../../../shared/annotation/source';
import { checkAnswers } from '../../../shared/figure/check-answer';
import { checkScheme } from '../../../shared/scheme/check-scheme';
import type {
  Annotating,
  BodyFields,
  HistoryEntry,
  ProblemEntry,
  RelationEntry,
} from '../../../renderer/session/annotating';
import type { FoundSoFar } from '../../../renderer/session/find-everywhere';
import type { Outcome, SessionState } from '../../../renderer/session/session';

/** What the hand-made session answers with where the state alone does not say it. */
export interface Answers {
  readonly history: readonly HistoryEntry[];
  readonly problems: readonly ProblemEntry[];
  readonly relations: readonly RelationEntry[];
  readonly uses: number;
  readonly found: readonly FoundSoFar[];
}

/** What the test's session lends to its annotating side. */
export interface Lent {
  readonly get: () => SessionState;
  readonly set: (patch: Partial<SessionState>) => void;
  readonly note: (name: string, argument?: unknown) => Outcome;
  readonly read: (id: AnnotationId) => Annotation | null;
  readonly write: (annotation: Annotation) => void;
  readonly answers: Answers;
}

const DONE = Promise.resolve(ok(null));
const AT = '2026-11-21T15:00:00.000Z';

function makeUpdate({ get, set, note, read, write }: Lent): Annotating['update'] {
  return (ids, patch) => {
    void note('update', [ids, patch]);
    const state = get();
    const checked = checkAnswers(patch.body ?? {}, {
      text: state.open?.text ?? '',
      hasSource: (id) => state.sources.some((source) => source.id === id),
    });
    if (!checked.ok) {
      const { field, reason } = checked.failure;
      return Promise.resolve(fail({ type: 'FieldInvalid', field, reason }));
    }
    const taken = patch.body ? { ...patch, body: checked.value } : patch;
    for (const id of ids) {
      const annotation = read(id);
      if (annotation) write(patchAnnotation(annotation, taken, AT));
    }
    set({ detailVersion: state.detailVersion + 1 });
    return DONE;
  };
}

function deleteAll({ get, set }: Lent, ids: readonly AnnotationId[]): void {
  const { open, indexVersion } = get();
  const edits = ids.map((id) => ({ before: open?.index.get(id) ?? null, after: null }));
  open?.index.apply(edits);
  set({ selected: null, marked: new Set(), indexVersion: indexVersion + 1 });
}

function withSource(sources: readonly Source[], source: Source): readonly Source[] {
  return [...sources.filter(({ id }) => id !== source.id), source];
}

function loops(sources: readonly Source[], source: Source): boolean {
  const next = new Map(withSource(sources, source).map(({ id, via }) => [id, via]));
  let at = source.via;
  for (let steps = 0; at !== undefined && steps <= sources.length; steps += 1) {
    if (at === source.id) return true;
    at = next.get(at);
  }
  return false;
}

type SourceSide = Pick<
  Annotating,
  'addSource' | 'credit' | 'updateSource' | 'removeSource' | 'mergeSources'
>;

/** The source of that name or alias; made if there is none. */
function sourceNamed({ get, set }: Lent, name: string): SourceId {
  const wanted = name.trim().toLowerCase();
  const { sources } = get();
  const known = sources.find((one) =>
    [one.name, ...one.aliases].some((each) => each.toLowerCase() === wanted),
  );
  if (known) return known.id;
  const id = `source-${sources.length + 1}` as SourceId;
  set({ sources: [...sources, { id, name: name.trim(), aliases: [] }] });
  return id;
}

function sourceSide(lent: Lent): SourceSide {
  const { get, set, note, read } = lent;
  return {
    addSource(name) {
      sourceNamed(lent, name);
      return note('addSource', name);
    },
    credit(id, { field, as, name }) {
      const fields: BodyFields = read(id)?.body ?? {};
      const standing = fields[field];
      const credited = standing && 'source' in standing ? standing : undefined;
      const named = sourceNamed(lent, name);
      const answer =
        as === 'source'
          ? { ...credited, source: named }
          : { ...credited, source: credited?.source ?? named, via: named };
      return makeUpdate(lent)([id], { body: { [field]: answer } });
    },
    updateSource(source) {
      void note('updateSource', source);
      if (loops(get().sources, source)) {
        return Promise.resolve(fail({ type: 'SourceChainLoops', name: source.name }));
      }
      set({ sources: withSource(get().sources, source) });
      return DONE;
    },
    removeSource(id) {
      void note('removeSource', id);
      const reason = 'is named by 2 annotations. Merge it into another one instead';
      if (get().sources.find((source) => source.id === id)?.aliases.length) {
        return Promise.resolve(fail({ type: 'FieldInvalid', field: 'source', reason }));
      }
      set({ sources: get().sources.filter((source) => source.id !== id) });
      return DONE;
    },
    mergeSources(from, into) {
      void note('mergeSources', [from, into]);
      set({ sources: get().sources.filter(({ id }) => id !== from) });
      return DONE;
    },
  };
}

type SchemeSide = Pick<Annotating, 'setScheme' | 'usesOf' | 'exportScheme' | 'importScheme'>;

function schemeSide({ get, set, note, answers }: Lent): SchemeSide {
  return {
    setScheme(scheme) {
      void note('setScheme', scheme);
      const fault = checkScheme(scheme, { takenKeys: new Set(['c', 'o', 'r']), known: [] });
      if (fault) return Promise.resolve(fail({ type: 'SchemeInvalid', ...fault }));
      set({ scheme: { ...scheme, version: get().scheme.version + 1 } });
      return DONE;
    },
    usesOf: () => {
      const entry = get().library[0];
      if (!entry || answers.uses === 0) return Promise.resolve([]);
      return Promise.resolve([
        { article: entry.digest, title: entry.title, count: answers.uses - 1 },
        { article: entry.digest, title: 'Another', count: 1 },
      ]);
    },
    exportScheme: () => note('exportScheme'),
    importScheme: () => note('importScheme'),
  };
}

/** Updates, marks, sources, relations and the scheme work as they should; all else is only noted. */
export function handMadeAnnotating(lent: Lent): Annotating {
  const { set, note, answers } = lent;
  return {
    update: makeUpdate(lent),
    deleteAnnotations(ids) {
      deleteAll(lent, ids);
      return note('deleteAnnotations', ids);
    },
    mark(ids) {
      void note('mark', ids);
      set({ marked: new Set(ids), selected: ids.at(-1) ?? null });
    },
    removeFragment: (id, index) => note('removeFragment', [id, index]),
    moveFragment: (id, index, span) => note('moveFragment', [id, index, span]),
    moveEnd: (id, move) => note('moveEnd', [id, move]),
    merge(ids) {
      const [first, ...others] = ids;
      deleteAll(lent, others);
      set({ selected: first ?? null });
      return note('merge', ids);
    },
    split: (id, offset) => note('split', [id, offset]),
    ...sourceSide(lent),
    anchorMention: (id, field) => note('anchorMention', [id, field]),
    anchorCue: (id) => note('anchorCue', id),
    relate(from, to, type) {
      void note('relate', [from, to, type]);
      if (type === 'supports') return Promise.resolve(fail({ type: 'RelationExists' }));
      set({ relatingFrom: null });
      return DONE;
    },
    unrelate: (relation) => note('unrelate', relation),
    startRelating(from) {
      void note('startRelating', from);
      set({ relatingFrom: from === null ? null : { id: from, words: 'three piers' } });
    },
    relationsOf: () => Promise.resolve(answers.relations),
    goTo: (article, id) => note('goTo', [article, id]),
    history: () => Promise.resolve(answers.history),
    goToStep: (id) => note('goToStep', id),
    problems: () => Promise.resolve(answers.problems),
    ...schemeSide(lent),
    tagLabel: (key) => note('tagLabel', key),
    setFocusFieldAfterTagging(on) {
      set({ focusFieldAfterTagging: on });
      return note('setFocusFieldAfterTagging', on);
    },
  };
}
