import type { Relation } from '../../annotation/relation';
import { isNoValue } from '../../annotation/answer';
import type { FileAnnotation } from '../export-file';
import { metaFields } from '../foreign/article-meta';
import { articleParts, carriedOf, indexHead, type ArticleParts } from '../foreign/article-parts';
import { FRAGMENT_RELATION } from '../foreign/join-fragments';
import { labelOf } from '../foreign/label';
import { headLosses, lostAltogether } from '../foreign/losses';
import type { Exporter, ExportHead, ExportWriter } from '../format';
import { CHOICES, NUMBERS, TEXT_AREAS, TO_NAME } from './result-names';

/** One region, or one answer about a region, which then has the region's id. */
type Result = Readonly<Record<string, unknown>>;

const DECLARED = [
  'Everything that is said of an article and its annotations is written, beyond the regions under "meta.verbatim" of each task, which Label Studio keeps and ignores.',
  'Regions count code points, as the front end of Label Studio does since it corrects emoji; older ones count UTF-16 units.',
  'The scheme, what was deleted and sources that nobody is credited to are not written.',
] as const;

/** The id of the region of a fragment; the first one is the annotation's own. */
function regionId(annotation: FileAnnotation, fragment: number): string {
  return fragment === 0 ? annotation.id : `${annotation.id}-${fragment}`;
}

function regionsOf(annotation: FileAnnotation): readonly Result[] {
  const { note } = annotation;
  return annotation.fragments.map(({ start, end, exact }, index) => ({
    id: regionId(annotation, index),
    from_name: 'label',
    to_name: TO_NAME,
    type: 'labels',
    value: { start, end, text: exact, labels: [labelOf(annotation)] },
    ...(index === 0 && note !== '' && { meta: { text: [note] } }),
  }));
}

/** Answers that Label Studio can show and change; the whole annotation is carried besides. */
function* answersOf(annotation: FileAnnotation): Generator<Result> {
  const [first] = annotation.fragments;
  if (!first) return;
  const { start, end, exact } = first;
  const place = { start, end, text: exact };
  const about = (name: string, type: string, value: object): Result => ({
    id: annotation.id,
    from_name: name,
    to_name: TO_NAME,
    type,
    value: { ...place, ...value },
  });
  for (const [name, answer] of Object.entries(annotation.attributes)) {
    const said = typeof answer === 'object' && isNoValue<object>(answer) ? answer.answer : answer;
    if (typeof said !== 'string') continue;
    if (CHOICES.has(name)) {
      yield about(name, 'choices', { choices: [said] });
    } else if (NUMBERS.has(name) && String(Number(said)) === said) {
      yield about(name, 'number', { number: Number(said) });
    } else if (TEXT_AREAS.has(name) || NUMBERS.has(name)) {
      yield about(name, 'textarea', { text: [said] });
    }
  }
  if (annotation.tags.length > 0) {
    yield about('tags', 'choices', { choices: annotation.tags });
  }
}

function relationResult(from_id: string, to_id: string, type: string): Result {
  return { from_id, to_id, type: 'relation', direction: 'right', labels: [type] };
}

function chainOf(annotation: FileAnnotation): readonly Result[] {
  return annotation.fragments
    .slice(1)
    .map((_fragment, index) =>
      relationResult(
        regionId(annotation, index),
        regionId(annotation, index + 1),
        FRAGMENT_RELATION,
      ),
    );
}

/** Both ends of a relation of Label Studio are in one task. */
function relationsWithin(
  { annotations }: ArticleParts,
  relations: readonly Relation[],
): readonly Result[] {
  const ids = new Set<string>(annotations.map(({ id }) => id));
  return relations
    .filter(({ to }) => ids.has(to))
    .map(({ from, to, type }) => relationResult(from, to, type));
}

function lastModified({ annotations }: ArticleParts, otherwise: string): string {
  return (
    annotations
      .map(({ provenance }) => provenance.modified)
      .toSorted()
      .at(-1) ?? otherwise
  );
}

function begin(head: ExportHead): ExportWriter {
  const index = indexHead(head);
  const credited = new Set<string>();
  let tasks = 0;
  return {
    article: (state) => {
      const parts = articleParts(state);
      const carried = carriedOf(parts, index);
      for (const { id } of carried.sources) credited.add(id);
      const { article } = state;
      tasks += 1;
      const task = {
        id: tasks,
        data: { text: article.text, ...metaFields(article.appearances[0]) },
        annotations: [
          {
            id: tasks,
            created_at: head.exportedAt,
            updated_at: lastModified(parts, head.exportedAt),
            was_cancelled: false,
            ground_truth: false,
            result: [
              ...parts.annotations.flatMap((each) => [...regionsOf(each), ...answersOf(each)]),
              ...parts.annotations.flatMap(chainOf),
              ...relationsWithin(parts, carried.relations),
            ],
          },
        ],
        predictions: [],
        meta: { verbatim: carried },
      };
      return [{ entry: '', text: `${tasks === 1 ? '[\n' : ',\n'}${JSON.stringify(task)}` }];
    },
    end: () => [{ entry: '', text: tasks === 0 ? '[]\n' : '\n]\n' }],
    losses: () => [
      ...headLosses(head),
      ...lostAltogether(head.sources.filter(({ id }) => !credited.has(id))),
    ],
  };
}

/**
 * Writes tasks with annotations as Label Studio imports them: a task per article, a region per
 * fragment, and answers as results about the first region of an annotation.
 */
export const labelStudioExporter: Exporter = {
  id: 'label-studio',
  container: 'file',
  extension: 'json',
  declared: DECLARED,
  begin,
};
