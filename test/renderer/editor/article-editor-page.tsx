import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import type { AnnotationId } from '../../../shared/annotation/annotation';
import type { PlacedAnnotation } from '../../../shared/annotation/packed';
import type { Digest } from '../../../shared/article/article';
import type { Span } from '../../../shared/article/span';
import { ArticleEditor } from '../../../renderer/editor/ArticleEditor';
import type { Surface, SurfaceArticle } from '../../../renderer/editor/surface';
import { anArticle } from './surface-page';

const articles = new Map<string, SurfaceArticle & { digest: Digest }>();
const NONE: readonly Span[] = [];
let mounted: Root | null = null;

/** The surfaces that were handed out, and the nulls that took them back. */
export const handed: (Surface | null)[] = [];

/** What was told, under the name of whoever listened at the time. */
export const told: string[] = [];

/** The article that is shown under a name. */
export function article(
  name: string,
  text = '',
  annotations: readonly PlacedAnnotation[] = [],
): SurfaceArticle & { digest: Digest } {
  const known = articles.get(name);
  if (known) return known;
  const fresh = { ...anArticle(text, annotations), digest: name as Digest };
  articles.set(name, fresh);
  return fresh;
}

/** Renders the component in strict mode, as the view does. */
export function render(
  name: string,
  options: {
    version?: number;
    selected?: AnnotationId | null;
    found?: readonly Span[];
    fullLayout?: boolean;
    listener?: string;
    lang?: string;
  } = {},
): void {
  if (!mounted) {
    const container = document.createElement('main');
    document.body.replaceChildren(container);
    mounted = createRoot(container);
  }
  const listener = options.listener ?? 'first';
  const element = (
    <StrictMode>
      <ArticleEditor
        article={article(name)}
        indexVersion={options.version ?? 0}
        selected={options.selected ?? null}
        found={options.found ?? NONE}
        foundHere={options.found?.[0] ?? null}
        fullLayout={options.fullLayout ?? false}
        label="Article text"
        {...(options.lang ? { lang: options.lang } : {})}
        onSurface={(surface) => handed.push(surface)}
        events={{
          onSelection: () => told.push(`${listener} selection`),
          onPick: () => told.push(`${listener} pick`),
          onAddFragment: () => told.push(`${listener} fragment`),
          onAdjust: () => told.push(`${listener} adjust`),
          onRest: () => {},
          onEditRefused: () => told.push(`${listener} refused`),
        }}
      />
    </StrictMode>
  );
  flushSync(() => mounted?.render(element));
}

export function unmount(): void {
  flushSync(() => mounted?.unmount());
  mounted = null;
}

/** How many ranges are registered, by highlight. */
export function ranges(): Record<string, number> {
  const all = [...CSS.highlights].filter(([name]) => name.startsWith('verbatim-'));
  return Object.fromEntries(all.flatMap(([name, { size }]) => (size > 0 ? [[name, size]] : [])));
}
