import fc from 'fast-check';
import type { Annotation } from '../../shared/annotation/annotation';
import type { Tombstone } from '../../shared/annotation/change';
import type { ExportState } from '../../shared/exchange/build-export';
import type { LibraryState } from '../../shared/review/library-state';
import { freshAnnotationId, freshId, freshSourceId } from '../builders/ids';
import { anyExport } from './any-export';

/** What an export is made of, as a state to merge. */
export function libraryStateOf({
  scheme,
  sources,
  articles,
  relations,
  deleted,
}: ExportState): LibraryState {
  return {
    scheme,
    sources,
    relations,
    articles: articles.map(({ article }) => article),
    annotations: articles.flatMap(({ annotations }) => annotations),
    tombstones: deleted,
  };
}

/** One thing that a person does to a library; numbers choose what it is done to. */
type Step = (state: LibraryState, which: number, at: string) => LibraryState;

function stone(id: string, entity: Tombstone['entity'], at: string): Tombstone {
  return { id, entity, at, by: 'Ada' };
}

function pick<T>(list: readonly T[], which: number): T | undefined {
  return list[which % Math.max(1, list.length)];
}

function withAnnotation(state: LibraryState, annotation: Annotation): LibraryState {
  const others = state.annotations.filter(({ id }) => id !== annotation.id);
  return { ...state, annotations: [...others, annotation] };
}

const edit: Step = (state, which, at) => {
  const old = pick(state.annotations, which);
  if (!old) return state;
  const provenance = { ...old.provenance, modified: at };
  return withAnnotation(state, { ...old, note: `noted ${which}`, provenance });
};

const review: Step = (state, which, at) => {
  const old = pick(state.annotations, which);
  if (!old) return state;
  const { digest: of } = state.articles[0] ?? { digest: '' };
  const made = { id: freshId(), by: 'Grace', at, verdict: 'accept', note: '', of } as const;
  return withAnnotation(state, { ...old, reviews: [...old.reviews, made] });
};

const add: Step = (state, which, at) => {
  const old = pick(state.annotations, which);
  if (!old) return state;
  const provenance = { ...old.provenance, created: at, modified: at };
  return withAnnotation(state, { ...old, id: freshAnnotationId(), provenance });
};

const remove: Step = (state, which, at) => {
  const old = pick(state.annotations, which);
  if (!old) return state;
  const hanging = state.relations.filter(({ from, to }) => from === old.id || to === old.id);
  return {
    ...state,
    annotations: state.annotations.filter((each) => each !== old),
    relations: state.relations.filter((each) => !hanging.includes(each)),
    tombstones: [
      ...state.tombstones,
      stone(old.id, 'annotation', at),
      ...hanging.map(({ id }) => stone(id, 'relation', at)),
    ],
  };
};

const removeArticle: Step = (state, which, at) => {
  const old = pick(state.articles, which);
  if (!old) return state;
  const at0 = (each: Annotation): boolean => each.article === old.digest;
  const rest = state.annotations.filter(at0).reduce(
    (left, each) =>
      remove(
        left,
        left.annotations.findIndex(({ id }) => id === each.id),
        at,
      ),
    state,
  );
  return {
    ...rest,
    articles: rest.articles.filter((each) => each !== old),
    tombstones: [...rest.tombstones, stone(old.digest, 'article', at)],
  };
};

const addSource: Step = (state, which) => {
  const name = ['Ines Duarte', 'ines  duarte', 'Coast Wire'][which % 3] ?? '';
  const via = pick(state.sources, which)?.id;
  const source = { id: freshSourceId(), name, aliases: [`alias ${which}`] };
  return { ...state, sources: [...state.sources, { ...source, ...(via && { via }) }] };
};

const editSource: Step = (state, which) => {
  const old = pick(state.sources, which);
  if (!old) return state;
  const changed = { ...old, name: `${old.name} ${which}`, aliases: [...old.aliases, old.name] };
  return { ...state, sources: state.sources.map((each) => (each === old ? changed : each)) };
};

const credit: Step = (state, which, at) => {
  const source = state.sources.at(-1);
  const old = state.annotations.filter(({ body }) => body.kind === 'claim')[which % 2];
  if (!source || old?.body.kind !== 'claim') return state;
  const provenance = { ...old.provenance, modified: at };
  const body = { ...old.body, claimant: { source: source.id } };
  return withAnnotation(state, { ...old, body, provenance });
};

const openAgain: Step = (state, which, at) => {
  const old = pick(state.articles, which);
  if (!old) return state;
  const [first] = old.appearances;
  const again = { ...first, id: freshId(), source: { ...first.source, importedAt: at } };
  const changed = { ...old, appearances: [...old.appearances, again] as const };
  return { ...state, articles: state.articles.map((each) => (each === old ? changed : each)) };
};

const addLabel: Step = (state, which) => {
  const label = { key: `label-${which % 3}`, name: `Label ${which}`, kind: 'figure' } as const;
  const { scheme } = state;
  const labels = scheme.labels.filter(({ key }) => key !== label.key);
  const version = scheme.version + 1;
  return { ...state, scheme: { ...scheme, version, labels: [...labels, label] } };
};

const STEPS: readonly Step[] = [
  edit,
  review,
  add,
  remove,
  removeArticle,
  addSource,
  editSource,
  credit,
  openAgain,
  addLabel,
];

const anySteps = fc.array(
  fc.record({
    step: fc.constantFrom(...STEPS),
    which: fc.nat(5),
    day: fc.integer({ min: 22, max: 29 }),
  }),
  { maxLength: 8 },
);

function after(base: LibraryState, steps: readonly { step: Step; which: number; day: number }[]) {
  return steps.reduce(
    (state, { step, which, day }) => step(state, which, `2026-11-${day}T09:30:00.000Z`),
    base,
  );
}

/** A library and what two people made of it, each on their own. */
export const anyDivergence: fc.Arbitrary<readonly [LibraryState, LibraryState, LibraryState]> = fc
  .tuple(anyExport, anySteps, anySteps)
  .map(([state, ours, theirs]) => {
    const base = libraryStateOf({ ...state, scheme: { ...state.scheme, guideline: 'Mark.' } });
    return [base, after(base, ours), after(base, theirs)];
  });
