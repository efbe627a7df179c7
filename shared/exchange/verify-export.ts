import type { Tombstone } from '../annotation/change';
import type { Relation } from '../annotation/relation';
import type { Source } from '../annotation/source';
import type { Digest } from '../article/article';
import type { Digester } from '../article/digest';
import type { ExportFile, FileArticle, FileHeader, Seals } from './export-file';
import { pointer, type Fault } from './fault';
import { isExportFile } from './read-export';
import { sealOf, sealsOfArticle } from './seals';
import { knownTextOf, verifyArticle } from './verify-article';
import { createReferenceCheck } from './verify-references';
import { verifySeals, type ActualSeals } from './verify-seals';

/** Finds texts that are not in the file. What it gives is itself proved by the digest. */
export type TextOf = (digest: Digest) => string | undefined;

export interface VerifierOptions {
  readonly textOf?: TextOf;
  /** By default one that runs everywhere. */
  readonly digest?: Digester;
}

export interface VerifyOptions extends VerifierOptions {
  /** Holds a file against `export-v1.schema.json`; no faults mean that it is an `ExportFile`. */
  readonly validate: (file: unknown) => readonly Fault[];
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

/** Takes the parts of a file of valid form in the order of the format, and proves each. */
export interface Verifier {
  readonly header: (header: FileHeader) => void;
  /** All of them at once. */
  readonly sources: (sources: readonly Source[]) => void;
  readonly article: (article: FileArticle) => void;
  readonly relation: (relation: Relation) => void;
  readonly deleted: (tombstone: Tombstone) => void;
  readonly seals: (seals: Seals) => void;
  /** What has been found so far. */
  readonly verification: () => Verification;
}

export const NOTHING: Coverage = { articles: 0, annotations: 0 };

function plus({ articles, annotations }: Coverage, article: FileArticle): Coverage {
  return { articles: articles + 1, annotations: annotations + article.annotations.length };
}

/**
 * Proves a file part by part: its digests, every fragment against the text, everything in it that
 * names something else, and its seals. Of what has gone by, ids and seals are kept.
 */
export function createVerifier({ textOf, digest }: VerifierOptions = {}): Verifier {
  const references = createReferenceCheck();
  const actual: ActualSeals = {
    header: sealOf({}, digest),
    sources: [],
    articles: [],
    relations: [],
    deleted: [],
  };
  const faults: Fault[] = [];
  const unverified: Fault[] = [];
  let total = NOTHING;
  let verified = NOTHING;
  const found = (some: Iterable<Fault>): void => {
    for (const fault of some) faults.push(fault);
  };
  return {
    header(header) {
      actual.header = sealOf(header, digest);
      found(references.header(header));
    },
    sources(sources) {
      for (const source of sources) actual.sources.push(sealOf(source, digest));
      found(references.sources(sources));
    },
    article(article) {
      const path = pointer('/articles', total.articles);
      const known = knownTextOf(article, textOf, digest);
      if (known) verified = plus(verified, article);
      else unverified.push({ path, message: `not verified: no text for ${article.digest}` });
      total = plus(total, article);
      actual.articles.push(sealsOfArticle(article, digest));
      found(verifyArticle(article, known, path));
      found(references.article(article, path));
    },
    relation(relation) {
      actual.relations.push(sealOf(relation, digest));
      found(references.relation(relation));
    },
    deleted(tombstone) {
      actual.deleted.push(sealOf(tombstone, digest));
      found(references.deleted(tombstone));
    },
    seals: (stated) => found(verifySeals(stated, actual)),
    verification: () => ({ faults, unverified, total, verified }),
  };
}

function verifyFile(file: ExportFile, options: VerifierOptions): Verification {
  const { sources, articles, relations, deleted, seals, ...header } = file;
  const verifier = createVerifier(options);
  verifier.header(header);
  verifier.sources(sources);
  articles.forEach(verifier.article);
  relations.forEach(verifier.relation);
  deleted.forEach(verifier.deleted);
  verifier.seals(seals);
  return verifier.verification();
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
  return verifyFile(file, options);
}
