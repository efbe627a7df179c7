import type { FileAnnotation } from '../export-file';
import { articleParts, type ArticleParts } from '../foreign/article-parts';
import { annotationLosses, headLosses, lostAltogether, relationLosses } from '../foreign/losses';
import type { Exporter, ExportHead, ExportWriter, Loss } from '../format';
import { ANSWER_CODES } from './code-paths';
import { lineFeedText, type LineFeedText } from './line-feed-text';
import { ProjectWriter, xmlTime, type WrittenFragment } from './project-writer';
import { isXmlText } from './xml-text';

const DECLARED = [
  'Kinds, labels, tags, custom values, the status and the answers stance, mode and bound are written as codes, notes as notes, sources as cases with what they are credited with.',
  'All other answers (speaker, claimant, addressee, cue, statement, assessment, values, units and dates) are written as a description to read, and do not come back; nor do reviews, guesses, sources, the scheme and what was deleted.',
  'Of an article, its text and what is said of its first appearance are written; of a relation, its type and its ends.',
  'Texts are written with line feeds only, and characters that XML forbids are replaced by U+FFFD; how they were is written beside them, so that the original comes back.',
] as const;

/** What is written of the fragments of an annotation; those that a lone CR of a CRLF was are not. */
function fragmentsOf(
  { fragments }: FileAnnotation,
  written: LineFeedText,
): { readonly fragments: readonly WrittenFragment[]; readonly isExact: boolean } {
  const all = fragments.map(({ startUtf16, endUtf16, exact }) => {
    return { ...written.toPoints({ start: startUtf16, end: endUtf16 }), exact };
  });
  const kept = all.filter(({ start, end }) => start < end);
  const [first] = all;
  const widened = kept.length === 0 && first ? [{ ...first, end: first.start + 1 }] : kept;
  return {
    fragments: widened.map(({ start, end, exact }) => ({ start, end, exact })),
    isExact: kept.length === all.length && all.every(({ isExact }) => isExact),
  };
}

function isKept(annotation: FileAnnotation, field: string): boolean {
  const { tags, note, custom, provenance } = annotation;
  const [group, key = ''] = field.split(/\.(.*)/s, 2);
  switch (group) {
    case 'label':
    case 'status':
      return true;
    case 'note':
      return isXmlText(note);
    case 'tags':
      return tags.every(isXmlText);
    case 'custom':
      return Object.hasOwn(custom, key) && isXmlText(custom[key] ?? '');
    case 'attributes':
      return ANSWER_CODES.has(key);
    default:
      return (
        (key === 'creator' && isXmlText(provenance.creator)) ||
        (key === 'created' && xmlTime(provenance.created) !== undefined) ||
        (key === 'modified' && xmlTime(provenance.modified) !== undefined)
      );
  }
}

function lossesOf({ annotations }: ArticleParts, written: LineFeedText, head: ExportHead): Loss[] {
  return annotations.flatMap((annotation) => {
    const { id } = annotation;
    const { isExact } = fragmentsOf(annotation, written);
    return [
      ...(isExact ? [] : [{ id, field: 'fragments' }]),
      ...annotationLosses(annotation, head, (field) => isKept(annotation, field)),
    ];
  });
}

function begin(head: ExportHead): ExportWriter {
  const project = new ProjectWriter(head);
  const losses: Loss[] = [
    ...headLosses(head),
    ...lostAltogether(head.sources),
    ...head.relations.flatMap((relation) => relationLosses(relation, head, () => false)),
  ];
  return {
    article: (state) => {
      const parts = articleParts(state);
      const written = lineFeedText(state.article.text);
      losses.push(
        { id: state.article.digest, field: 'appearances' },
        ...lossesOf(parts, written, head),
      );
      return [project.addArticle(parts, written, (each) => fragmentsOf(each, written).fragments)];
    },
    end: () => [...project.pieces()],
    losses: () => losses,
  };
}

/**
 * Writes a REFI-QDA project (schema 1.5, `urn:QDA-XML:project:1.0`): texts in `sources/`, and
 * `project.qde`, which is kept in memory until the end because its code book comes first. GUIDs are
 * derived, so the same export gives the same bytes.
 */
export const refiQdaExporter: Exporter = {
  id: 'refi-qda',
  container: 'zip',
  extension: 'qdpx',
  declared: DECLARED,
  begin,
};
