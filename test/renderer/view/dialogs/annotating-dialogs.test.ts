import { describe, expect, it } from 'vitest';
import type { SessionState } from '../../../../renderer/session/session';
import { testId } from '../hand-made-session';
import { eventually, openViewLab } from '../view-lab';

const lab = openViewLab();
const dialog = (name: string) => lab.page().getByRole('dialog', { name, exact: true });
const text = () => lab.page().getByRole('textbox', { name: 'Article text' });
const isInText = () => text().evaluate((e) => e === document.activeElement);
const asked = async (wanted: string) =>
  (await lab.asked()).filter(([name]) => name === wanted).map(([, argument]) => argument);

async function open(
  name: NonNullable<SessionState['dialog']>,
  scene: 'main' | 'labelled' = 'main',
) {
  await lab.show(scene);
  await eventually(isInText, true);
  await lab.set({ dialog: name });
}

describe('every dialog of annotating', () => {
  it.each(['History', 'Problems', 'Sources', 'Scheme', 'Guideline', 'Relation'])(
    'takes the focus in "%s", closes by Escape and gives it back',
    async (name) => {
      await open(name.toLowerCase() as NonNullable<SessionState['dialog']>);
      await dialog(name).waitFor();
      expect(await dialog(name).evaluate((e) => e.contains(document.activeElement))).toBe(true);
      await lab.press('Escape');
      await eventually(() => dialog(name).count(), 0);
      expect(await isInText()).toBe(true);
    },
  );
});

describe('HistoryDialog', () => {
  it('marks where one is and what is taken back, and goes to a step by Enter', async () => {
    await open('history');
    const rows = dialog('History').getByRole('listitem');
    await eventually(() => rows.count(), 5);
    await eventually(async () => (await lab.focusedName()).includes('Speaker answered'), true);
    expect(await rows.first().innerText()).toContain('taken back');
    expect(await rows.nth(1).innerText()).toMatch(/you are here[\s\S]*R\. Reader, 2026-11-21/);
    await lab.press('End', 'ArrowUp', 'Enter');
    expect(await asked('goToStep')).toEqual(['2']);
  });

  it('ends with the start, before every step', async () => {
    await open('history');
    const last = dialog('History').getByRole('listitem').last();
    await eventually(() => last.count(), 1);
    expect(await last.innerText()).toMatch(/^Start: everything taken back/);
    await last.getByRole('button').focus();
    await lab.press('Enter');
    expect(await asked('goToStep')).toEqual([null]);
  });
});

describe('ProblemsDialog', () => {
  it('groups by annotation, and goes to one by Enter', async () => {
    await open('problems');
    const rows = dialog('Problems').getByRole('listitem');
    await eventually(() => rows.count(), 2);
    expect(await rows.first().innerText()).toMatch(
      /divers found cracks[\s\S]*claimant is not answered[\s\S]*reads differently/,
    );
    await lab.press('ArrowDown', 'Enter');
    await eventually(() => dialog('Problems').count(), 0);
    expect(await asked('reveal')).toEqual([testId(7)]);
  });
});

describe('SourcesDialog', () => {
  it('finds, renames, names otherwise and adds sources', async () => {
    await open('sources');
    const sources = dialog('Sources');
    await sources.getByLabel('Find a source').fill('NW');
    await eventually(() => sources.getByRole('listitem').count(), 1);
    await sources.getByLabel('Other names of Northern Wire').fill('NW, The Wire');
    await lab.press('Enter');
    await eventually(async () => (await asked('updateSource')).at(-1), {
      id: 'source-3',
      name: 'Northern Wire',
      aliases: ['NW', 'The Wire'],
    });
    await sources.getByLabel('Name of Northern Wire').fill(' ');
    await lab.press('Enter');
    await sources.getByText('A source needs a name.').waitFor();
    await sources.getByLabel('Add a source').fill('Harbour Radio');
    await lab.press('Enter');
    await eventually(() => asked('addSource'), ['Harbour Radio']);
    await sources.getByLabel('Via, for Northern Wire').selectOption({ label: 'Ruth Amsel' });
    await sources.getByText('lead back').waitFor();
    await sources.getByLabel('Add a source').fill('Quay Radio');
    await lab.set({ dialog: null });
    await eventually(() => asked('addSource'), ['Harbour Radio', 'Quay Radio']);
    expect(await asked('draftLost')).toMatchObject([
      { text: ' ', reason: 'A source needs a name.' },
      { text: 'Ruth Amsel' },
    ]);
  });

  it('removes a source that nothing names, and says beside it why another one stays', async () => {
    await open('sources');
    const sources = dialog('Sources');
    await sources.getByRole('button', { name: 'Remove Northern Wire', exact: true }).click();
    await sources.getByText('This is named by 2 annotations. Merge it into another').waitFor();
    await sources.getByRole('button', { name: 'Remove Port Authority', exact: true }).focus();
    await lab.press('Enter');
    await eventually(() => sources.getByLabel('Name of Port Authority').count(), 0);
    await eventually(
      () => sources.getByLabel('Find a source').evaluate((e) => e === document.activeElement),
      true,
    );
  });

  it('merges a source into another by keys alone', async () => {
    await open('sources');
    const sources = dialog('Sources');
    const button = sources.getByRole('button', { name: 'Merge Northern Wire into another source' });
    await button.focus();
    await lab.press('Enter');
    const form = sources.getByRole('form', { name: 'Merge Northern Wire' });
    await lab.press('Escape');
    await eventually(() => form.count(), 0);
    await eventually(() => button.evaluate((e) => e === document.activeElement), true);
    await lab.press('Enter');
    await form.getByRole('combobox', { name: 'is the same as' }).waitFor();
    await lab.page().keyboard.type('Ruth');
    await lab.press('Tab', 'Enter');
    await eventually(() => asked('mergeSources'), [['source-3', 'source-1']]);
    await eventually(() => sources.getByLabel('Name of Northern Wire').count(), 0);
  });

  it('refuses a chain that loops beside the field, and the last good one stays', async () => {
    await open('sources');
    const via = dialog('Sources').getByLabel('Via, for Northern Wire');
    await via.selectOption({ label: 'Ruth Amsel' });
    await eventually(
      async () => (await dialog('Sources').getByRole('alert').textContent()) ?? '',
      expect.stringContaining('lead back') as never,
    );
    expect(await via.getAttribute('aria-invalid')).toBe('true');
    expect(
      await lab.state(
        (now) => now.sources.find(({ id }) => String(id) === 'source-3')?.via ?? null,
      ),
    ).toBeNull();
  });
});

describe('SchemeDialog', () => {
  const scheme = () => dialog('Scheme');

  it('stores a new label with a key made of its name', async () => {
    await open('scheme', 'labelled');
    await scheme().getByRole('button', { name: 'Add a label' }).click();
    await scheme().getByLabel('Name of the new label').fill('Öffentliche Zusage');
    await scheme().getByLabel('Kind of Öffentliche Zusage').selectOption('quote');
    await scheme().getByLabel('Key that tags Öffentliche Zusage').fill('j');
    await lab.press('Enter');
    await eventually(() => scheme().count(), 0);
    expect(await lab.state((now) => now.scheme.labels.at(-1))).toEqual({
      key: 'offentliche-zusage',
      name: 'Öffentliche Zusage',
      kind: 'quote',
      shortcut: 'j',
    });
  });

  it.each([
    ['a name that is missing', 'Name of the new label', '', 'cannot be empty'],
    ['a key that is taken', 'Key of the new label in files', 'promise', 'is taken'],
    ['a key of a command', 'Key that tags the new label', 'c', 'is the key of a command'],
  ])('refuses %s beside its field, and stores nothing', async (_, name, typed, reason) => {
    await open('scheme', 'labelled');
    await scheme().getByRole('button', { name: 'Add a label' }).click();
    const key = scheme().getByLabel('Key of the new label in files');
    await key.fill('fresh');
    const wrong = scheme().getByLabel(name);
    await wrong.fill(typed);
    if (!name.startsWith('Name')) {
      await scheme().getByLabel('Name of the new label').fill('N');
    }
    await scheme().getByRole('button', { name: 'Save' }).click();
    const alert = scheme().getByRole('alert');
    await eventually(async () => (await alert.textContent())?.includes(reason) ?? false, true);
    const invalid = scheme().locator('[aria-invalid=true]');
    expect(await invalid.getAttribute('aria-describedby')).toBe(await alert.getAttribute('id'));
    expect(await invalid.evaluate((e) => e === document.activeElement)).toBe(true);
    expect(await lab.state((now) => now.scheme.version)).toBe(3);
  });

  it('opens the part in which something is wrong', async () => {
    await open('scheme', 'labelled');
    await scheme().getByRole('tab', { name: 'Relation types' }).click();
    await scheme().getByLabel('Name of supports').fill('');
    await scheme().getByRole('tab', { name: 'Guideline' }).click();
    await scheme().getByRole('button', { name: 'Save' }).click();
    await scheme().getByText('This cannot be empty.').waitFor();
    expect(
      await scheme().getByRole('tab', { name: 'Relation types' }).getAttribute('aria-selected'),
    ).toBe('true');
  });

  it('says where a label is used before it is removed', async () => {
    await open('scheme', 'labelled');
    await scheme().getByRole('button', { name: 'Remove Casualties' }).click();
    const uses = scheme().getByRole('alert');
    await eventually(
      async () => (await uses.textContent())?.replace('RemoveKeep', '') ?? '',
      'Used by 12 annotations in 2 articles; they keep it.',
    );
    await uses.getByRole('button', { name: 'Keep' }).click();
    await eventually(() => uses.count(), 0);
    await scheme().getByRole('button', { name: 'Remove Casualties' }).click();
    await uses.getByRole('button', { name: 'Remove' }).click();
    await scheme().getByRole('button', { name: 'Save' }).click();
    await eventually(
      () => lab.state((now) => now.scheme.labels.map(({ key }) => key)),
      ['promise'],
    );
  });

  it('walks its parts by arrow keys, imports and exports', async () => {
    await open('scheme', 'labelled');
    await eventually(lab.focusedName, 'Labels');
    await lab.press('ArrowRight');
    await eventually(lab.focusedName, 'Attributes');
    await scheme().getByRole('button', { name: 'Export…' }).click();
    await scheme().getByRole('button', { name: 'Import…' }).click();
    expect((await lab.asked()).slice(-2).map(([name]) => name)).toEqual([
      'exportScheme',
      'importScheme',
    ]);
    await scheme().getByLabel('Values of Tone, with commas between').fill('calm, angry, none');
    await scheme().getByRole('button', { name: 'Save' }).click();
    await eventually(
      () => lab.state((now) => now.scheme.attributes[0]?.values),
      ['calm', 'angry', 'none'],
    );
  });

  it.each(['Import…', 'Export…'])(
    'does not %s while what is shown is not saved, and says why',
    async (name) => {
      await open('scheme', 'labelled');
      const button = scheme().getByRole('button', { name });
      expect(await button.getAttribute('aria-disabled')).toBe('false');
      await scheme().getByLabel('Name of Casualties').fill('Victims');
      await eventually(() => button.getAttribute('aria-disabled'), 'true');
      await scheme().getByText('Version 3, with changes that are not saved').waitFor();
      await button.focus();
      await lab.press('Enter');
      const alert = scheme().getByRole('alert');
      await alert.getByText('Save them first').waitFor();
      expect(await asked('importScheme')).toEqual([]);
      expect(await asked('exportScheme')).toEqual([]);
      // That was no question whether to drop them.
      await lab.press('Escape');
      await alert.getByText('close once more to drop them').waitFor();
      expect(await scheme().getByLabel('Name of Victims').inputValue()).toBe('Victims');
    },
  );

  it('asks once before it drops what was changed', async () => {
    await open('scheme', 'labelled');
    await scheme().getByLabel('Name of Casualties').fill('Victims');
    await lab.press('Escape');
    await scheme().getByText('not saved yet').waitFor();
    await lab.press('Escape');
    await eventually(() => scheme().count(), 0);
    expect(await asked('setScheme')).toEqual([]);
  });
});

describe('GuidelineDialog', () => {
  it('shows the text with its headings, and is found from the palette', async () => {
    await lab.show('main', { dialog: 'commands' });
    await lab.page().keyboard.type('guideline');
    await lab.press('Enter');
    await eventually(
      () => dialog('Guideline').getByRole('heading', { name: 'Interrupted quotes' }).count(),
      1,
    );
  });
});

describe('KeysDialog', () => {
  it('shows every group within its width, labels of the scheme included', async () => {
    await open('keys', 'labelled');
    const scroll = dialog('Keys').getByRole('region', { name: 'All keys' });
    await scroll.getByText('Tag as Casualties').waitFor();
    expect(await scroll.evaluate((e) => e.scrollWidth <= e.clientWidth)).toBe(true);
  });
});

describe('RelationDialog', () => {
  const FROM = { id: testId(2), words: 'three piers' };

  it('relates by a digit and Enter', async () => {
    await lab.show('main', { dialog: 'relation', relatingFrom: FROM });
    await lab.press('5');
    expect(await dialog('Relation').getByRole('radio', { name: 'is part of' }).isChecked()).toBe(
      true,
    );
    await lab.press('Enter');
    await eventually(() => asked('relate'), [[testId(2), testId(3), 'part-of']]);
    await eventually(() => dialog('Relation').count(), 0);
  });

  it('has no type chosen beforehand, so that Enter alone relates nothing', async () => {
    await lab.show('main', { dialog: 'relation', relatingFrom: FROM });
    await dialog('Relation').getByRole('radio').first().waitFor();
    expect(await dialog('Relation').getByRole('radio', { checked: true }).count()).toBe(0);
    await lab.press('Enter');
    await dialog('Relation').getByText('Choose how they are related').waitFor();
    expect(await asked('relate')).toEqual([]);
  });

  it.each([
    ['two quotes', 3, 7, 1],
    ['a figure and a quote', 2, 3, 0],
    ['two figures', 2, 4, 0],
  ])(
    'between %s offers a translation only where both are quotes',
    async (_name, from, selected, count) => {
      await lab.show('main', {
        dialog: 'relation',
        relatingFrom: { id: testId(from), words: 'one' },
        selected: testId(selected),
      });
      const types = dialog('Relation').getByRole('radio');
      await eventually(() => types.count(), 5 + count);
      const translation = dialog('Relation').getByRole('radio', { name: 'is a translation of' });
      expect(await translation.count()).toBe(count);
    },
  );

  it('is called off by Escape, and the banner goes with it', async () => {
    await lab.show('main', { dialog: 'relation', relatingFrom: FROM });
    await dialog('Relation').getByRole('radio').first().waitFor();
    await lab.press('Escape');
    await eventually(() => dialog('Relation').count(), 0);
    await eventually(() => lab.page().getByRole('region', { name: 'Relating' }).count(), 0);
  });

  it('turns the direction round', async () => {
    await lab.show('main', { dialog: 'relation', relatingFrom: FROM });
    await dialog('Relation').getByRole('button', { name: 'the other way round' }).click();
    await lab.press('2');
    await dialog('Relation').getByRole('button', { name: 'Relate' }).click();
    await eventually(() => asked('relate'), [[testId(3), testId(2), 'contradicts']]);
  });

  it.each([
    [
      4,
      5,
      'about 14,400 (vehicles; unit not given) and 2 to 3.1 EUR are not comparable: one does not give its unit',
    ],
    [
      5,
      4,
      '2 to 3.1 EUR and about 14,400 (vehicles; unit not given) are not comparable: one does not give its unit',
    ],
    [2, 4, 'not comparable: a value is missing'],
    [3, 4, null],
  ])('says how the figures %d and %d compare', async (from, selected, words) => {
    await lab.show('main', {
      dialog: 'relation',
      relatingFrom: { id: testId(from), words: 'one' },
      selected: testId(selected),
    });
    const said = dialog('Relation').locator('.relation-comparison');
    if (words === null) await dialog('Relation').getByText('one', { exact: true }).waitFor();
    await eventually(() => said.allTextContents(), words === null ? [] : [words]);
  });

  it('stays open with the reason where a relation is refused', async () => {
    await lab.show('main', { dialog: 'relation', relatingFrom: FROM });
    await lab.press('1', 'Enter');
    await eventually(
      async () => (await dialog('Relation').getByRole('alert').textContent()) ?? '',
      'These two annotations are related in this way already.',
    );
  });
});

describe('RelatingBanner', () => {
  it('says what to do, and goes by Cancel and by Escape', async () => {
    await lab.show('main', { relatingFrom: { id: testId(2), words: 'three piers' } });
    const banner = lab.page().getByRole('region', { name: 'Relating' });
    expect(await banner.innerText()).toMatch(/three piers[\s\S]*Select the other/);
    await banner.getByRole('button', { name: 'Cancel' }).click();
    await eventually(() => banner.count(), 0);
    await lab.set({ relatingFrom: { id: testId(2), words: 'three piers' } });
    await banner.waitFor();
    await lab
      .page()
      .getByRole('list', { name: 'Annotations' })
      .getByRole('listitem')
      .first()
      .focus();
    await lab.press('Escape');
    await eventually(() => banner.count(), 0);
    expect(await lab.state((now) => now.selected)).toBe(testId(3));
  });
});

describe('labels of the scheme', () => {
  it('tag by their button and by their key', async () => {
    await lab.show('labelled');
    await lab
      .page()
      .getByRole('toolbar', { name: 'Labels' })
      .getByRole('button', { name: 'Promise' })
      .click();
    await eventually(() => asked('tagLabel'), ['promise']);
    await text().focus();
    await lab.press('z');
    await eventually(() => asked('tagLabel'), ['promise', 'casualties']);
  });
});

describe('SelectionAnnouncer', () => {
  it('says kind, place, fragments and words of what is selected, once', async () => {
    await lab.show('plain');
    await lab.set({ selected: testId(3) });
    const said = lab.page().locator('p.unseen[aria-live=polite]').last();
    await eventually(
      async () => (await said.textContent()) ?? '',
      'Quote 3 of 7, 2 fragments: “We had no choice,” “and we will not reopen it for a guess.”',
    );
    await lab.set({ selected: testId(1), announcement: { text: 'Claim 1 of 7', count: 1 } });
    await eventually(async () => (await said.textContent()) ?? '', '');
  });
});
