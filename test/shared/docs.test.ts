import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeeper } from '../../electron/journal/keeper';
import { DUE } from '../../electron/journal/snapshot-maker';
import { KEPT_SNAPSHOTS } from '../../electron/journal/snapshots';
import { MAX_LINE_BYTES } from '../../electron/journal/split-lines';
import { createExportValidator } from '../../electron/tools/export-validator';
import { readExport, type ReadExportFailure } from '../../shared/exchange/read-export';
import { writeExport } from '../../shared/exchange/build-export';
import type { ExportFile } from '../../shared/exchange/export-file';
import { verifyExport } from '../../shared/exchange/verify-export';
import { compareFigures } from '../../shared/figure/compare-figures';
import { prefillFigure } from '../../shared/figure/prefill-figure';
import type { Edit } from '../../shared/annotation/change';
import { APP_COMMANDS } from '../../shared/ipc/app-commands';
import { checkScheme } from '../../shared/scheme/check-scheme';
import { readSchemeFile, writeSchemeFile } from '../../shared/scheme/scheme-file';
import { encodeLine } from '../../shared/journal/encode-line';
import { aChange } from '../builders/a-change';
import { anAnnotation } from '../builders/an-annotation';
import { anArticle } from '../builders/an-article';

const ROOT = path.resolve(import.meta.dirname, '../..');

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** The first fenced block of a language in a page, without its fences. */
function blockOf(page: string, language: string): string {
  const block = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(read(page))?.[1];
  if (block === undefined) throw new Error(`${page} has no block of ${language}`);
  return block;
}

function exampleOf(page: string): ExportFile {
  const example = readExport(blockOf(page, 'json'), createExportValidator());
  if (!example.ok) throw new Error(describeFailure(example.failure));
  return example.value;
}

function describeFailure(failure: ReadExportFailure): string {
  return JSON.stringify(failure);
}

/** A journal's lines, one for each edit. */
function chainOf(edits: readonly Edit[]): readonly string[] {
  let sum = '';
  return edits.map((edit, index) => {
    const encoded = encodeLine(aChange({ seq: index + 1, edits: [edit] }), sum);
    sum = encoded.sum;
    return encoded.line;
  });
}

/** The names of all properties that a JSON Schema gives a description. */
function propertiesOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) =>
    key === 'properties' && typeof value === 'object' && value !== null
      ? [...Object.keys(value), ...Object.values(value).flatMap(propertiesOf)]
      : propertiesOf(value),
  );
}

const PAGES = ['README.md', 'seeds/README.md']
  .concat(readdirSync(path.join(ROOT, 'docs')).map((name) => `docs/${name}`))
  .concat(readdirSync(path.join(ROOT, 'docs/adr')).map((name) => `docs/adr/${name}`))
  .concat(readdirSync(path.join(ROOT, 'docs/formats')).map((name) => `docs/formats/${name}`))
  .filter((page) => page.endsWith('.md'));

describe('docs/export-format.md', () => {
  it('shows an example without faults', () => {
    const validate = createExportValidator();
    const { faults, unverified, verified } = verifyExport(exampleOf('docs/export-format.md'), {
      validate,
    });
    expect({ faults, unverified }).toEqual({ faults: [], unverified: [] });
    expect(verified).toEqual({ articles: 1, annotations: 2 });
  });

  it('shows the example as the program writes it, byte for byte', () => {
    expect(writeExport(exampleOf('docs/export-format.md'))).toBe(
      blockOf('docs/export-format.md', 'json'),
    );
  });

  it('writes out the list of which the seal of its example is the digest', () => {
    const list = blockOf('docs/export-format.md', 'text').replaceAll('\n', '');
    const { articles } = exampleOf('docs/export-format.md').seals;
    expect(articles).toEqual([createHash('sha256').update(list).digest('hex')]);
  });

  const names = new Set(propertiesOf(JSON.parse(read('shared/exchange/export-v1.schema.json'))));

  it.each([...names])('names %s, which the schema has', (name) => {
    const prose = read('docs/export-format.md').replace(/^```[\s\S]*?^```$/gm, '');
    const code = prose.match(/`[^`]+`/g) ?? [];
    expect(code.some((words) => words.match(/[$\w]+/g)?.includes(name))).toBe(true);
  });
});

describe('docs/reviewing.md', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'verbatim-docs-'));
  const file = path.join(folder, 'example.verbatim.json');

  beforeAll(() => writeFileSync(file, blockOf('docs/export-format.md', 'json')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function run(source: string): number | null {
    const script = path.join(folder, 'check.mjs');
    writeFileSync(script, source);
    return spawnSync(process.execPath, [script]).status;
  }

  it('gives a script that passes on an export and fails on one that is off by one', () => {
    const script = blockOf('docs/reviewing.md', 'js').replace("'FILE'", JSON.stringify(file));
    expect(run(script)).toBe(0);
    expect(run(script.replace('slice(start, end)', 'slice(start + 1, end)'))).toBe(1);
    expect(run(script.replace('startUtf16, endUtf16)', 'start, end)'))).toBe(1);
  });

  const DAMAGE: readonly { where: string; from: string; to: string; said: string }[] = [
    { where: 'a position', from: '"start": 80', to: '"start": 79', said: 'is 79, but must be 80' },
    { where: 'the words', from: '"exact": "More', to: '"exact": "Less', said: 'but the text has' },
    { where: 'a name', from: '"name": "Ana', to: '"name": "Eva', said: 'its seal differs' },
    { where: 'a key', from: '"bound":', to: '"bond":', said: 'does not belong here' },
    {
      where: 'a source',
      from: '"source": "019a',
      to: '"source": "119a',
      said: 'is no entry of sources',
    },
    { where: 'an id', from: '000000000004', to: '000000000003', said: 'is the same as' },
  ];

  it.each(DAMAGE)('explains the line about $where', ({ from, to, said }) => {
    const json = blockOf('docs/export-format.md', 'json');
    const damaged = json.replace(from, to);
    expect(damaged).not.toBe(json);
    const validate = createExportValidator();
    const { faults } = verifyExport(JSON.parse(damaged), { validate });
    expect(faults.map(({ message }) => message).join('\n')).toContain(said);
    expect(read('docs/reviewing.md')).toContain(said);
  });

  it('explains what is said where a text is missing', () => {
    const file = exampleOf('docs/export-format.md');
    const withoutText = {
      ...file,
      articles: file.articles.map(({ text: _text, ...rest }) => rest),
    };
    const validate = createExportValidator();
    const { faults, unverified } = verifyExport(withoutText, { validate });
    expect(faults).toEqual([]);
    expect(unverified.map(({ message }) => message).join()).toContain('not verified: no text for');
    expect(read('docs/reviewing.md')).toContain('not verified: no text for');
  });
});

describe('docs/reliability.md', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'verbatim-docs-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('gives the sizes that the program has', () => {
    const page = read('docs/reliability.md');
    const due = `${DUE.changes.toLocaleString('en')} changes or ${DUE.bytes / 1024 ** 2} MB`;
    expect(page).toContain(`once ${due} stand in the journal alone`);
    expect(page).toContain(`the newest ${KEPT_SNAPSHOTS} `);
    expect(page).toContain(`up to ${MAX_LINE_BYTES / 1024 ** 2} MB`);
  });

  /** Runs the script of the page on a file. */
  function readByHand(file: string): {
    readonly status: number | null;
    readonly out: string;
    readonly said: string;
  } {
    const script = path.join(folder, 'read.mjs');
    const source = blockOf('docs/reliability.md', 'js').replace("'FILE'", JSON.stringify(file));
    writeFileSync(script, source);
    const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
    return { status, out: stdout, said: stderr };
  }

  const text = 'Ferry row\n\nBoats lay idle.';
  const article = anArticle({ text });
  const added: Edit = { entity: 'article', id: article.digest, before: null, after: article };
  const markOn = (words: string): Edit => {
    const after = anAnnotation({ article, on: words, kind: 'claim' });
    return { entity: 'annotation', id: after.id, before: null, after };
  };
  const longer = chainOf([added, ...['Ferry row', 'idle', 'Boats'].map(markOn)]);
  const whole = longer.slice(0, 3);

  it('gives a script that reads a journal and a snapshot', async () => {
    const keeper = createKeeper(folder);
    expect(await keeper.append(whole)).toMatchObject({ ok: true });
    const made = await keeper.backUp();
    if (!made.ok) throw new Error(made.failure.type);
    for (const file of ['journal/journal.jsonl', `backups/${made.value.fileName}`]) {
      expect(readByHand(path.join(folder, file))).toEqual({
        status: 0,
        out: `\n${text}\n\nclaim: Ferry row\nclaim: idle\n`,
        said: '',
      });
    }
  });

  const TORN = 'The last line was cut off while it was written, and is left out.\n';

  it('gives a script that reads a journal that was cut behind a backup, torn at its end or not', async () => {
    const userData = path.join(folder, 'cut');
    mkdirSync(userData);
    const keeper = createKeeper(userData);
    for (const line of whole.slice(0, 2)) {
      expect(await keeper.append([line])).toMatchObject({ ok: true });
      expect(await keeper.backUp()).toMatchObject({ ok: true });
    }
    expect(await keeper.append(longer.slice(2))).toMatchObject({ ok: true });
    const journal = path.join(userData, 'journal/journal.jsonl');
    const kept = readFileSync(journal, 'utf8');
    expect(kept).toBe(
      longer
        .slice(1)
        .map((line) => `${line}\n`)
        .join(''),
    );
    const out = `\nThe text of ${article.digest} is not in this file.\n\nclaim: Ferry row\nclaim: idle\nclaim: Boats\n`;
    expect(readByHand(journal)).toEqual({ status: 0, out, said: '' });
    writeFileSync(journal, `${kept}${longer[3]?.slice(0, 200)}`);
    expect(readByHand(journal)).toEqual({ status: 0, out, said: TORN });
  });

  it('gives a script that prints what is left of a backup that was cut off, and ends with 1', () => {
    const file = path.join(folder, 'cut.verbatim-backup');
    const bytes = gzipSync(whole.map((line) => `${line}\n`).join(''));
    writeFileSync(file, bytes.subarray(0, bytes.length - 60));
    const { status, out, said } = readByHand(file);
    expect([status, out]).toEqual([1, `\n${text}\n\nclaim: Ferry row\n`]);
    expect(said).toContain('The backup was cut off');
    writeFileSync(file, bytes);
    expect(readByHand(file)).toMatchObject({ status: 1, out: expect.stringContaining('idle') });
  });

  it.each([
    ['a word was changed', whole.with(2, whole[2]?.replace('idle', 'busy') ?? '')],
    ['a line is missing', whole.toSpliced(1, 1)],
    ['two lines changed places', [whole[1] ?? '', whole[0] ?? '']],
    ['a line was cut off', [...whole, '{"sum":"0123']],
  ])('gives a script that stops where %s', (_name, lines) => {
    const file = path.join(folder, 'damaged.jsonl');
    writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
    expect(readByHand(file).status).toBe(1);
  });
});

describe('docs/annotating.md', () => {
  const seeds = readdirSync(path.join(ROOT, 'seeds'))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => read(`seeds/${name}`))
    .join('\n')
    .replaceAll(/\s+/g, ' ');

  const examples = (read('docs/annotating.md').match(/^>.*(?:\n>.*)*/gm) ?? []).flatMap((block) => {
    const words = block.replaceAll(/^> ?/gm, '').replaceAll(/\s+/g, ' ');
    return [...words.matchAll(/\*\*(.+?)\*\*/g)].map(([, example]) => example ?? '');
  });

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(10);
  });

  it.each(examples)('takes its example from the seeds: %s', (example) => {
    expect(seeds.toLowerCase()).toContain(example.toLowerCase());
  });
});

describe('the keys in README.md', () => {
  const WORDS: Readonly<Record<string, string>> = {
    Mod: 'Ctrl',
    ArrowDown: 'Down',
    ArrowUp: 'Up',
    ArrowLeft: 'Left',
    ArrowRight: 'Right',
    PageDown: 'Page Down',
    PageUp: 'Page Up',
  };
  const keys = APP_COMMANDS.flatMap(({ keys: all }) => [...all]).map((key) =>
    key
      .split('+')
      .map((part) => WORDS[part] ?? part)
      .join('+'),
  );

  it.each(keys)('name %s', (key) => {
    expect(read('README.md')).toMatch(
      new RegExp(`(?:^|[ \`|])${escapeRegExp(key)}(?=[ \`,;|])`, 'm'),
    );
  });
});

describe('docs/scheme.md', () => {
  it('shows a file that is read and found right', () => {
    const scheme = readSchemeFile(JSON.parse(blockOf('docs/scheme.md', 'json')));
    if (!scheme.ok) throw new Error(`${scheme.failure.path} ${scheme.failure.reason}`);
    const takenKeys = new Set(APP_COMMANDS.flatMap(({ keys }) => [...keys]));
    expect(checkScheme(scheme.value, { takenKeys, known: [] })).toBeNull();
    expect(JSON.parse(writeSchemeFile(scheme.value))).toEqual(
      JSON.parse(blockOf('docs/scheme.md', 'json')),
    );
  });
});

describe('docs/checkable.md', () => {
  const rows = [
    ...read('docs/checkable.md').matchAll(
      /^\| (same|refines|compatible|conflicts|not comparable) .*\| "(.+)" \/ "(.+)" +\|$/gm,
    ),
  ].map(([, relation, one, other]) => ({ relation, one: one ?? '', other: other ?? '' }));

  it('gives an example of each way in which figures compare', () => {
    expect(rows).toHaveLength(5);
  });

  it.each(rows)('is right that "$one" and "$other" are $relation', ({ relation, one, other }) => {
    const compared = compareFigures(prefillFigure(one).body, prefillFigure(other).body);
    expect(compared.relation.replace('-', ' ')).toBe(relation);
  });
});

describe('the pages', () => {
  const links = PAGES.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#[^)]*)?\)/g)].map(([, target]) => ({
      page,
      target: target ?? '',
    })),
  ).filter(({ target }) => target !== '' && !target.endsWith('.png'));

  it.each(links)('$page leads to $target', ({ page, target }) => {
    const place = path.join(ROOT, path.dirname(page), target);
    expect(() => readdirSync(path.dirname(place))).not.toThrow();
    expect(readdirSync(path.dirname(place))).toContain(path.basename(place));
  });
});
