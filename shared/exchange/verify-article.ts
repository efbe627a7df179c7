import { isNoValue } from '../annotation/answer';
import type { Answer } from '../annotation/body';
import type { Digest } from '../article/article';
import type { Digester } from '../article/digest';
import { joinedText } from './annotation-part';
import type { FileAnnotation, FileArticle, FileAttribution, FileTarget } from './export-file';
import { pointer, quoted, type Fault } from './fault';
import { fileTextOf, type FileText, type KnownText } from './file-text';
import { areProved, verifyFragments } from './verify-fragments';

/** A part of an annotation's attributes with its name. */
export interface Named<T> {
  readonly name: string;
  readonly value: T;
}

function valueOf<T extends object>(answer: Answer<T> | undefined): T | null {
  return answer === undefined || isNoValue(answer) ? null : answer;
}

function named<T extends object>(name: string, answer: Answer<T> | undefined): readonly Named<T>[] {
  const value = valueOf(answer);
  return value ? [{ name, value }] : [];
}

/** Whom an annotation credits, by the name of the attribute. */
export function attributionsOf(annotation: FileAnnotation): readonly Named<FileAttribution>[] {
  switch (annotation.kind) {
    case 'claim':
      return named('claimant', annotation.attributes.claimant);
    case 'quote': {
      const { speaker, addressee } = annotation.attributes;
      return [...named('speaker', speaker), ...named('addressee', addressee)];
    }
    case 'figure':
      return [];
  }
}

/** Every target of an annotation, by its place from there; the first is the annotation itself. */
export function targetsOf(annotation: FileAnnotation): readonly Named<FileTarget>[] {
  const targets: Named<FileTarget>[] = [{ name: '', value: annotation }];
  const cue = valueOf(annotation.attributes.cue);
  if (cue) targets.push({ name: '/attributes/cue', value: cue });
  for (const { name, value } of attributionsOf(annotation)) {
    const { mention } = value;
    if (mention) targets.push({ name: `/attributes/${name}/mention`, value: mention });
  }
  return targets;
}

function areGiven(guessed: readonly string[], attributes: object): boolean {
  return guessed.every((name) => name in attributes);
}

/** Whether `verifyAnnotation` would find nothing. */
function isProved(annotation: FileAnnotation, known: KnownText): boolean {
  const { text, fragments, guessed, attributes } = annotation;
  return (
    targetsOf(annotation).every(({ value }) => areProved(value.fragments, known)) &&
    text === joinedText(fragments) &&
    areGiven(guessed, attributes)
  );
}

function* verifyAnnotation(
  annotation: FileAnnotation,
  article: FileArticle,
  known: KnownText | null,
  path: string,
): Generator<Fault> {
  for (const { name, value } of targetsOf(annotation)) {
    const place = pointer(path + name, 'fragments');
    yield* verifyFragments(value.fragments, article.length, known, place);
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

function* verifyText(article: FileArticle, known: FileText, path: string): Generator<Fault> {
  const { text, offsets, digest } = known;
  if (!text.isWellFormed()) {
    yield { path: pointer(path, 'text'), message: 'has a lone surrogate' };
  }
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
  digest?: Digester,
): FileText | null {
  const text = article.text ?? textOf?.(article.digest);
  return text === undefined ? null : fileTextOf(article, text, digest);
}

/** Proves one article and everything said of it, as far as the text is known. */
export function* verifyArticle(
  article: FileArticle,
  known: FileText | null,
  path: string,
): Generator<Fault> {
  if (known) yield* verifyText(article, known, path);
  // Positions are held against the real text even where the stated length is wrong.
  const length = known
    ? { codePoints: known.offsets.points, codeUnits: known.offsets.units }
    : article.length;
  const stated = { ...article, length };
  for (const [index, annotation] of article.annotations.entries()) {
    if (known && isProved(annotation, known)) continue;
    yield* verifyAnnotation(annotation, stated, known, pointer(path, 'annotations', index));
  }
}
