import type { ArticleState } from '../build-export';
import { derivedId } from '../derived-id';
import { articleParts, byId } from '../foreign/article-parts';
import { headLosses } from '../foreign/losses';
import type { EntryPiece, Exporter, ExportHead, ExportWriter } from '../format';
import { ANNO_CONTEXT, OWN_CONTEXT, PREFIX, uuidIri } from './vocabulary';
import {
  annotationResource,
  articleResource,
  relationResource,
  sourceResource,
} from './write-resources';

/** What nobody has evaluated, in the words of RightsStatements.org: the analyst does not own the texts. */
const RIGHTS = 'http://rightsstatements.org/vocab/CNE/1.0/';

/** Spaces before an annotation: it stands in a list, in a page, in the collection. */
const ITEM_DEPTH = 6;
const INDENT = 2;

const DECLARED = [
  'The coding scheme is not in the file: labels, attributes and relation types are named by their keys.',
  'What was deleted is not in the file.',
  'The text of each article travels as the body of one annotation that describes it.',
] as const;

function indented(value: unknown, depth: number): string {
  return JSON.stringify(value, null, INDENT).replaceAll('\n', `\n${' '.repeat(depth)}`);
}

/** The members of an object without its braces, to be followed by others. */
function openObject(value: object, depth: number): string {
  return indented(value, depth).replace(/\n *\}$/, '');
}

/** What collection and page say alike; the page repeats it so that it stands on its own (§5.2). */
interface Frame {
  readonly id: string;
  readonly pageId: string;
  readonly about: object;
}

function frameOf(head: ExportHead): Frame {
  const { tool, analyst, exportedAt, articles } = head;
  const names = [tool.name, tool.version, analyst, exportedAt, String(articles)] as const;
  return {
    id: uuidIri(derivedId('web-annotation', 'collection', ...names)),
    pageId: uuidIri(derivedId('web-annotation', 'page', ...names)),
    about: {
      label: `${tool.name} export`,
      ...(analyst !== '' && { creator: { type: 'Person', name: analyst } }),
      generator: { type: 'Software', name: tool.name, [`${PREFIX}version`]: tool.version },
      created: exportedAt,
      modified: exportedAt,
      rights: RIGHTS,
    },
  };
}

function collectionStart(head: ExportHead, { id, about }: Frame): string {
  const collection = {
    '@context': [ANNO_CONTEXT, OWN_CONTEXT],
    id,
    type: 'AnnotationCollection',
    ...about,
    [`${PREFIX}sources`]: head.sources.toSorted(byId).map(sourceResource),
  };
  return openObject(collection, 0);
}

function pageStart({ pageId }: Frame): string {
  const page = openObject({ id: pageId, type: 'AnnotationPage', startIndex: 0 }, INDENT);
  return `,\n  "first": ${page},\n    "items": [`;
}

function pageEnd({ id, pageId, about }: Frame, total: number): string {
  const partOf = { id, type: 'AnnotationCollection', ...about, total, first: pageId, last: pageId };
  return `\n    ],\n    "partOf": ${indented(partOf, 2 * INDENT)}\n  },\n  "last": "${pageId}"`;
}

function begin(head: ExportHead): ExportWriter {
  const frame = frameOf(head);
  let total = 0;
  let isStarted = false;
  const start = (): string => {
    if (isStarted) return '';
    isStarted = true;
    return collectionStart(head, frame);
  };
  const item = (resource: object): string => {
    const before = total === 0 ? pageStart(frame) : ',';
    total += 1;
    return `${before}\n${' '.repeat(ITEM_DEPTH)}${indented(resource, ITEM_DEPTH)}`;
  };
  const piece = (...texts: readonly string[]): readonly EntryPiece[] => [
    { entry: '', text: texts.join('') },
  ];
  return {
    article(state: ArticleState) {
      const { article } = state;
      const { annotations } = articleParts(state);
      return piece(
        start(),
        item(articleResource(article)),
        ...annotations.map((each) => item(annotationResource(each, article.digest, head.scheme))),
      );
    },
    end() {
      const relations = head.relations.toSorted(byId);
      const links = [start(), ...relations.map((each) => item(relationResource(each)))];
      const page = total === 0 ? '' : pageEnd(frame, total);
      return piece(...links, page, `,\n  "total": ${total}\n}\n`);
    },
    losses: () => headLosses(head),
  };
}

/**
 * W3C Web Annotation (REC 2017-02-23) as one JSON-LD file: a collection with its one page embedded.
 * Positions count code points (§4.2.5). Written article by article; `total` and `partOf` therefore
 * stand behind the items.
 */
export const webAnnotationExporter: Exporter = {
  id: 'web-annotation',
  container: 'file',
  extension: 'jsonld',
  declared: DECLARED,
  begin,
};
