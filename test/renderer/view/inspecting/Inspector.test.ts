import { describe, expect, it } from 'vitest';
import type { AnnotationId } from '../../../../shared/annotation/annotation';
import { testId } from '../hand-made-session';
import { eventually, openViewLab } from '../view-lab';

const lab = openViewLab();
const form = () => lab.page().getByRole('form', { name: 'Inspector' });
const text = () => lab.page().getByRole('textbox', { name: 'Article text' });
const via = () => form().getByRole('combobox', { name: 'via', exact: true });
const field = (name: string) => form().getByLabel(name, { exact: true });
const isInText = () => text().evaluate((e) => e === document.activeElement);

/** The patches that were asked for, in order. */
async function patches(): Promise<unknown[]> {
  return (await lab.asked())
    .filter(([name]) => name === 'update')
    .map(([, argument]) => (argument as readonly unknown[])[1]);
}

async function showNumber(number: number): Promise<void> {
  await lab.show('main', { selected: testId(number) });
  await form().getByText('By', { exact: true }).waitFor();
}

describe('Inspector', () => {
  it.each<readonly [string, AnnotationId, readonly string[]]>([
    [
      'claim',
      testId(1),
      [
        'Claimant',
        'Claimant: none stated',
        'Stance',
        'select the words, press',
        'Cue: not answered',
        'Statement',
        'Statement: answered',
        'Assessment',
        'Grounds',
        'Remove the tag bridge',
        'Remove the tag safety',
        'Tags',
        'Note',
        'Done',
      ],
    ],
    [
      'quote',
      testId(3),
      [
        'Speaker',
        'Show the mention of the speaker',
        'replace',
        'via',
        'Speaker: answered',
        'Addressee',
        'Addressee: unknown',
        'Show the cue in the text: said',
        'replace',
        'Cue: answered',
        'Mode',
        'Confirm the guessed mode',
        'Language',
        'Confirm the guessed language',
        'Language: answered',
        'Remove the tag bridge',
        'Tags',
        'Note',
        'Done',
      ],
    ],
    [
      'figure',
      testId(4),
      [
        'Value',
        'Confirm the guessed value',
        'Value: answered',
        'Bound',
        'Confirm the guessed bound',
        'Unit',
        'Unit: not answered',
        'Counted',
        'Counted: answered',
        'As of',
        'As of: not answered',
        'select the words, press',
        'Cue: not answered',
        'Tags',
        'Note',
        'Done',
      ],
    ],
  ])('is walked by Tab through every field of a %s', async (_, selected, names) => {
    await lab.show('main', { selected });
    await eventually(isInText, true);
    await lab.press('Enter');
    for (const name of names) {
      await eventually(async () => (await lab.focusedName()).startsWith(name), true);
      await lab.press('Tab');
    }
  });

  it('goes to the first field with Enter from the list', async () => {
    await lab.show('main');
    await lab
      .page()
      .getByRole('button', { name: /14,400/ })
      .focus();
    await lab.press('Enter');
    await eventually(lab.focusedName, 'Value');
    expect(await lab.state((now) => now.selected)).toBe(testId(4));
  });

  it('goes to the first field when that is asked for with a new annotation', async () => {
    await lab.show('plain');
    await eventually(isInText, true);
    await lab.set({ selected: testId(4), fieldFocus: { count: 1 } });
    await eventually(lab.focusedName, 'Value');
  });

  it.each(['Enter', 'Tab'])('commits a field by %s, once', async (key) => {
    await showNumber(4);
    await field('Unit').fill('  km ');
    expect(await patches()).toEqual([]);
    await lab.press(key);
    await eventually(patches, [{ body: { unit: '  km ' } }]);
    await eventually(() => field('Unit').inputValue(), 'kilometre');
    await text().focus();
    expect(await patches()).toHaveLength(1);
  });

  it('returns to the text with Escape and drops what was not committed', async () => {
    await showNumber(4);
    await field('Counted').fill('lorries');
    await lab.press('Escape');
    await eventually(isInText, true);
    expect(await field('Counted').inputValue()).toBe('vehicles');
    expect(await patches()).toEqual([]);
  });

  it('commits what is typed before a command', async () => {
    await showNumber(4);
    await field('Counted').fill('lorries');
    await lab.press('Alt+ArrowDown');
    await eventually(patches, [{ body: { counted: 'lorries' } }]);
    const order = (await lab.asked()).map(([name]) => name);
    expect(order.indexOf('update')).toBeLessThan(order.indexOf('run'));
  });

  it('commits what is typed into a field that goes, for the annotation that it was about', async () => {
    await showNumber(4);
    await field('Counted').fill('lorries');
    await lab.set({ selected: testId(5) });
    await eventually(
      async () => (await lab.asked()).filter(([name]) => name === 'update'),
      [['update', [[testId(4)], { body: { counted: 'lorries' } }]]],
    );
    await lab.set({ selected: testId(4) });
    await eventually(() => field('Counted').inputValue(), 'lorries');
  });

  it.each<readonly [string, (typed: string) => Promise<void>]>([
    ['was refused', async () => lab.press('Enter')],
    ['has not been committed', async () => {}],
  ])('tells of a text that %s and goes with its field', async (_, before) => {
    const lost = async () => (await lab.asked()).filter(([name]) => name === 'draftLost');
    await showNumber(4);
    await field('Value').fill('umpteen');
    await before('umpteen');
    await eventually(lost, []);
    await lab.set({ selected: testId(5) });
    const reason = expect.stringContaining('is not a number') as string;
    await eventually(lost, [['draftLost', { text: 'umpteen', reason }]]);
  });

  it('lets a text go that was taken back', async () => {
    await showNumber(4);
    await field('Value').fill('umpteen');
    await lab.press('Enter');
    await form().getByRole('alert').waitFor();
    await lab.press('Escape');
    await lab.set({ selected: testId(5) });
    await form().getByLabel('Low end').waitFor();
    expect((await lab.asked()).map(([name]) => name)).not.toContain('draftLost');
  });

  it('takes an answer away with an empty field', async () => {
    await showNumber(4);
    await field('Counted').fill('');
    await lab.press('Enter');
    await eventually(patches, [{ body: { counted: null } }]);
    await form().getByRole('button', { name: 'Counted: not answered' }).waitFor();
  });

  it.each([
    ['a value that is no number', 4, 'Value', 'abc', 'is not a number', '14400'],
    ['a unit that is none', 5, 'Unit', 'blorps!!', 'is not a unit', 'EUR'],
    ['a date that there is not', 4, 'As of', '2025-02-30', 'a day that there is not', ''],
    ['a language that is none', 3, 'Language', 'klingon?!', 'is not a language tag', 'en'],
  ])('refuses %s beside the field, and Escape brings back', async (...row) => {
    const [, number, name, typed, reason, before] = row;
    await showNumber(number);
    await field(name).fill(typed);
    await lab.press('Enter');
    const alert = form().getByRole('alert');
    await eventually(async () => (await alert.textContent())?.includes(reason) ?? false, true);
    expect(await field(name).getAttribute('aria-invalid')).toBe('true');
    expect(await field(name).getAttribute('aria-describedby')).toBe(await alert.getAttribute('id'));
    expect(await field(name).inputValue()).toBe(typed);
    await lab.press('Escape');
    await eventually(() => field(name).inputValue(), before);
    expect(await alert.count()).toBe(0);
    expect(await field(name).getAttribute('aria-invalid')).toBe('false');
  });

  it.each([
    ['a grouped number', 'Value', '14,407', { value: '14407' }, '14407'],
    ['a number in words', 'Value', 'eighty-one', { value: '81' }, '81'],
    ['a number with a scale', 'Value', '3.2 million', { value: '3200000' }, '3200000'],
    ['a date in words', 'As of', 'March 25, 2025', { asOf: '2025-03-25' }, '2025-03-25'],
    ['a date without zeros', 'As of', '2025-3-5', { asOf: '2025-03-05' }, '2025-03-05'],
  ])('reads %s as people write it, and shows it in canonical form', async (...row) => {
    const [, name, typed, body, shown] = row;
    await showNumber(4);
    await field(name).fill(typed);
    await lab.press('Enter');
    await eventually(patches, [{ body }]);
    await eventually(() => field(name).inputValue(), shown);
  });

  it('reads the ends of a range too, and leaves the one that stands', async () => {
    await showNumber(5);
    await field('Low end').fill('two and a half');
    await lab.press('Enter');
    await eventually(patches, [{ body: { range: { low: '2.5', high: '3.1' } } }]);
  });

  it('reads signs by the language of the article', async () => {
    await lab.show('spanish', { selected: testId(4) });
    await form().getByText('By', { exact: true }).waitFor();
    await field('Value').fill('1.140');
    await lab.press('Enter');
    await eventually(patches, [{ body: { value: '1140' } }]);
    await eventually(() => field('Value').inputValue(), '1140');
  });

  it('takes a unit behind the number only where it is the unit that stands', async () => {
    await showNumber(4);
    await field('Value').fill('82%');
    await lab.press('Enter');
    await form()
      .getByRole('alert')
      .getByText(/names a unit \(%\)/)
      .waitFor();
    expect(await patches()).toEqual([]);
    await field('Unit').fill('percent');
    await lab.press('Enter');
    await eventually(() => field('Unit').inputValue(), '%');
    await field('Value').focus();
    await lab.press('Enter');
    await eventually(async () => (await patches()).at(-1), { body: { value: '82' } });
    await eventually(() => field('Value').inputValue(), '82');
  });

  it.each([
    ['upside down', '10', '3', 'is upside down'],
    ['with one end', '10', '', 'has two ends'],
  ])('refuses a range %s, and Escape brings back', async (_, low, high, reason) => {
    await showNumber(5);
    await field('Low end').fill(low);
    await field('High end').fill(high);
    expect(await patches()).toEqual([]);
    await lab.press('Enter');
    await form().getByText(reason).waitFor();
    expect(await field('High end').getAttribute('aria-invalid')).toBe('true');
    await lab.press('Escape');
    await eventually(() => field('Low end').inputValue(), '2');
    expect(await field('High end').inputValue()).toBe('3.1');
  });

  it('takes a range for a value', async () => {
    await showNumber(4);
    await field('Kind of amount').selectOption('range');
    await field('Low end').fill('14000');
    await lab.press('Tab');
    expect(await patches()).toEqual([]);
    await lab.page().keyboard.type('15000');
    await lab.press('Tab');
    await eventually(patches, [{ body: { range: { low: '14000', high: '15000' } } }]);
    await eventually(() => field('High end').inputValue(), '15000');
  });

  it('answers without a value from the menu beside a field, by keys alone', async () => {
    await showNumber(4);
    await form().getByRole('button', { name: 'Unit: not answered' }).focus();
    await lab.press('Enter');
    await eventually(lab.focusedName, 'Not answered');
    await lab.press('ArrowDown', 'ArrowDown', 'Enter');
    await eventually(patches, [{ body: { unit: { answer: 'none-stated' } } }]);
    await eventually(() => field('Unit').getAttribute('placeholder'), 'none stated');
    await eventually(lab.focusedName, 'Unit: none stated');
  });

  it('closes the menu alone with Escape', async () => {
    await showNumber(4);
    await form().getByRole('button', { name: 'Unit: not answered' }).focus();
    await lab.press('Enter', 'Escape');
    await eventually(lab.focusedName, 'Unit: not answered');
    expect(await patches()).toEqual([]);
  });

  it('commits a choice that was walked to by Enter only, and drops it by Escape', async () => {
    await showNumber(4);
    await field('Bound').focus();
    await lab.press('ArrowDown');
    expect(await field('Bound').inputValue()).toBe('at-least');
    expect(await patches()).toEqual([]);
    await lab.press('Escape');
    await eventually(isInText, true);
    await eventually(() => field('Bound').inputValue(), 'about');
    await field('Bound').focus();
    await lab.press('ArrowUp', 'Enter');
    await eventually(patches, [{ body: { bound: 'exactly' } }]);
  });

  it('commits a choice that was picked', async () => {
    await showNumber(1);
    await field('Stance').selectOption('denied');
    await eventually(patches, [{ body: { stance: 'denied' } }]);
    await field('Stance').selectOption('unknown');
    await eventually(async () => (await patches()).at(-1), {
      body: { stance: { answer: 'unknown' } },
    });
  });

  it('offers sources by name and alias, and adds what is new', async () => {
    await showNumber(3);
    const speaker = form().getByRole('combobox', { name: 'Speaker' });
    await speaker.fill('nw');
    await lab
      .page()
      .getByRole('option', { name: /Northern Wire/ })
      .waitFor();
    await lab.press('ArrowDown', 'Enter');
    await eventually(() => speaker.inputValue(), 'Northern Wire');
    expect((await patches()).at(-1)).toMatchObject({
      body: { speaker: { source: 'source-3', mention: {} } },
    });
    await speaker.fill('A. Newcomer');
    await lab.page().getByRole('option', { name: 'Add source “A. Newcomer”' }).waitFor();
    await lab.press('Enter');
    await eventually(() => lab.state((now) => now.sources.at(-1)?.name), 'A. Newcomer');
    await eventually(() => speaker.inputValue(), 'A. Newcomer');
  });

  it('shows where a source is named and through whom it came', async () => {
    await showNumber(3);
    await form().getByText('via Northern Wire').waitFor();
    expect(await via().getAttribute('placeholder')).toBe('Port Authority');
    await form()
      .getByRole('button', { name: /Show the mention of the speaker/ })
      .click();
    await eventually(isInText, true);
    await eventually(
      () => lab.page().evaluate(() => getSelection()?.toString()),
      'the harbour master',
    );
  });

  it('takes through whom it came, refuses the source itself, and takes it away again', async () => {
    await showNumber(3);
    const credits = async () =>
      (await patches()).map((patch) => {
        const { source, via } = (patch as { body: { speaker: { source: string; via?: string } } })
          .body.speaker;
        return [source, via];
      });
    await via().fill('NW');
    await lab.press('Enter');
    await eventually(credits, [['source-1', 'source-3']]);
    await eventually(() => via().inputValue(), 'Northern Wire');
    await via().fill('Ruth Amsel');
    await lab.press('Enter');
    await form().getByRole('alert').getByText('came through itself').waitFor();
    await via().fill('');
    await lab.press('Enter');
    await eventually(async () => (await credits()).at(-1), ['source-1', undefined]);
    await eventually(() => via().getAttribute('placeholder'), 'Port Authority');
    expect(await via().count()).toBe(1);
  });

  it('confirms one guess by its button and all at once, without losing the focus', async () => {
    await showNumber(4);
    const confirm = form().getByRole('button', { name: 'Confirm the guessed value' });
    await confirm.focus();
    await lab.press('Enter');
    await eventually(patches, [{ confirm: ['value'] }]);
    await eventually(() => confirm.count(), 0);
    await eventually(lab.focusedName, 'Value');
    await form().getByRole('button', { name: 'confirm it' }).click();
    await eventually(async () => (await patches()).at(-1), { confirm: 'all' });
    await eventually(() => form().getByText('guessed', { exact: true }).count(), 0);
    expect(await lab.page().evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  });

  it('adds and removes tags, and keeps the focus in their field', async () => {
    await showNumber(1);
    await field('Tags').fill('one,  two words ,one');
    await lab.press('Enter');
    await eventually(patches, [{ addTags: ['one', 'two words'] }]);
    await eventually(() => field('Tags').inputValue(), '');
    await form().getByRole('button', { name: 'Remove the tag safety' }).focus();
    await lab.press('Delete');
    await eventually(async () => (await patches()).at(-1), { removeTags: ['safety'] });
    expect(await lab.asked()).not.toContainEqual(['run', 'delete-annotation']);
    await eventually(lab.focusedName, 'Tags');
  });

  it('keeps a note over several lines', async () => {
    await showNumber(1);
    await field('Note').fill('First');
    await lab.press('Shift+Enter');
    await lab.page().keyboard.type('second');
    expect(await patches()).toEqual([]);
    await lab.press('Enter');
    await eventually(patches, [{ note: 'First\nsecond' }]);
  });

  it('marks as done and as a draft', async () => {
    await showNumber(1);
    await field('Done').uncheck();
    await eventually(patches, [{ status: 'draft' }]);
  });

  it('removes a fragment by its number', async () => {
    await showNumber(3);
    await form().getByRole('button', { name: 'Remove fragment 2' }).click();
    expect(await lab.asked()).toContainEqual(['removeFragment', [testId(3), 1]]);
  });

  it('lists relations of both directions, jumps and removes', async () => {
    await showNumber(3);
    const relations = form().getByRole('region', { name: 'Relations' });
    await eventually(() => relations.getByRole('listitem').count(), 2);
    expect(await relations.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/^this contradicts\s+Figure/),
      expect.stringMatching(/^Quote[\s\S]*\s+is a translation of this$/),
    ]);
    await relations
      .getByRole('button', { name: /is a translation of this/ })
      .first()
      .click();
    expect(await lab.asked()).toContainEqual(['goTo', ['2'.padStart(64, '0'), testId(91)]]);
    await relations.getByRole('button', { name: 'Remove the relation: contradicts' }).click();
    expect(await lab.asked()).toContainEqual(['unrelate', 'relation-0']);
  });

  it('says in words how related figures compare, and only figures', async () => {
    await showNumber(5);
    const relations = form().getByRole('region', { name: 'Relations' });
    await eventually(() => relations.getByRole('listitem').count(), 2);
    expect(await relations.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(
        /if both are of the same thing: 2 to 3\.1 EUR is the same as 2 to 3\.1 EUR$/,
      ),
      expect.not.stringContaining('not comparable'),
    ]);
  });

  it('asks what the scheme adds, and keeps what it no longer has', async () => {
    await lab.show('labelled');
    await field('Tone').selectOption('angry');
    await eventually(patches, [{ custom: { tone: 'angry' } }]);
    await field('Place').fill('the quay');
    await lab.press('Enter');
    await eventually(async () => (await patches()).at(-1), { custom: { place: 'the quay' } });
    const scheme = await lab.state((now) => now.scheme);
    await lab.set({ scheme: { ...scheme, attributes: [] } });
    await eventually(() => field('tone').inputValue(), 'angry');
  });

  it('tells what others said of the annotation: who, when, and why', async () => {
    await showNumber(1);
    const reviews = form().getByRole('region', { name: 'Reviews' });
    const rows = await reviews.getByRole('listitem').allInnerTexts();
    expect(rows.map((row) => row.replaceAll(/[\u2068\u2069]/g, ''))).toEqual([
      expect.stringMatching(/^Accepted by Grace on 2026-11-20 \d\d:\d\d$/),
      expect.stringMatching(
        /^Rejected by Ben on 2026-11-21 \d\d:\d\d: The report counts four places\.$/,
      ),
    ]);
    await showNumber(4);
    expect(await reviews.count()).toBe(0);
  });

  it('renders nothing else while a field is typed into', async () => {
    await showNumber(4);
    await lab.page().getByRole('button', { name: '3 open points' }).waitFor();
    await field('Counted').focus();
    const seen = await lab.page().evaluateHandle(() => {
      const counted = { count: 0 };
      const watch = new MutationObserver((changes) => {
        counted.count += changes.length;
      });
      watch.observe(document.body, { childList: true, subtree: true, characterData: true });
      return counted;
    });
    await lab.page().keyboard.type('lorries of some length');
    expect(await field('Counted').inputValue()).toContain('lorries of some length');
    expect(await seen.evaluate(({ count }) => count)).toBe(0);
  });

  it('passes the focus to the text when the annotation is deleted from here', async () => {
    await showNumber(3);
    await form().getByRole('button', { name: 'Delete annotation' }).click();
    await eventually(isInText, true);
  });

  it.each([
    [350, 100],
    [450, 150],
    [700, 250],
  ])('takes more lines, and scrolls nothing sideways, in a window of %i', async (width, most) => {
    const page = lab.page();
    try {
      for (const number of [1, 3, 4]) {
        await page.setViewportSize({ width: 1280, height: 900 });
        await showNumber(number);
        await page.setViewportSize({ width, height: 900 });
        await eventually(async () => ((await form().boundingBox())?.width ?? 0) < most, true);
        const tooWide = await page.evaluate(() =>
          [...document.querySelectorAll('.pane-scroll')]
            .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
            .map((element) => element.closest('[data-pane]')?.getAttribute('data-pane')),
        );
        expect(tooWide).toEqual([]);
      }
    } finally {
      await page.setViewportSize({ width: 1280, height: 900 });
    }
  });

  it('shows names and words from files as text', async () => {
    await showNumber(3);
    const sources = await lab.state((now) => now.sources);
    await lab.set({
      sources: sources.map((source) => ({ ...source, name: `<img src=x>${source.name}` })),
    });
    const speaker = form().getByRole('combobox', { name: 'Speaker' });
    await eventually(() => speaker.inputValue(), '<img src=x>Ruth Amsel');
    await speaker.fill('<img');
    await lab.page().getByRole('option').first().waitFor();
    expect(await lab.page().locator('#root img').count()).toBe(0);
  });
});
