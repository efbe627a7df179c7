import type { Digest } from '../article/article';
import { articlePart, headerPart, listPart } from './build-export';
import { relationPart, sourcePart, tombstonePart } from './export-parts';
import type { EntryPiece, Exporter, ExportHead, ExportWriter } from './format';
import { sealArticle, sealOf } from './seals';

const INDENT = '    ';

/** What JSON has around a value two lists in. */
const AROUND = { before: '[\n  [\n    ', behind: '\n  ]\n]' };

/** JSON as it stands in the file, two levels in. */
function indented(value: object): string {
  return JSON.stringify([[value]], null, 2).slice(AROUND.before.length, -AROUND.behind.length);
}

/** The members of an object as they stand in the file, without its braces. */
function members(value: object): string {
  return JSON.stringify(value, null, 2).slice(2, -2);
}

function piece(text: string): EntryPiece {
  return { entry: '', text };
}

function begin(head: ExportHead, includeText: boolean): ExportWriter {
  const header = headerPart(head, head.exportedAt);
  const sources = listPart(head.sources, sourcePart);
  const seals: Digest[] = [];
  let last = '';
  /** What stands before the next element of `articles`, or before its end. */
  const opening = (): string =>
    seals.length === 0 ? `{\n${members({ ...header, sources })},\n  "articles": [` : '';
  return {
    article(state) {
      const { digest } = state.article;
      if (digest <= last) throw new Error(`Article ${digest} comes after ${last}`);
      last = digest;
      const part = articlePart(state, includeText);
      const separator = seals.length === 0 ? opening() : ',';
      seals.push(sealArticle(part));
      return [piece(`${separator}\n${INDENT}${indented(part)}`)];
    },
    end() {
      const relations = listPart(head.relations, relationPart);
      const deleted = listPart(head.deleted, tombstonePart);
      const closing = seals.length === 0 ? `${opening()}]` : '\n  ]';
      const rest = {
        relations,
        deleted,
        seals: {
          header: sealOf(header),
          sources: sources.map((source) => sealOf(source)),
          articles: seals,
          relations: relations.map((relation) => sealOf(relation)),
          deleted: deleted.map((tombstone) => sealOf(tombstone)),
        },
      };
      return [piece(`${closing},\n${members(rest)}\n}\n`)];
    },
    losses: () => [],
  };
}

/**
 * Writes the native export article by article, the same bytes as `buildExport`. Of what is written,
 * only the seals are kept until the end.
 */
export function createNativeExporter(options: { readonly includeText: boolean }): Exporter {
  return {
    id: 'verbatim',
    container: 'file',
    extension: 'verbatim.json',
    declared: [],
    begin: (head) => begin(head, options.includeText),
  };
}

/** The native export with its texts, which is what an analyst hands over. */
export const nativeExporter = createNativeExporter({ includeText: true });
