import type { FileAnnotation, Fragment } from '../export-file';
import { metaFields } from '../foreign/article-meta';
import { articleParts, carriedOf, indexHead, type ArticleParts } from '../foreign/article-parts';
import type { Carried } from '../foreign/carried';
import { FRAGMENT_RELATION } from '../foreign/join-fragments';
import { labelOf } from '../foreign/label';
import { headLosses, lostAltogether } from '../foreign/losses';
import type { Exporter, ExportHead, ExportWriter } from '../format';

interface ProdigySpan {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly text: string;
  /** The annotation, and which of its fragments this is. */
  readonly id: string;
  readonly fragment: number;
}

interface SpanEnd {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

interface ProdigyRelation {
  readonly id?: string;
  readonly label: string;
  readonly head_span: SpanEnd;
  readonly child_span: SpanEnd;
}

const DECLARED = [
  'Everything that is said of an article and its annotations is written, beyond the spans under the key "verbatim", which Prodigy keeps and ignores.',
  'Relations are written by their spans, without the numbers of tokens that the relations interface of Prodigy wants: the text is not cut into tokens.',
  'The scheme, what was deleted and sources that nobody is credited to are not written.',
] as const;

function spansOf(annotation: FileAnnotation): readonly ProdigySpan[] {
  const { id } = annotation;
  const label = labelOf(annotation);
  return annotation.fragments.map(({ start, end, exact }, fragment) => {
    return { start, end, label, text: exact, id, fragment };
  });
}

function endOf(annotation: FileAnnotation, { start, end }: Fragment): SpanEnd {
  return { start, end, label: labelOf(annotation) };
}

function chainOf(annotation: FileAnnotation): readonly ProdigyRelation[] {
  return annotation.fragments.slice(1).flatMap((fragment, index) => {
    const before = annotation.fragments[index];
    if (!before) return [];
    return [
      {
        label: FRAGMENT_RELATION,
        head_span: endOf(annotation, before),
        child_span: endOf(annotation, fragment),
      },
    ];
  });
}

function relationsOf({ annotations }: ArticleParts, carried: Carried): readonly ProdigyRelation[] {
  const annotationsById = new Map<string, FileAnnotation>(
    annotations.map((each) => [each.id, each]),
  );
  const related = carried.relations.flatMap(({ id, type, from, to }): ProdigyRelation[] => {
    const [head, child] = [annotationsById.get(from), annotationsById.get(to)];
    const [headFragment, childFragment] = [head?.fragments[0], child?.fragments[0]];
    if (!head || !child || !headFragment || !childFragment) return [];
    const ends = { head_span: endOf(head, headFragment), child_span: endOf(child, childFragment) };
    return [{ id, label: type, ...ends }];
  });
  return [...annotations.flatMap(chainOf), ...related];
}

function lineOf(parts: ArticleParts, carried: Carried): string {
  const { article } = parts.state;
  const line = {
    text: article.text,
    meta: metaFields(article.appearances[0]),
    spans: parts.annotations.flatMap(spansOf),
    relations: relationsOf(parts, carried),
    answer: 'accept',
    verbatim: carried,
  };
  return `${JSON.stringify(line)}\n`;
}

function begin(head: ExportHead): ExportWriter {
  const index = indexHead(head);
  const credited = new Set<string>();
  return {
    article: (state) => {
      const parts = articleParts(state);
      const carried = carriedOf(parts, index);
      for (const { id } of carried.sources) credited.add(id);
      return [{ entry: '', text: lineOf(parts, carried) }];
    },
    end: () => [],
    losses: () => [
      ...headLosses(head),
      ...lostAltogether(head.sources.filter(({ id }) => !credited.has(id))),
    ],
  };
}

/**
 * Writes JSON Lines as Prodigy reads and writes them: a line per article, a span per fragment,
 * offsets in code points, and what Prodigy has no field for beside them.
 */
export const prodigyExporter: Exporter = {
  id: 'prodigy',
  container: 'file',
  extension: 'jsonl',
  declared: DECLARED,
  begin,
};
