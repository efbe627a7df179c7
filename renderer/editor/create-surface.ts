import type { AnnotationId } from '../../shared/annotation/annotation';
import type { Span } from '../../shared/article/span';
import { ArticleView } from './article-view';
import { refuseEdits } from './refuse-edits';
import type { CreateSurface, SurfaceArticle } from './surface';
import './surface.css';

/** Makes an element the reading surface. It shows nothing until it is given an article. */
export const createSurface: CreateSurface = (root, events) => {
  const allowEdits = refuseEdits(root, () => events.onEditRefused());
  let view: ArticleView | null = null;
  let selected: AnnotationId | null = null;
  root.classList.add('article-text');
  return {
    show(article: SurfaceArticle) {
      view?.dispose();
      view = new ArticleView(root, article, events);
      view.setSelected(selected);
    },
    repaint() {
      view?.repaint();
    },
    setSelected(id) {
      selected = id;
      view?.setSelected(id);
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
