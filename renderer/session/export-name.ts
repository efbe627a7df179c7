const EXTENSION = '.verbatim.json';

/** Code points of the title that go into a file name. */
const LONGEST_SLUG = 60;

/** Names that Windows keeps for devices, whatever their extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

function slugOf(title: string): string {
  const words = title.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const slug = [...words]
    .slice(0, LONGEST_SLUG)
    .join('')
    .replace(/^-+|-+$/g, '');
  return slug === '' || RESERVED.test(slug) ? `article-${slug}`.replace(/-$/, '') : slug;
}

function localDay(date: Date): string {
  const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');
  return `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}`;
}

/** The name without extension that an export is offered under: the article's title, or this day. */
export function exportStem(title: string | null, today: Date): string {
  return title === null ? `verbatim-${localDay(today)}` : slugOf(title);
}

/** The name of a native export in one piece. */
export function exportName(title: string | null, today: Date): string {
  return `${exportStem(title, today)}${EXTENSION}`;
}
