import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionState } from '../../../renderer/session/session';
import { openLab, type Lab } from '../lab';
import type * as AppLab from './app-lab';
import type { Scene } from './app-lab';
import { testId } from './hand-made-session';

let lab: Lab<typeof AppLab>;

beforeAll(async () => {
  lab = await openLab('/test/renderer/view/app-lab.tsx');
  await lab.page.addScriptTag({
    path: createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  });
});

afterAll(() => lab.close());

interface Axe {
  run(
    context: Document,
    options: object,
  ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
}

/** What axe finds against WCAG 2.2 AA, one line per finding. */
function findings(): Promise<string[]> {
  return lab.page.evaluate(async () => {
    // Transitions would be measured half-way.
    for (const animation of document.getAnimations()) animation.finish();
    const { axe } = window as unknown as { axe: Axe };
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    );
  });
}

const DIALOGS = [
  'commands',
  'keys',
  'export',
  'analyst',
  'history',
  'problems',
  'sources',
  'guideline',
  'relation',
] as const;

const SCREENS: readonly (readonly [string, Scene, Partial<SessionState>])[] = [
  ['the main screen', 'main', {}],
  ['the main screen with nothing selected', 'plain', {}],
  ['the main screen with words selected', 'plain', { selection: { start: 0, end: 9 } }],
  ['the first run', 'first', {}],
  ['an empty library', 'empty', {}],
  ['loading', 'loading', { library: [] }],
  ['unread files, notices and an unsaved change', 'trouble', {}],
  ['20,000 annotations', 'many', {}],
  ['a claim in the inspector', 'main', { selected: testId(1) }],
  ['a figure in the inspector', 'main', { selected: testId(4) }],
  ['a range in the inspector', 'main', { selected: testId(5) }],
  ['a scheme with labels and attributes', 'labelled', {}],
  ['a relation being made', 'main', { relatingFrom: { id: testId(2), words: 'three piers' } }],
  ['the dialog "scheme"', 'labelled', { dialog: 'scheme' }],
  ...DIALOGS.map((dialog) => [`the dialog "${dialog}"`, 'main', { dialog }] as const),
];

describe.each(['light', 'dark'] as const)('the window in the %s theme', (theme) => {
  it.each(SCREENS)('has no fault that axe finds: %s', async (_, scene, patch) => {
    await lab.module.evaluate((m, [name, more]) => m.show(name, more), [
      scene,
      { ...patch, theme },
    ] as const);
    await lab.page.locator(`html[data-theme=${theme}]`).waitFor();
    await lab.page.getByRole('status').waitFor();
    if (patch.dialog) await lab.page.getByRole('dialog').waitFor();
    expect(await findings()).toEqual([]);
  });

  it('has no fault that axe finds: a refused answer, a menu and suggestions', async () => {
    await lab.module.evaluate((m, name) => m.show('main', { theme: name }), theme);
    await lab.page.getByLabel('Language', { exact: true }).fill('??');
    await lab.page.keyboard.press('Enter');
    await lab.page.getByText('is not a language tag').waitFor();
    await lab.page.getByRole('combobox', { name: 'Speaker' }).fill('n');
    await lab.page.getByRole('option', { name: /Northern Wire/ }).waitFor();
    expect(await findings()).toEqual([]);
    await lab.page.keyboard.press('Escape');
    await lab.page.getByRole('button', { name: 'Addressee: unknown' }).click();
    await lab.page.getByRole('menuitemradio', { name: 'None stated' }).waitFor();
    expect(await findings()).toEqual([]);
  });

  it('has no fault that axe finds: marked annotations', async () => {
    await lab.module.evaluate((m, name) => m.show('main', { theme: name }), theme);
    await lab.module.evaluate((m) => m.mark(2, 3, 4));
    await lab.page.getByRole('region', { name: 'Marked annotations' }).waitFor();
    expect(await findings()).toEqual([]);
    await lab.page.getByRole('button', { name: 'Set…' }).click();
    await lab.page.getByRole('form', { name: 'Set a field of all' }).waitFor();
    expect(await findings()).toEqual([]);
  });

  it.each(['Attributes', 'Relation types', 'Guideline'])(
    'has no fault that axe finds: the part "%s" of the scheme',
    async (part) => {
      await lab.module.evaluate(
        (m, name) => m.show('labelled', { theme: name, dialog: 'scheme' }),
        theme,
      );
      await lab.page.getByRole('tab', { name: part }).click();
      expect(await findings()).toEqual([]);
    },
  );

  it('has no fault that axe finds: the library cannot be opened', async () => {
    await lab.page.emulateMedia({ colorScheme: theme });
    await lab.module.evaluate((m) => m.showStartFailure());
    await lab.page.getByRole('alert').waitFor();
    expect(await findings()).toEqual([]);
  });

  it('has no fault that axe finds: a part of it failed', async () => {
    await lab.module.evaluate((m) => m.showFault());
    await lab.page.getByRole('alert').waitFor();
    expect(await findings()).toEqual([]);
  });

  it.each([
    ['ink', 'page', 7],
    ['ink', 'panel', 7],
    ['ink', 'claim', 7],
    ['ink', 'quote', 7],
    ['ink', 'figure', 7],
    ['ink', 'selected', 7],
    ['ink-soft', 'chrome', 4.5],
    ['ink-soft', 'active', 4.5],
    ['claim-ink', 'panel', 4.5],
    ['claim-ink', 'claim', 4.5],
    ['claim-ink', 'active', 4.5],
    ['quote-ink', 'panel', 4.5],
    ['quote-ink', 'quote', 4.5],
    ['quote-ink', 'active', 4.5],
    ['figure-ink', 'panel', 4.5],
    ['figure-ink', 'figure', 4.5],
    ['figure-ink', 'active', 4.5],
    ['selected-ink', 'selected', 3],
    ['line-strong', 'panel', 3],
    ['line-strong', 'raised', 3],
    ['accent', 'page', 3],
    ['accent', 'chrome', 3],
    ['error', 'error-ground', 4.5],
  ] as const)('keeps the contrast of --%s on --%s at %d or more', async (ink, ground, least) => {
    const ratio = await lab.page.evaluate(
      ([over, under, name]) => {
        document.documentElement.dataset['theme'] = name;
        const probe = document.body.appendChild(document.createElement('i'));
        const luminance = (token: string): number => {
          probe.style.color = `var(--${token})`;
          const channels =
            getComputedStyle(probe)
              .color.match(/[\d.]+/g)
              ?.map(Number) ?? [];
          const [r = 0, g = 0, b = 0] = channels.map((value) => {
            const part = value / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const [a, b] = [luminance(over), luminance(under)];
        probe.remove();
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      },
      [ink, ground, theme] as const,
    );
    expect(ratio).toBeGreaterThanOrEqual(least);
  });
});
