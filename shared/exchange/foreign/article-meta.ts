import type { Appearance, ArticleMeta } from '../../article/article';
import { isString, type Fields } from './guards';

const META_KEYS = ['title', 'outlet', 'author', 'url', 'published', 'language', 'note'] as const;

/** What is known of an article, as keys of a foreign format; the first of its appearances speaks. */
export function metaFields({ meta }: Appearance): Readonly<Record<string, string>> {
  const entries = META_KEYS.map((key) => [key, meta[key]] as const);
  return Object.fromEntries(
    entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
}

/** What a foreign file says of an article under the same names. */
export function readMeta(fields: Fields): Partial<ArticleMeta> {
  const meta: Partial<Record<(typeof META_KEYS)[number], string>> = {};
  for (const key of META_KEYS) {
    const value = fields[key];
    if (isString(value) && value !== '') meta[key] = value;
  }
  return meta;
}
