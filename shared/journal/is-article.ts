import type { Appearance, Article, ArticleMeta, FileSource } from '../article/article';
import { digestText, isDigest } from '../article/digest';
import { isCount, isFlag, isText, oneOf, optional, shape, someOf, type Guard } from './shape';

const DECISIONS = [
  'byte-order-mark',
  'valid-utf-8',
  'zero-bytes',
  'detected',
  'fallback',
] as const satisfies readonly FileSource['decidedBy'][];

const isSource = shape<FileSource>({
  fileName: isText,
  bytesDigest: isDigest,
  encoding: isText,
  decidedBy: oneOf(DECISIONS),
  importedAt: isText,
  byteOrderMark: isFlag,
  replacements: isCount,
});

const isMeta = shape<ArticleMeta>({
  title: isText,
  outlet: optional(isText),
  author: optional(isText),
  url: optional(isText),
  published: optional(isText),
  language: optional(isText),
  note: optional(isText),
});

const isAppearance = shape<Appearance>({ id: isText, source: isSource, meta: isMeta });

const hasArticleShape = shape<Article>({
  digest: isDigest,
  text: isText,
  appearances: someOf(isAppearance),
});

/** Whether a value is an article whose text has the digest that it goes by. */
export const isArticle: Guard<Article> = (value): value is Article =>
  hasArticleShape(value) && value.text.isWellFormed() && digestText(value.text) === value.digest;
