import { digestText } from '../article/digest';
import { createOffsetMap } from '../article/offsets';
import { isNoValue } from '../annotation/answer';
import type { Answer } from '../annotation/body';
import type { Digest } from '../article/article';
import { joinedText } from './annotation-part';
import type { FileAnnotation, FileArticle, FileAttribution, FileTarget } from './export-file';
import { pointer, quoted, type Fault } from './fault';
import { verifyFragments, type KnownText } from './verify-fragments';

/** A part of an annotation's attributes with its name. */
export interface Named<T> {
  readonly name: string;
  readonly value: T;
}

function present<T>(name: string, answer: Answer<T> | undefined): Named<T>[] {
  if (answer === undefined || isNoValue(answer)) return [];
  return [{ name, value: answer }];
}

/** Whom an annotation credits, by the name of the attribute. */
export function attributionsOf(annotation: FileAnnotation): readonly Named<FileAttribution>[] {
  switch (annotation.kind) {
    case 'claim':
      return present('claimant', annotation.attributes.claimant);
    case 'quote':
      return [
        ...present('speaker', annotation.attributes.speaker),
        ...present('addressee', annotation.attributes.addressee),
      ];
    case 'figure':
      return [];
  }
}

/** Every target of an annotation with its place; the first is the annotation itself. */
export function* targetsOf(
  annotation: FileAnnotation,
  path: string,
): Generator<[string, FileTarget]> {
  const attributes = pointer(path, 'attributes');
  yield [path, annotation];
  for (const { name, value } of present('cue', annotation.attributes.cue)) {
    yield [pointer(attributes, name), value];
  }
  for (const { name, value } of attributionsOf(annotation)) {
    if (value.mention) yield [pointer(attributes, name, 'mention'), value.mention];
  }
}

function* verifyAnnotation(
  annotation: FileAnnotation,
  article: FileArticle,
  known: KnownText | null,
  path: string,
): Generator<Fault> {
  for (const [place, { fragments }] of targetsOf(annotation, path)) {
    yield* verifyFragments(fragments, article.length, known, pointer(place, 'fragments'));
  }
  const joined = joinedText(annotation.fragments);
  if (annotation.text !== joined) {
    yield {
      path: pointer(path, 'text'),
      message: `is ${quoted(annotation.text)}, but the fragments say ${quoted(joined)}`,
    };
  }
  for (const [index, name] of annotation.guessed.entries()) {
    if (name in annotation.attributes) continue;
    yield {
      path: pointer(path, 'guessed', index),
      message: `is no attribute given: ${quoted(name)}`,
    };
  }
}

function* verifyText(article: FileArticle, known: KnownText, path: string): Generator<Fault> {
  const { text, offsets } = known;
  if (!text.isWellFormed()) {
    yield { path: pointer(path, 'text'), message: 'has a lone surrogate' };
  }
  const digest = digestText(text);
  if (digest !== article.digest) {
    yield { path: pointer(path, 'digest'), message: 'is not the sha-256 of the text' };
    yield {
      path: pointer(path, 'text'),
      message: `has the sha-256 ${digest}, not ${article.digest}`,
    };
  }
  const { codePoints, codeUnits } = article.length;
  if (codePoints !== offsets.points) {
    yield {
      path: pointer(path, 'length', 'codePoints'),
      message: `is ${codePoints}, but the text has ${offsets.points}`,
    };
  }
  if (codeUnits !== offsets.units) {
    yield {
      path: pointer(path, 'length', 'codeUnits'),
      message: `is ${codeUnits}, but the text has ${offsets.units}`,
    };
  }
}

/** The text that proves an article: its own, else one found elsewhere by its digest. */
export function knownTextOf(
  article: FileArticle,
  textOf: ((digest: Digest) => string | undefined) | undefined,
): KnownText | null {
  const text = article.text ?? textOf?.(article.digest);
  return text === undefined ? null : { text, offsets: createOffsetMap(text) };
}

/** Proves one article and everything said of it, as far as the text is known. */
export function* verifyArticle(
  article: FileArticle,
  known: KnownText | null,
  path: string,
): Generator<Fault> {
  if (known) yield* verifyText(article, known, path);
  // Positions are held against the real text even where the stated length is wrong.
  const length = known
    ? { codePoints: known.offsets.points, codeUnits: known.offsets.units }
    : article.length;
  for (const [index, annotation] of article.annotations.entries()) {
    const place = pointer(path, 'annotations', index);
    yield* verifyAnnotation(annotation, { ...article, length }, known, place);
  }
}
