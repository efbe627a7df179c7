import type { AnnotationId } from '../../shared/annotation/annotation';
import type { Span } from '../../shared/article/span';
import { ArticleView } from './article-view';
import { refuseEdits } from './refuse-edits';
import type { CreateSurface, SurfaceArticle } from './surface';
import { scrollerOf } from './viewport';
import './surface.css';

/** Makes an element the reading surface. It shows nothing until it is given an article. */
export const createSurface: CreateSurface = (root, events) => {
  const allowEdits = refuseEdits(root, () => events.onEditRefused());
  let view: ArticleView | null = null;
  let scroller: Element | null = null;
  let selected: AnnotationId | null = null;
  let found: readonly Span[] = [];
  let foundHere: Span | null = null;
  root.classList.add('article-text');
  return {
    show(article: SurfaceArticle) {
      view?.dispose();
      // While the element is empty: with the text in it, to ask for styles takes far longer.
      scroller ??= scrollerOf(root);
      view = new ArticleView({ root, scroller }, article, events);
      view.repaint(selected);
      view.setFound(found, foundHere);
    },
    repaint(id) {
      selected = id;
      view?.repaint(id);
    },
    setFound(places, here) {
      [found, foundHere] = [places, here];
      view?.setFound(places, here);
    },
    readSelection() {
      view?.readSelection();
    },
    selectSpan(span: Span) {
      view?.selectSpan(span);
    },
    reveal(span: Span) {
      view?.reveal(span);
    },
    collapse() {
      view?.collapse();
    },
    focus() {
      root.focus({ preventScroll: true });
      view?.restoreCaret();
    },
    setFullLayout(on) {
      const change = (): void => void root.classList.toggle('full-layout', on);
      if (!view) return change();
      view.withoutJump(change);
      view.trackViewport();
    },
    dispose() {
      view?.dispose();
      view = null;
      allowEdits();
    },
  };
};
