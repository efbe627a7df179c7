import type { Article } from '../../shared/article/article';
import { fail, ok, type Result } from '../../shared/base/result';
import { importExport, type ReadBack } from '../../shared/exchange/import-export';
import { readExport } from '../../shared/exchange/read-export';
import { verifyExport } from '../../shared/exchange/verify-export';
import type { TextFile } from '../../shared/ipc/channels';
import { validateExport } from './export-validator';
import type { Failure } from './failure';

function refused(
  { fileName }: TextFile,
  reason: Extract<Failure, { type: 'ImportRefused' }>['reason'],
): Result<never, Failure> {
  return fail({ type: 'ImportRefused', fileName, reason });
}

/**
 * Reads and proves an export as the stand-alone checker does; one fault refuses all of it. Texts that
 * it leaves out are those of the library.
 */
export function readImport(file: TextFile, library: readonly Article[]): Result<ReadBack, Failure> {
  const read = readExport(file.text, validateExport);
  if (!read.ok) return refused(file, read.failure);
  const articles = new Map(library.map((article) => [article.digest, article]));
  const { faults } = verifyExport(read.value, {
    validate: () => [],
    textOf: (digest) => articles.get(digest)?.text,
  });
  if (faults.length > 0) return refused(file, { type: 'NotProved', faults });
  const back = importExport(read.value, ({ digest }) => articles.get(digest));
  const { length } = read.value.articles;
  return length > 0 && back.state.articles.length === 0
    ? refused(file, { type: 'NoTexts', articles: length })
    : ok(back);
}
