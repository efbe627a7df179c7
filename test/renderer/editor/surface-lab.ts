import type { Page } from 'playwright-core';
import type { AnnotationId } from '../../../shared/annotation/annotation';
import type { PlacedAnnotation } from '../../../shared/annotation/packed';
import type { Kind } from '../../../shared/scheme/scheme';
import { openLab, type Lab } from '../lab';
import type * as SurfacePage from './surface-page';

/** A lab with the reading surface in it. */
export interface SurfaceLab {
  readonly page: Page;
  readonly module: Lab<typeof SurfacePage>['module'];
  /** Opens a text on a fresh surface. */
  open(text: string, annotations?: readonly PlacedAnnotation[]): Promise<void>;
  close(): Promise<void>;
}

export async function openSurfaceLab(): Promise<SurfaceLab> {
  const { page, module, close } = await openLab<typeof SurfacePage>(
    '/test/renderer/editor/surface-page.ts',
  );
  return {
    page,
    module,
    close,
    open: (text, annotations = []) =>
      module.evaluate((m, [source, list]) => m.open(source, list), [text, annotations] as const),
  };
}

/** An id by its number. */
export function idOf(number: number): AnnotationId {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}` as AnnotationId;
}

/** A placed annotation by its number, with spans as pairs. */
export function placed(
  number: number,
  kind: Kind,
  ...spans: readonly (readonly [number, number])[]
): PlacedAnnotation {
  return { id: idOf(number), kind, spans: spans.map(([start, end]) => ({ start, end })) };
}

/** Four people as one grapheme cluster of 11 code units. */
export const FAMILY = '👨‍👩‍👧‍👦';

/** `count` numbered paragraphs of a few lines each. */
export function longText(count: number): string {
  const line = 'the council met on Tuesday and put off, once more, what it had promised in spring';
  return Array.from({ length: count }, (_, number) => `${number}: ${line}, ${line}.`).join('\n');
}
