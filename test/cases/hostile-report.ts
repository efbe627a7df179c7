import type { ExportState } from '../../shared/exchange/build-export';
import { anAnnotation } from '../builders/an-annotation';
import { anArticle } from '../builders/an-article';
import { anExport } from '../builders/an-export';
import { freshSourceId } from '../builders/ids';

/** Words that try to become markup, wherever a report puts words. */
export const HOSTILE =
  '</title></style><script>window.broken=1</script><img src=x onerror=window.broken=1>"\'`|[x](javascript:1)';

/** An article whose words, title, source, note, tags and address are all hostile. */
export function aHostileReport(): ExportState {
  const text = `${HOSTILE}\r\nA claim ${HOSTILE} here.\u2028A \ufeff line\u0085next \u202eturned\u202c.\r\r\nEnd`;
  const article = anArticle({
    text,
    meta: { title: HOSTILE, outlet: HOSTILE, url: 'javascript:window.broken=1', note: HOSTILE },
  });
  const source = { id: freshSourceId(), name: HOSTILE, aliases: [] };
  const annotation = anAnnotation({
    article,
    on: `A claim ${HOSTILE}`,
    with: {
      body: { kind: 'claim', claimant: { source: source.id }, statement: HOSTILE },
      note: HOSTILE,
      tags: [HOSTILE],
      custom: { [HOSTILE]: HOSTILE },
    },
  });
  return anExport({
    analyst: HOSTILE,
    sources: [source],
    articles: [{ article, annotations: [annotation] }],
  });
}
