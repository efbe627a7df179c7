import { INITIAL_STATE, createStore, type SessionStore } from '../../../renderer/session/store';
import { stateAfterPaint, type StateSource } from '../../../renderer/session/after-paint';
import { AnnotationIndex } from '../../../shared/annotation/annotation-index';
import { packAnnotations } from '../../../shared/annotation/packed';
import { digestText } from '../../../shared/article/digest';
import { paragraphsOf } from '../../../shared/article/paragraphs';
import type { OpenArticle } from '../../../renderer/session/session';

/** A store and what follows it, with a listener that notes the carets which it is told. */
export function follower(): {
  readonly store: SessionStore;
  readonly source: StateSource;
  readonly carets: number[];
  readonly stop: () => void;
} {
  const store = createStore(INITIAL_STATE);
  const source = stateAfterPaint({ getState: store.get, subscribe: store.subscribe });
  const carets: number[] = [];
  const stop = source.subscribe(() => carets.push(source.getState().caret));
  return { store, source, carets, stop };
}

/** An open article without annotations. */
export function opened(text: string): OpenArticle {
  const paragraphs = paragraphsOf(text);
  const index = new AnnotationIndex(paragraphs, packAnnotations([]));
  return { digest: digestText(text), title: text, text, paragraphs, index, place: null };
}

/** Resolves within the next frame, before it is painted. */
export function inNextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
  });
}

/** Resolves when something holds. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  }
}
