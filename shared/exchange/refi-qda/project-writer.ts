import type { ArticleMeta } from '../../article/article';
import { derivedId } from '../derived-id';
import type { FileAnnotation } from '../export-file';
import type { ArticleParts } from '../foreign/article-parts';
import { metaFields } from '../foreign/article-meta';
import { FRAGMENT_RELATION } from '../foreign/join-fragments';
import type { EntryPiece, ExportHead } from '../format';
import { attributionsOf } from '../verify-article';
import { CodeBook } from './code-book';
import { codePathsOf, type CodePath } from './code-paths';
import { describeAnnotation } from './describe-annotation';
import type { LineFeedText } from './line-feed-text';
import { escapeXml, toXmlText, xmlElement, xmlList } from './xml-text';

/** A fragment of an annotation as it is written, in code points of the line feed text. */
export interface WrittenFragment {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
}

/** Variables of a text beside those of its appearance: what its original is made of. */
export const DIGEST_VARIABLE = 'sha-256';
export const LINE_ENDS_VARIABLE = 'line ends';
export const REPLACED_VARIABLE = 'replaced characters';

const VARIABLES = [
  ...(['outlet', 'author', 'url', 'published', 'language', 'note'] satisfies (keyof ArticleMeta)[]),
  ...[DIGEST_VARIABLE, LINE_ENDS_VARIABLE, REPLACED_VARIABLE],
] as const;

const XML_TIME = /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const NAMESPACE = 'urn:QDA-XML:project:1.0';
/** Code points of a selection's words that are its name. */
const LONGEST_NAME = 60;

function id(...names: readonly [string, ...string[]]): string {
  return derivedId('refi-qda', ...names);
}

/** A time as the schema wants it; nothing where it is none. */
export function xmlTime(time: string): string | undefined {
  return XML_TIME.test(time) ? time : undefined;
}

/** The GUID of a fragment: the first one has the annotation's own. */
export function selectionId(annotation: FileAnnotation, index: number): string {
  return index === 0 ? annotation.id : id('fragment', annotation.id, String(index));
}

function nameOf(exact: string): string {
  const points = [...exact.slice(0, 2 * LONGEST_NAME)].slice(0, LONGEST_NAME).join('');
  return points.length < exact.length ? `${points}…` : exact;
}

/** Gathers a project while articles come by; only its texts can be written before all are known. */
export class ProjectWriter {
  readonly #head: ExportHead;
  readonly #sourceNames: ReadonlyMap<string, string>;
  readonly #codes = new CodeBook();
  readonly #users = new Map<string, string>();
  readonly #variables = new Set<string>();
  readonly #selectionsBySource = new Map<string, Set<string>>();
  readonly #sources: string[] = [];
  readonly #notes: string[] = [];
  readonly #links: string[] = [];

  constructor(head: ExportHead) {
    this.#head = head;
    this.#sourceNames = new Map(head.sources.map(({ id: source, name }) => [source, name]));
  }

  /** Adds an article; `fragmentsOf` gives what is written of each annotation's fragments. */
  addArticle(
    { state, annotations }: ArticleParts,
    written: LineFeedText,
    fragmentsOf: (annotation: FileAnnotation) => readonly WrittenFragment[],
  ): EntryPiece {
    const { digest, appearances } = state.article;
    const guid = id('source', digest);
    const meta: Readonly<Record<string, string>> = metaFields(appearances[0]);
    const values: Readonly<Record<string, string | undefined>> = {
      ...meta,
      [DIGEST_VARIABLE]: digest,
      [LINE_ENDS_VARIABLE]: written.lineEnds,
      [REPLACED_VARIABLE]: written.replaced,
    };
    const inside = [
      ...annotations.flatMap((each) => this.#selections(each, fragmentsOf(each))),
      ...VARIABLES.map((name) => this.#variableValue(name, values[name])),
    ].join('');
    const name = toXmlText(appearances[0].meta.title) || digest;
    const attributes = { guid, name, plainTextPath: `internal://${guid}.txt` };
    this.#sources.push(xmlElement('TextSource', attributes, `\n${inside}`));
    return { entry: `sources/${guid}.txt`, text: written.text };
  }

  /** The whole of `project.qde`. */
  *pieces(): Generator<EntryPiece> {
    const entry = 'project.qde';
    const { tool, analyst, exportedAt, relations, sources } = this.#head;
    const user = this.#user(analyst);
    const start = xmlElement('Project', {
      name: `${tool.name} ${exportedAt}`,
      origin: `${tool.name} ${tool.version}`,
      creatingUserGUID: user,
      creationDateTime: xmlTime(exportedAt),
      xmlns: NAMESPACE,
    }).replace('/>', '>');
    yield { entry, text: `<?xml version="1.0" encoding="utf-8"?>\n${start}` };
    const users = [...this.#users].map(([name, guid]) => xmlElement('User', { guid, name }));
    yield {
      entry,
      text: xmlList('Users', users) + this.#codes.toXml((path) => this.#meaning(path)),
    };
    const variables = [...this.#variables].map((name) =>
      xmlElement('Variable', { guid: id('variable', name), name, typeOfVariable: 'Text' }),
    );
    const cases = sources.map(({ id: guid, name }) =>
      xmlElement('Case', { guid, name }, [...(this.#selectionsBySource.get(guid) ?? [])].join('')),
    );
    yield { entry, text: xmlList('Variables', variables) + xmlList('Cases', cases) };
    yield* this.#listPieces(entry, 'Sources', this.#sources);
    yield* this.#listPieces(entry, 'Notes', this.#notes);
    const related = relations.map(({ id: guid, type, from, to }) =>
      this.#link(guid, type, from, to),
    );
    yield* this.#listPieces(entry, 'Links', [...this.#links, ...related]);
    yield { entry, text: '</Project>\n' };
  }

  *#listPieces(entry: string, name: string, elements: readonly string[]): Generator<EntryPiece> {
    if (elements.length === 0) return;
    yield { entry, text: `<${name}>\n` };
    for (const text of elements) yield { entry, text };
    yield { entry, text: `</${name}>\n` };
  }

  #meaning([root, label, ...deeper]: CodePath): string | undefined {
    if (label === undefined || deeper.length > 0) return undefined;
    const { labels } = this.#head.scheme;
    const known = labels.find(({ key, kind }) => key === label && kind === root);
    return known && escapeXml(known.name);
  }

  #user(name: string): string {
    const guid = id('user', name);
    this.#users.set(name, guid);
    return guid;
  }

  #variableValue(name: string, value: string | undefined): string {
    if (value === undefined) return '';
    this.#variables.add(name);
    const ref = xmlElement('VariableRef', { targetGUID: id('variable', name) });
    return xmlElement('VariableValue', {}, ref + xmlElement('TextValue', {}, escapeXml(value)));
  }

  #link(guid: string, name: string, originGUID: string, targetGUID: string): string {
    return xmlElement('Link', { guid, name, direction: 'OneWay', originGUID, targetGUID });
  }

  #note(annotation: FileAnnotation, creatingUser: string): string {
    if (annotation.note === '') return '';
    const guid = id('note', annotation.id);
    const content = xmlElement('PlainTextContent', {}, escapeXml(annotation.note));
    this.#notes.push(xmlElement('Note', { guid, name: 'note', creatingUser }, content));
    return xmlElement('NoteRef', { targetGUID: guid });
  }

  #selections(
    annotation: FileAnnotation,
    fragments: readonly WrittenFragment[],
  ): readonly string[] {
    const { created, modified, creator } = annotation.provenance;
    const creatingUser = this.#user(creator);
    const creationDateTime = xmlTime(created);
    const codes = codePathsOf(annotation).map((path) => this.#codes.add(path));
    const said = describeAnnotation(annotation, this.#sourceNames);
    const note = this.#note(annotation, creatingUser);
    for (const { value } of attributionsOf(annotation)) this.#credit(value.source, annotation.id);
    return fragments.map(({ start, end, exact }, index) => {
      const guid = selectionId(annotation, index);
      if (index > 0) {
        const before = selectionId(annotation, index - 1);
        this.#links.push(this.#link(id('link', guid), FRAGMENT_RELATION, before, guid));
      }
      const codings = codes.map((targetGUID, at) =>
        xmlElement(
          'Coding',
          { guid: id('coding', guid, String(at)), creatingUser, creationDateTime },
          xmlElement('CodeRef', { targetGUID }),
        ),
      );
      const description = said === '' ? '' : xmlElement('Description', {}, escapeXml(said));
      const place = { startPosition: String(start), endPosition: String(end) };
      return xmlElement(
        'PlainTextSelection',
        {
          ...{ guid, name: nameOf(exact), ...place, creatingUser, creationDateTime },
          modifiedDateTime: xmlTime(modified),
        },
        `\n${description}${codings.join('')}${index === 0 ? note : ''}`,
      );
    });
  }

  #credit(source: string, annotation: string): void {
    const refs = this.#selectionsBySource.get(source) ?? new Set();
    refs.add(xmlElement('SelectionRef', { targetGUID: annotation }));
    this.#selectionsBySource.set(source, refs);
  }
}
