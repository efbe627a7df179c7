import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { SessionState } from '../../../renderer/session/session';
import { openLab, type Lab } from '../lab';
import type * as AppLab from './app-lab';
import type { Scene } from './app-lab';

/** What tests of the window do again and again. */
export interface ViewLab {
  readonly page: () => Lab<typeof AppLab>['page'];
  readonly show: (scene: Scene, patch?: Partial<SessionState>) => Promise<void>;
  readonly set: (patch: Partial<SessionState>) => Promise<void>;
  readonly state: <T>(read: (state: SessionState) => T) => Promise<T>;
  readonly open: (number: number) => Promise<void>;
  readonly update: (
    number: number,
    patch: Parameters<(typeof AppLab)['update']>[1],
  ) => Promise<void>;
  readonly reads: () => Promise<readonly (readonly string[])[]>;
  readonly mark: (...numbers: readonly number[]) => Promise<void>;
  readonly asked: () => Promise<readonly (readonly [string, unknown?])[]>;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly focusedName: () => Promise<string>;
}

/** Waits until a state is reached; a state that never comes fails the test with what was there. */
export async function eventually<T>(read: () => Promise<T>, expected: T): Promise<void> {
  await expect.poll(read, { timeout: 5000 }).toEqual(expected);
}

/** The name by which a field is known: its label, or what it is called. */
function nameOf(element: Locator): Promise<string> {
  return element.evaluate((e) => {
    const labels = 'labels' in e ? (e.labels as NodeListOf<HTMLLabelElement> | null) : null;
    return e.ariaLabel ?? labels?.[0]?.textContent ?? e.textContent ?? '';
  });
}

/** A window in a real browser, for the tests of one file; errors of the page fail the test. */
export function openViewLab(): ViewLab {
  let lab: Lab<typeof AppLab>;
  const errors: string[] = [];
  beforeAll(async () => {
    lab = await openLab('/test/renderer/view/app-lab.tsx');
    // The socket is the dev server's own, and the lab of another test may have its port.
    const note = (message: string): void => {
      if (!message.includes('WebSocket') && !message.includes('websocket')) errors.push(message);
    };
    lab.page.on('pageerror', (error) => note(error.message));
    lab.page.on('console', (message) => {
      if (message.type() === 'error') note(message.text());
    });
  });
  afterAll(() => lab.close());
  afterEach(() => {
    expect(errors.splice(0)).toEqual([]);
  });
  return {
    page: () => lab.page,
    async show(scene, patch = {}) {
      await lab.module.evaluate((m, [name, more]) => m.show(name, more), [scene, patch] as const);
      await lab.page.getByRole('status').waitFor();
    },
    set: (patch) => lab.module.evaluate((m, more) => m.set(more), patch),
    state: async <T>(read: (state: SessionState) => T) =>
      (await lab.module.evaluateHandle((m) => m.state())).evaluate(read) as Promise<T>,
    open: (number) => lab.module.evaluate((m, at) => m.open(at), number),
    update: (number, patch) =>
      lab.module.evaluate((m, [at, given]) => m.update(at, given), [number, patch] as const),
    reads: () => lab.module.evaluate((m) => m.reads()),
    mark: (...numbers) => lab.module.evaluate((m, all) => m.mark(...all), numbers),
    asked: () => lab.module.evaluate((m) => m.asked()),
    async press(...keys) {
      for (const key of keys) await lab.page.keyboard.press(key);
    },
    focusedName: () => nameOf(lab.page.locator(':focus')),
  };
}
