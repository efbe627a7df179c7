import { isAnnotationId, isSourceId } from '../../shared/annotation/is-uuid';
import type { AnnotationId } from '../../shared/annotation/annotation';
import type { SourceId } from '../../shared/annotation/source';
import type { ExportState } from '../../shared/exchange/build-export';
import { anAnnotation, aTarget } from '../builders/an-annotation';
import { anArticle, TEST_TIME } from '../builders/an-article';
import { anExport } from '../builders/an-export';

const TEXT = [
  'Harbour 🚢 reopens',
  '“We rebuild,” said Ines Duarte, “and soon.” More than 80 boats were lost.',
].join('\r\n');

function annotationId(last: number): AnnotationId {
  const id = `019a0000-0000-7000-8000-00000000000${last}`;
  if (!isAnnotationId(id)) throw new Error(id);
  return id;
}

function sourceId(last: number): SourceId {
  const id = `019a0000-0000-7000-8000-0000000000a${last}`;
  if (!isSourceId(id)) throw new Error(id);
  return id;
}

/** The export of which the pages of `docs/formats/` show examples: the same ids every time. */
export function aSmallExport(): ExportState {
  const made = anArticle({ text: TEXT, meta: { outlet: 'The Tribune', published: '2025-11-22' } });
  const [appearance] = made.appearances;
  const article = {
    ...made,
    appearances: [{ ...appearance, id: '019a0000-0000-7000-8000-0000000000f1' }],
  } as const;
  const mayor = { id: sourceId(1), name: 'Ines Duarte', aliases: ['the mayor'] };
  const quote = anAnnotation({
    article,
    kind: 'quote',
    on: ['“We rebuild,”', '“and soon.”'],
    with: {
      id: annotationId(1),
      body: {
        kind: 'quote',
        speaker: { source: mayor.id, mention: aTarget(TEXT, 'Ines Duarte') },
        mode: 'direct',
      },
      tags: ['rebuilding'],
      status: 'done',
    },
  });
  const figure = anAnnotation({
    article,
    kind: 'figure',
    on: 'More than 80 boats',
    with: {
      id: annotationId(2),
      body: { kind: 'figure', value: '80', bound: 'more-than', unit: 'boats' },
      note: 'Insurers say 82.',
    },
  });
  return anExport({
    articles: [{ article, annotations: [quote, figure] }],
    sources: [mayor],
    relations: [
      {
        id: '019a0000-0000-7000-8000-0000000000e1',
        type: 'supports',
        from: figure.id,
        to: quote.id,
        provenance: { ...quote.provenance, created: TEST_TIME },
      },
    ],
  });
}
