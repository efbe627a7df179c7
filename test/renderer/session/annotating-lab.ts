import { checkAnnotation } from '../../../shared/annotation/check-annotation';
import { isNoValue } from '../../../shared/annotation/answer';
import type { AnnotationId } from '../../../shared/annotation/annotation';
import type { AnnotationPatch } from '../../../shared/annotation/annotation-patch';
import type { Source } from '../../../shared/annotation/source';
import type { Span } from '../../../shared/article/span';
import type { Database } from '../../../renderer/storage/database';
import { derivedFaults } from '../storage/storage-lab';
import { codeOf, desk, screenFaults, type Desk } from './session-lab';

/** What the tests of annotating do within the page, where the real IndexedDB is. */

export { codeOf, desk, derivedFaults, screenFaults };
export {
  aBatch,
  aTextFile,
  fillDisk,
  listed,
  newId,
  selectWords,
  spanOf,
  stored,
  tagWords,
  until,
} from './session-lab';

/** The source of that name, added if there is none. */
export async function sourceNamed({ session, state }: Desk, name: string): Promise<Source> {
  await session.addSource(name);
  const source = state().sources.find((known) => known.name === name);
  if (!source) throw new Error(`No source is called ${name}.`);
  return source;
}

/** One step of a random sequence; `a` and `b` are read as places, choices or annotations. */
export interface LawStep {
  readonly do: (typeof VERBS)[number];
  readonly a: number;
  readonly b: number;
}

export const VERBS = [
  'tag',
  'add-fragment',
  'remove-fragment',
  'move',
  'move-word',
  'drag',
  'merge',
  'split',
  'update',
  'guess',
  'kind',
  'anchor-cue',
  'anchor-mention',
  'source',
  'merge-sources',
  'remove-source',
  'relate',
  'unrelate',
  'scheme',
  'label',
  'delete',
  'delete-many',
  'undo',
  'redo',
  'history',
  'other-article',
  'restart',
] as const;

function idAt({ state }: Desk, number: number): AnnotationId | null {
  const { open } = state();
  if (!open || open.index.size === 0) return null;
  return open.index.idAt(number % open.index.size) ?? null;
}

function spanAt({ state }: Desk, a: number, b: number): Span {
  const length = state().open?.text.length ?? 0;
  const start = a % Math.max(length, 1);
  return { start, end: Math.min(start + 1 + (b % 12), length) };
}

function selectSpan(at: Desk, a: number, b: number): void {
  const span = spanAt(at, a, b);
  at.session.selectionChanged(span.start < span.end ? span : null, span.end);
}

const PATCHES: readonly AnnotationPatch[] = [
  { body: { value: '14407', bound: 'at-least' }, addTags: ['big'] },
  { body: { range: { low: '1', high: '2.5' } }, status: 'done' },
  { body: { date: 'XXXX-11-21', value: null }, note: 'Eleventh.' },
  { body: { mode: 'partial', language: 'es-419', stance: 'alleged' }, removeTags: ['big'] },
  { body: { claimant: { answer: 'none-stated' }, speaker: { answer: 'unknown' } } },
  { body: { statement: 'It is so.', cue: null, unit: 'km' }, addTags: ['big', 'round'] },
  { body: { value: 'abc' } },
  { body: { assessment: { verdict: 'disputed', note: 'Two papers differ.' } }, confirm: 'all' },
];

async function relateTwo({ session, state, database }: Desk, a: number, b: number): Promise<void> {
  const all = await database.annotations.toArray();
  const [from, to] = [all[a % Math.max(all.length, 1)], all[b % Math.max(all.length, 1)]];
  const types = state().scheme.relationTypes;
  const type = types[(a + b) % Math.max(types.length, 1)]?.key ?? '';
  if (from && to) await session.relate(from.id, to.id, type);
}

async function changeScheme({ session, state }: Desk, a: number): Promise<void> {
  const { scheme } = state();
  const label = { key: `label-${a % 3}`, name: 'A label', kind: 'figure' } as const;
  const others = scheme.labels.filter(({ key }) => key !== label.key);
  const isThere = others.length < scheme.labels.length;
  await session.setScheme({ ...scheme, labels: isThere ? others : [...others, label] });
}

async function goSomewhere({ session }: Desk, a: number): Promise<void> {
  const entries = await session.history();
  const entry = entries[a % Math.max(entries.length, 1)];
  if (entry) await session.goToStep(entry.id);
}

/** The desk after a step; a restart makes another one. */
export async function doStep(at: Desk, step: LawStep): Promise<Desk> {
  const { session, database, state } = at;
  const { a, b } = step;
  const [id, other] = [idAt(at, a), idAt(at, b)];
  session.select(id);
  switch (step.do) {
    case 'tag':
      selectSpan(at, a, b);
      await session.tag((['claim', 'quote', 'figure'] as const)[(a + b) % 3] ?? 'claim');
      break;
    case 'add-fragment':
      selectSpan(at, b, a);
      await session.run('add-fragment');
      break;
    case 'remove-fragment':
      session.selectionChanged(null, b);
      await session.run('remove-fragment');
      break;
    case 'move':
    case 'move-word': {
      session.selectionChanged(null, b);
      const by = step.do === 'move' ? 'grapheme' : 'word';
      const end = b % 2 === 0 ? 'end' : 'start';
      if (id) await session.moveEnd(id, { end, by, step: b % 3 === 0 ? -1 : 1 });
      break;
    }
    case 'drag':
      if (id) await session.moveFragment(id, b % 2, spanAt(at, b, a));
      break;
    case 'merge':
      if (id && other) await session.merge([id, other]);
      break;
    case 'split':
      if (id) await session.split(id, spanAt(at, b, 0).start);
      break;
    case 'update':
      if (id && other)
        await session.update([...new Set([id, other])], PATCHES[b % PATCHES.length] ?? {});
      break;
    case 'guess':
      await session.run('confirm-guesses');
      break;
    case 'kind':
      await session.tag((['claim', 'quote', 'figure'] as const)[b % 3] ?? 'claim');
      break;
    case 'anchor-cue':
    case 'anchor-mention':
      selectSpan(at, b, a);
      await session.run(step.do);
      break;
    case 'source': {
      const name = `Source ${a % 3}`;
      await session.addSource(name);
      const via = state().sources[b % Math.max(state().sources.length, 1)];
      const own = state().sources.find((known) => known.name === name);
      if (own && via) await session.updateSource({ ...own, via: via.id });
      break;
    }
    case 'merge-sources': {
      const { sources } = state();
      const [from, into] = [a, b].map((number) => sources[number % Math.max(sources.length, 1)]);
      if (from && into) await session.mergeSources(from.id, into.id);
      break;
    }
    case 'remove-source': {
      const source = state().sources[a % Math.max(state().sources.length, 1)];
      if (source) await session.removeSource(source.id);
      break;
    }
    case 'relate':
      await relateTwo(at, a, b);
      break;
    case 'unrelate': {
      const relation = (await database.relations.toArray())[0];
      if (relation) await session.unrelate(relation.id);
      break;
    }
    case 'scheme':
      await changeScheme(at, a);
      break;
    case 'label':
      await session.tagLabel(`label-${b % 3}`);
      break;
    case 'delete':
      await session.run('delete-annotation');
      break;
    case 'delete-many':
      if (id && other) await session.deleteAnnotations([id, other]);
      break;
    case 'undo':
    case 'redo':
      await session.run(step.do);
      break;
    case 'history':
      await goSomewhere(at, a);
      break;
    case 'other-article':
      await session.run('next-article');
      break;
    case 'restart':
      return at.restart();
  }
  return at;
}

/** The laws of the stored library: nothing dangles, everything is proved by the text. */
export async function lawFaults(at: Desk): Promise<readonly string[]> {
  const { database, state } = at;
  const faults = [...(await derivedFaults(database)), ...(await screenFaults(at))];
  const annotations = await database.annotations.toArray();
  const ids = new Set<string>(annotations.map(({ id }) => id));
  const sources = new Set<string>((await database.sources.toArray()).map(({ id }) => id));
  for (const { id, from, to } of await database.relations.toArray()) {
    if (!ids.has(from) || !ids.has(to)) faults.push(`relation ${id} dangles`);
    if (from === to) faults.push(`relation ${id} leads to itself`);
  }
  const texts = new Map((await database.texts.toArray()).map(({ digest, text }) => [digest, text]));
  for (const annotation of annotations) {
    for (const problem of checkAnnotation(annotation, texts.get(annotation.article) ?? '')) {
      const isOpen = problem.type === 'Unanswered' || problem.type === 'Unconfirmed';
      if (!isOpen) faults.push(JSON.stringify(problem));
    }
    const { body } = annotation;
    const credited =
      body.kind === 'claim' ? body.claimant : body.kind === 'quote' ? body.speaker : undefined;
    if (credited && !isNoValue(credited) && !sources.has(credited.source)) faults.push('source');
  }
  const listedSources = state()
    .sources.map(({ id }) => id)
    .sort();
  if (JSON.stringify(listedSources) !== JSON.stringify([...sources].sort())) faults.push('sources');
  if (state().save.state !== 'saved') faults.push(`save status ${state().save.state}`);
  return faults;
}

/** The whole library as an export of it, without when that was made and the seal on it. */
export async function exported({ session, host }: Desk): Promise<string> {
  const result = await session.export({ what: 'all', format: 'verbatim' });
  if (!result.ok) return codeOf(result);
  const text = host.saved.at(-1)?.text ?? '';
  return text
    .replace(/^ {2}"exportedAt".*$/m, '')
    .replace(/^ {4}"header": .*$/m, `"header": "${'0'.repeat(64)}",`);
}

async function press(at: Desk, command: 'undo' | 'redo', times: number): Promise<number> {
  let pressed = 0;
  while (pressed < times && codeOf(await at.session.run(command)) === 'ok') pressed += 1;
  return pressed;
}

/** What a random sequence leaves behind. */
export interface LawReport {
  readonly faults: readonly string[];
  /** The library before, at the end, after undoing all, after redoing all. */
  readonly start: string;
  readonly end: string;
  readonly undone: string;
  readonly redone: string;
}

/** Does steps on fresh articles, holding the laws after each, then undoes and redoes all of them. */
export async function runLaws(
  texts: readonly string[],
  steps: readonly LawStep[],
): Promise<LawReport> {
  const faults: string[] = [];
  let at = await desk(texts);
  const start = await exported(at);
  for (const [index, step] of steps.entries()) {
    at = await doStep(at, step);
    at.session.selectionChanged(null, 0);
    faults.push(...(await lawFaults(at)).map((fault) => `${index} ${step.do}: ${fault}`));
  }
  const end = await exported(at);
  const pressed = await press(at, 'undo', Number.POSITIVE_INFINITY);
  const undone = await exported(at);
  faults.push(...(await lawFaults(at)).map((fault) => `undone: ${fault}`));
  at = await at.restart();
  await press(at, 'redo', pressed);
  const redone = await exported(at);
  faults.push(...(await lawFaults(at)).map((fault) => `redone: ${fault}`));
  at.session.dispose();
  at.database.close();
  return { faults, start, end, undone, redone };
}

export async function logOf(database: Database): Promise<readonly string[]> {
  return (await database.changes.toArray()).map(({ action }) => action);
}
