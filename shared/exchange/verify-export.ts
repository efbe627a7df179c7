import type { Digest } from '../article/article';
import type { ExportFile } from './export-file';
import { pointer, type Fault } from './fault';
import { isExportFile } from './read-export';
import { knownTextOf, verifyArticle } from './verify-article';
import { verifyReferences } from './verify-references';
import { verifySeals } from './verify-seals';

export interface VerifyOptions {
  /** Holds a file against `export-v1.schema.json`; no faults mean that it is an `ExportFile`. */
  readonly validate: (file: unknown) => readonly Fault[];
  /** Finds texts that are not in the file. What it gives is itself proved by the digest. */
  readonly textOf?: (digest: Digest) => string | undefined;
}

/** How much a verification covered. */
export interface Coverage {
  readonly articles: number;
  readonly annotations: number;
}

export interface Verification {
  readonly faults: readonly Fault[];
  /** What cannot be known without a text that is not at hand. */
  readonly unverified: readonly Fault[];
  /** What the file holds, and what of it was held against a text. */
  readonly total: Coverage;
  readonly verified: Coverage;
}

const NOTHING: Coverage = { articles: 0, annotations: 0 };

function coverageOf(articles: ExportFile['articles']): Coverage {
  return {
    articles: articles.length,
    annotations: articles.reduce((sum, { annotations }) => sum + annotations.length, 0),
  };
}

function verifyFile(file: ExportFile, textOf: VerifyOptions['textOf']): Verification {
  const faults: Fault[] = [];
  const unverified: Fault[] = [];
  const verified = [];
  for (const [index, article] of file.articles.entries()) {
    const path = pointer('/articles', index);
    const known = knownTextOf(article, textOf);
    if (known) verified.push(article);
    else unverified.push({ path, message: `not verified: no text for ${article.digest}` });
    faults.push(...verifyArticle(article, known, path));
  }
  faults.push(...verifyReferences(file), ...verifySeals(file));
  return { faults, unverified, total: coverageOf(file.articles), verified: coverageOf(verified) };
}

/**
 * Proves an export without the tool that wrote it: its form, its digests, every fragment against the
 * text, and everything in it that names something else. A file of another form is not looked into
 * any further.
 */
export function verifyExport(file: unknown, options: VerifyOptions): Verification {
  const faults = options.validate(file);
  if (!isExportFile(file, faults)) {
    return { faults, unverified: [], total: NOTHING, verified: NOTHING };
  }
  return verifyFile(file, options.textOf);
}
