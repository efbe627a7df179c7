import fc from 'fast-check';
import { VERDICTS, type Annotation, type Review } from '../../shared/annotation/annotation';
import {
  ASSESSMENTS,
  BOUNDS,
  QUOTE_MODES,
  STANCES,
  type Answer,
  type Attribution,
  type Body,
} from '../../shared/annotation/body';
import { createAnnotation } from '../../shared/annotation/create-annotation';
import { createTarget } from '../../shared/annotation/create-target';
import type { Relation } from '../../shared/annotation/relation';
import type { Source } from '../../shared/annotation/source';
import type { Target } from '../../shared/annotation/target';
import type { Article } from '../../shared/article/article';
import type { ExportState } from '../../shared/exchange/build-export';
import { digestText } from '../../shared/article/digest';
import { DEFAULT_SCHEME } from '../../shared/scheme/default-scheme';
import { KINDS, type Scheme } from '../../shared/scheme/scheme';
import { anArticle, TEST_TIME } from '../builders/an-article';
import { anExport } from '../builders/an-export';
import { freshAnnotationId, freshId, freshSourceId } from '../builders/ids';
import { nastyText } from './nasty-texts';

/** With a label for each kind and an attribute for all of them. */
const SCHEME: Scheme = {
  ...DEFAULT_SCHEME,
  version: 2,
  labels: KINDS.map((kind) => ({ key: `${kind}-label`, name: `A ${kind}`, kind })),
  attributes: [
    { key: 'desk', name: 'Desk', kinds: KINDS },
    { key: 'beat', name: 'Beat', kinds: KINDS, values: ['sea', 'city'] },
  ],
};

const words = nastyText.map((text) => text || 'x');

function optional<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

function answer<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<Answer<T> | undefined> {
  const none = fc.constantFrom({ answer: 'unknown' } as const, { answer: 'none-stated' } as const);
  return optional(fc.oneof<fc.Arbitrary<Answer<T>>[]>(arbitrary, none));
}

/** An object without the keys that have no value. */
function compact<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** One to three spans of whole code points, in any order. */
function anyTarget(text: string): fc.Arbitrary<Target> {
  const borders: number[] = [0];
  for (const point of text) borders.push((borders.at(-1) ?? 0) + point.length);
  const size = { minLength: 2, maxLength: Math.min(6, borders.length) };
  return fc
    .tuple(fc.uniqueArray(fc.constantFrom(...borders), size), fc.boolean())
    .map(([ends, reversed]) => {
      const sorted = ends.toSorted((a, b) => a - b);
      const spans = [];
      for (let at = 0; at + 1 < sorted.length; at += 2) {
        spans.push({ start: sorted[at] ?? 0, end: sorted[at + 1] ?? 0 });
      }
      const target = createTarget(text, reversed ? spans.toReversed() : spans);
      if (!target.ok) throw new Error(target.failure.type);
      return target.value;
    });
}

function anyAttribution(text: string, sources: readonly Source[]): fc.Arbitrary<Attribution> {
  const id = fc.constantFrom(...sources.map((source) => source.id));
  return fc
    .record({ source: id, mention: optional(anyTarget(text)), via: optional(id) })
    .map(({ source, ...rest }) => ({ source, ...compact(rest) }));
}

function anyBody(text: string, sources: readonly Source[]): fc.Arbitrary<Body> {
  const cue = answer(anyTarget(text));
  const who = answer(anyAttribution(text, sources));
  const decimal = fc.constantFrom('0', '82', '-3.50', '14407');
  const date = fc.constantFrom('2025-11-23', 'XXXX-11-21', '2024-07', '2024~', '2024/2025');
  const claim = fc.record({
    claimant: who,
    stance: answer(fc.constantFrom(...STANCES)),
    cue,
    statement: answer(words),
    assessment: optional(fc.record({ verdict: fc.constantFrom(...ASSESSMENTS), note: nastyText })),
  });
  const quote = fc.record({
    speaker: who,
    addressee: who,
    cue,
    mode: answer(fc.constantFrom(...QUOTE_MODES)),
    language: answer(fc.constantFrom('es', 'pt-BR', 'sr-Latn-RS')),
  });
  const figure = fc.record({
    bound: answer(fc.constantFrom(...BOUNDS)),
    unit: answer(words),
    counted: answer(words),
    asOf: answer(date),
    cue,
  });
  const amount = fc.oneof(
    fc.record({ value: answer(decimal) }),
    fc.record({ range: answer(fc.record({ low: decimal, high: decimal })) }),
    fc.record({ date: answer(date) }),
  );
  return fc.oneof(
    claim.map((fields): Body => ({ kind: 'claim', ...compact(fields) })),
    quote.map((fields): Body => ({ kind: 'quote', ...compact(fields) })),
    fc.tuple(figure, amount).map(([fields, some]): Body => {
      return { kind: 'figure', ...compact(fields), ...compact(some) };
    }),
  );
}

const anyReview: fc.Arbitrary<Review> = fc
  .record({ by: words, verdict: fc.constantFrom(...VERDICTS), note: nastyText })
  .map((given) => ({ id: freshId(), at: TEST_TIME, of: digestText('an export'), ...given }));

function anyCustom(): fc.Arbitrary<Annotation['custom']> {
  const custom = { desk: optional(words), beat: optional(fc.constantFrom('sea', 'city')) };
  return fc.record(custom).map((given) => compact(given) as Annotation['custom']);
}

function anyAnnotation(article: Article, sources: readonly Source[]): fc.Arbitrary<Annotation> {
  const { text, digest } = article;
  return fc
    .record({
      target: anyTarget(text),
      body: anyBody(text, sources),
      tags: fc.array(words, { maxLength: 2 }),
      note: nastyText,
      status: fc.constantFrom('draft' as const, 'done' as const),
      custom: anyCustom(),
      reviews: fc.array(anyReview, { maxLength: 2 }),
      isLabelled: fc.boolean(),
      areGuessed: fc.boolean(),
      from: fc.record({ derivedFrom: optional(words), externalId: optional(words) }),
    })
    .map(({ target, body, isLabelled, areGuessed, from, ...rest }) => {
      const given = { id: freshAnnotationId(), article: digest, target, kind: body.kind };
      const made = { creator: 'Ada', at: TEST_TIME, scheme: SCHEME };
      const annotation = createAnnotation({ ...given, ...made });
      return {
        ...annotation,
        body,
        ...(isLabelled && { label: `${body.kind}-label` }),
        guessed: areGuessed ? Object.keys(body).filter((field) => field !== 'kind') : [],
        provenance: { ...annotation.provenance, ...compact(from) },
        ...rest,
      };
    });
}

function anyRelations(annotations: readonly Annotation[]): fc.Arbitrary<readonly Relation[]> {
  if (annotations.length < 2) return fc.constant([]);
  const types = DEFAULT_SCHEME.relationTypes.map(({ key }) => key);
  const ends = fc.shuffledSubarray([...annotations], { minLength: 2, maxLength: 2 });
  const relation = fc.tuple(ends, fc.constantFrom(...types)).map(([[from, to], type]): Relation => {
    if (!from || !to) throw new Error('A relation has two ends');
    return { id: freshId(), type, from: from.id, to: to.id, provenance: from.provenance };
  });
  return fc.array(relation, { maxLength: 3 });
}

function anySources(): fc.Arbitrary<readonly Source[]> {
  const source = fc.record({ name: words, aliases: fc.array(words, { maxLength: 2 }) });
  return fc.array(source, { minLength: 1, maxLength: 3 }).map((given) => {
    const sources: Source[] = [];
    // Each speaks through the one before it, so that no chain loops.
    for (const each of given) {
      const via = sources.at(-1)?.id;
      sources.push({ id: freshSourceId(), ...each, ...(via !== undefined && { via }) });
    }
    return sources;
  });
}

/** Everything that an export could be made of: nasty texts, all kinds, targets of every shape. */
export const anyExport: fc.Arbitrary<ExportState> = fc
  .record({
    sources: anySources(),
    texts: fc.uniqueArray(words, { maxLength: 3 }),
    analyst: nastyText,
    includeText: fc.boolean(),
  })
  .chain(({ sources, texts, analyst, includeText }) => {
    const articles = texts.map((text) => {
      const article = anArticle({ text });
      const annotations = fc.array(anyAnnotation(article, sources), { maxLength: 4 });
      return annotations.map((each) => ({ article, annotations: each }));
    });
    return fc
      .tuple(...articles)
      .chain((states) =>
        anyRelations(states.flatMap(({ annotations }) => annotations)).map((relations) =>
          anExport({ scheme: SCHEME, sources, articles: states, relations, analyst, includeText }),
        ),
      );
  });
