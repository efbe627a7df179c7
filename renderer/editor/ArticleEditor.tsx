import { useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { AnnotationId } from '../../shared/annotation/annotation';
import type { Digest } from '../../shared/article/article';
import type { Span } from '../../shared/article/span';
import { createSurface } from './create-surface';
import type { Surface, SurfaceArticle, SurfaceEvents } from './surface';

interface ArticleEditorProps {
  readonly article: SurfaceArticle & { readonly digest: Digest };
  /** Grows with every committed change; the index itself is mutable. */
  readonly indexVersion: number;
  readonly selected: AnnotationId | null;
  /** Places that were looked for, and the one among them that is shown. */
  readonly found: readonly Span[];
  readonly foundHere: Span | null;
  readonly events: SurfaceEvents;
  readonly fullLayout: boolean;
  /** Told the surface when it stands, and null when it goes. */
  readonly onSurface: (surface: Surface | null) => void;
  /** What assistive tools call the text. */
  readonly label: string;
  /** BCP 47, where the language of the text is known. */
  readonly lang?: string;
}

/** Owns one reading surface and keeps it in step with its props. */
export function ArticleEditor(props: ArticleEditorProps) {
  const { article, indexVersion, selected, found, foundHere, fullLayout, label, lang } = props;
  const root = useRef<HTMLDivElement>(null);
  const surface = useRef<Surface>(null);
  const show = useEffectEvent(() => surface.current?.show(article));
  const hand = useEffectEvent((fresh: Surface | null) => props.onSurface(fresh));
  const onSelection = useEffectEvent<SurfaceEvents['onSelection']>((...about) =>
    props.events.onSelection(...about),
  );
  const onPick = useEffectEvent<SurfaceEvents['onPick']>((ids) => props.events.onPick(ids));
  const onAddFragment = useEffectEvent<SurfaceEvents['onAddFragment']>((span) =>
    props.events.onAddFragment(span),
  );
  const onAdjust = useEffectEvent<SurfaceEvents['onAdjust']>((...what) =>
    props.events.onAdjust(...what),
  );
  const onRest = useEffectEvent((top: number) => props.events.onRest(top));
  const onEditRefused = useEffectEvent(() => props.events.onEditRefused());

  // The order of these effects is the order in which a fresh surface is set up.
  useLayoutEffect(() => {
    if (!root.current) return undefined;
    const fresh = createSurface(root.current, {
      onSelection: (selection, caret) => onSelection(selection, caret),
      onPick: (ids) => onPick(ids),
      onAddFragment: (span) => onAddFragment(span),
      onAdjust: (id, index, span) => onAdjust(id, index, span),
      onRest: (top) => onRest(top),
      onEditRefused: () => onEditRefused(),
    });
    surface.current = fresh;
    return () => {
      hand(null);
      surface.current = null;
      fresh.dispose();
    };
  }, []);
  useLayoutEffect(() => {
    surface.current?.setFullLayout(fullLayout);
  }, [fullLayout]);
  useLayoutEffect(() => {
    show();
  }, [article.digest, article.index]);
  useLayoutEffect(() => {
    surface.current?.setFound(found, foundHere);
  }, [found, foundHere]);
  useLayoutEffect(() => {
    surface.current?.repaint(selected);
  }, [indexVersion, selected]);
  useLayoutEffect(() => {
    hand(surface.current);
  }, []);

  return (
    <div
      ref={root}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a textarea can hold no highlights
      role="textbox"
      aria-label={label}
      aria-multiline="true"
      aria-readonly="true"
      tabIndex={0}
      lang={lang}
      spellCheck={false}
      autoCorrect="off"
      autoCapitalize="off"
      translate="no"
    />
  );
}
