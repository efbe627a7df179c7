import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bratExporter } from '../../../../shared/exchange/brat/brat-exporter';
import { documentName } from '../../../../shared/exchange/brat/names';
import { manyLines, oneLine } from '../../../../shared/exchange/brat/one-line';
import type { ForeignFile } from '../../../../shared/exchange/foreign-read';
import { anArticle } from '../../../builders/an-article';
import { anAnnotation } from '../../../builders/an-annotation';
import { anExport } from '../../../builders/an-export';
import { anyExport } from '../../../cases/any-export';
import { nastyText } from '../../../cases/nasty-texts';
import { aRichExport } from '../../../cases/rich-export';
import { writeOut } from '../../../cases/write-out';

/** The lines of a text as Python's `str.splitlines` gives them, which brat reads by. */
function pythonLines(text: string): readonly string[] {
  const lines = text.split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function spansOf(line: string): readonly Span[] {
  const [, spans] = /^T\d+\t\S+ ([\d ;]+)\t/.exec(line) ?? [];
  return (spans ?? '').split(';').map((span) => {
    const [start = NaN, end = NaN] = span.split(' ').map(Number);
    return { start, end };
  });
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** What brat's own reader asks of a document, each with what it says of a line that fails. */
const RULES: readonly {
  readonly rule: string;
  readonly of: RegExp;
  readonly holds: (line: string, points: readonly string[], conf: string) => boolean;
}[] = [
  {
    rule: 'every line begins with an id of its sort and has a tab behind it',
    of: /^/,
    holds: (line) => /^[TAR#][1-9]\d*\t/.test(line),
  },
  {
    rule: 'the words are those of the stretches, joined by a space',
    of: /^T/,
    holds: (line, points) =>
      line.split('\t').slice(2).join('\t') ===
      spansOf(line)
        .map(({ start, end }) => points.slice(start, end).join(''))
        .join(' '),
  },
  {
    rule: 'no stretch is empty or leaves the text',
    of: /^T/,
    holds: (line, points) =>
      spansOf(line).every(({ start, end }) => 0 <= start && start < end && end <= points.length),
  },
  {
    rule: 'no stretches of one annotation overlap',
    of: /^T/,
    holds: (line) => {
      const spans = spansOf(line);
      return spans.every((a, index) => spans.slice(index + 1).every((b) => !overlap(a, b)));
    },
  },
  {
    rule: 'types of annotations are in the configuration',
    of: /^T/,
    holds: (line, _points, conf) =>
      pythonLines(conf).some((each) => each.trim() === line.split('\t')[1]?.split(' ')[0]),
  },
  {
    rule: 'attributes have one value of one word, which is in the configuration',
    of: /^A/,
    holds: (line, _points, conf) => {
      const [, name, value] = /^A\d+\t(\S+) T\d+ (\S+)$/.exec(line) ?? [];
      const known = pythonLines(conf).find((each) => each.startsWith(`${name}\tArg:`));
      return (
        known
          ?.split('Value:')[1]
          ?.split('|')
          .includes(value ?? '') ?? false
      );
    },
  },
  {
    rule: 'relations have a type of the configuration and two ends',
    of: /^R/,
    holds: (line, _points, conf) => {
      const [, type] = /^R\d+\t(\S+) Arg1:T\d+ Arg2:T\d+$/.exec(line) ?? [];
      return pythonLines(conf).some((each) => each.startsWith(`${type}\tArg1:`));
    },
  },
  {
    rule: 'notes are of something and in one line',
    of: /^#/,
    holds: (line) => /^#\d+\t\S+ [TR]\d+\t\S/.test(line),
  },
];

function brokenRules(files: readonly ForeignFile[]): readonly string[] {
  const conf = files.find(({ fileName }) => fileName === 'annotation.conf')?.text ?? '';
  return files
    .filter(({ fileName }) => fileName.endsWith('.ann'))
    .flatMap(({ fileName, text }) => {
      const document = files.find((each) => each.fileName === fileName.replace('.ann', '.txt'));
      const points = [...(document?.text ?? '')];
      const lines = pythonLines(text);
      return lines.flatMap((line) =>
        RULES.filter(({ of, holds }) => of.test(line) && !holds(line, points, conf)).map(
          ({ rule }) => `${rule}: ${line}`,
        ),
      );
    });
}

describe('bratExporter', () => {
  it('keeps the rules of brat whatever it writes', () => {
    fc.assert(
      fc.property(anyExport, (state) => {
        expect(brokenRules(writeOut(bratExporter, state).files)).toEqual([]);
      }),
    );
  });

  it.each(RULES)('would be found out if not: $rule', ({ rule }) => {
    const { files } = writeOut(bratExporter, aRichExport());
    expect(brokenRules(files)).toEqual([]);
    const damages: readonly ((text: string) => string)[] = [
      (text) => text.replaceAll(/^([TAR#])/gm, 'Z$1'),
      (text) => text.replaceAll(/^(T\d+\t\S+ )(\d+) /gm, '$1$2000 '),
      (text) => text.replaceAll(/^(T\d+\t)\S+( (\d+ \d+))/gm, '$1Thing$2;$3'),
      (text) => text.replaceAll(/^(A\d+\t\S+ T\d+).*$/gm, '$1 two words'),
      (text) => text.replaceAll(/^(R\d+\t\S+ Arg1:T\d+).*$/gm, '$1'),
      (text) => text.replaceAll(/^(#\d+\t\S+) [TR]\d+/gm, '$1'),
      (text) => text.replaceAll(/^(T.*)$/gm, '$1\u2028more'),
    ];
    const found = damages.flatMap((damage) =>
      brokenRules(
        files.map((file) =>
          file.fileName.endsWith('.ann') ? { ...file, text: damage(file.text) } : file,
        ),
      ),
    );
    expect(found.some((each) => each.startsWith(rule))).toBe(true);
  });

  it('writes the text as it is, without a byte order mark', () => {
    const text = 'Cafe\u0301\r\n🚢\u2028end';
    const article = anArticle({ text, meta: { title: 'Café & Boats: 1/2' } });
    const { files } = writeOut(
      bratExporter,
      anExport({ articles: [{ article, annotations: [] }] }),
    );
    expect(files.map(({ fileName }) => fileName)).toEqual([
      `cafe-boats-1-2-${article.digest.slice(0, 12)}.txt`,
      `cafe-boats-1-2-${article.digest.slice(0, 12)}.ann`,
      'annotation.conf',
    ]);
    expect(files[0]?.text).toBe(text);
    expect(files[1]?.text).toBe('');
  });

  it('loses an annotation of nothing but line breaks, and says so', () => {
    const article = anArticle({ text: 'One.\n\u2028Two.' });
    const annotation = anAnnotation({ article, on: '\n\u2028' });
    const { losses } = writeOut(
      bratExporter,
      anExport({ articles: [{ article, annotations: [annotation] }] }),
    );
    expect(losses).toEqual([
      { id: '', field: 'scheme' },
      { id: annotation.id, field: '*' },
      { id: article.digest, field: 'appearances' },
    ]);
  });

  it('gives names that brat takes to whatever a scheme calls its labels', () => {
    const state = aRichExport();
    const labels = ['a b', 'a_b', 'é', ''].map((key) => ({
      key: key || 'x'.repeat(3),
      name: key,
      kind: 'claim' as const,
    }));
    const { files } = writeOut(bratExporter, { ...state, scheme: { ...state.scheme, labels } });
    const conf = files.find(({ fileName }) => fileName === 'annotation.conf')?.text;
    expect(conf).toContain('Claim\n\tClaim_a_b\n\tClaim_a_b_2\n\tClaim__\n\tClaim_xxx\nQuote\n');
    expect(conf).toContain('# Claim_a_b_2 is claim "a_b"\n');
    expect(conf).toContain('<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n');
  });
});

describe('documentName', () => {
  it.each([
    ['../../etc/passwd', 'etc-passwd-abc'],
    ['CON', 'con-abc'],
    ['\u202etxt.exe', 'txt-exe-abc'],
    ['港が再開。', 'article-abc'],
    ['x'.repeat(60), `${'x'.repeat(40)}-abc`],
  ])('makes a safe name of %j', (title, name) => {
    expect(documentName(title, 'abc')).toBe(name);
  });
});

describe('oneLine', () => {
  it('has one line, and manyLines gives back the note', () => {
    fc.assert(
      fc.property(
        fc.oneof(nastyText, fc.string()),
        fc.constantFrom('', ' ', '\\', '\\n'),
        (text, more) => {
          const line = oneLine(text + more);
          expect(pythonLines(`${line}.`)).toHaveLength(1);
          expect(manyLines(line)).toBe(text + more);
        },
      ),
    );
  });
});
