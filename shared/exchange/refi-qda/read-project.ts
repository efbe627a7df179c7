import type { CodePath } from './code-paths';
import { isDescribed } from './describe-annotation';
import { DIGEST_VARIABLE } from './project-writer';
import { childOf, childrenOf, type XmlElement } from './read-xml';

/** A stretch of a text with its codes, in the unit of the program that wrote it. */
export interface Selection {
  readonly guid: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly codes: readonly CodePath[];
  /** The notes, and of other programs the description, in which they keep comments. */
  readonly note: string;
  readonly creator?: string;
  readonly created?: string;
  readonly modified?: string;
}

/** A text of a project; `content` where the project itself holds it. */
export interface TextSource {
  readonly guid: string;
  readonly name: string;
  readonly path: string;
  readonly content?: string;
  /** Values of variables by the names of the variables. */
  readonly values: Readonly<Record<string, string>>;
  readonly note: string;
  readonly selections: readonly Selection[];
}

export interface Link {
  readonly guid: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** What we read of a project; sources other than texts are counted. */
export interface Project {
  readonly origin: string;
  readonly sources: readonly TextSource[];
  readonly links: readonly Link[];
  readonly unread: readonly { readonly place: string; readonly reason: string }[];
}

interface Names {
  readonly users: ReadonlyMap<string, string>;
  readonly codes: ReadonlyMap<string, CodePath>;
  readonly variables: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<string, string>;
}

/** The text of a file of the project by its path in it (`internal://….txt`). */
export type TextAt = (path: string) => string | undefined;

type Unread = Project['unread'][number];

const WHOLE = /^\d{1,15}$/;

/** Programs write GUIDs in either case, with braces or without. */
function guidOf(written: string | undefined): string {
  return (written ?? '').replace(/^\{(.*)\}$/, '$1').toLowerCase();
}

function attribute({ attributes }: XmlElement, name: string): string {
  return Object.hasOwn(attributes, name) ? (attributes[name] ?? '') : '';
}

function targetOf(element: XmlElement | undefined): string {
  return element ? guidOf(attribute(element, 'targetGUID')) : '';
}

function* codePaths(
  parent: XmlElement | undefined,
  above: readonly string[] = [],
): Generator<[string, CodePath]> {
  for (const code of childrenOf(parent, 'Code')) {
    const [first = '', ...rest] = [...above, attribute(code, 'name')];
    const path: CodePath = [first, ...rest];
    yield [guidOf(attribute(code, 'guid')), path];
    yield* codePaths(code, path);
  }
}

function namesIn(parent: XmlElement | undefined, name: string): ReadonlyMap<string, string> {
  return new Map(
    childrenOf(parent, name).map((each) => [
      guidOf(attribute(each, 'guid')),
      attribute(each, 'name') || attribute(each, 'id'),
    ]),
  );
}

function notesOf(project: XmlElement): readonly XmlElement[] {
  return childrenOf(childOf(project, 'Notes'), 'Note');
}

function readNames(project: XmlElement, textAt: TextAt): Names {
  return {
    users: namesIn(childOf(project, 'Users'), 'User'),
    codes: new Map(codePaths(childOf(childOf(project, 'CodeBook'), 'Codes'))),
    variables: namesIn(childOf(project, 'Variables'), 'Variable'),
    notes: new Map(
      notesOf(project).map((note) => [
        guidOf(attribute(note, 'guid')),
        childOf(note, 'PlainTextContent')?.text ?? textAt(attribute(note, 'plainTextPath')) ?? '',
      ]),
    ),
  };
}

/** What elements are told in words: by their notes, and by a description that is not ours. */
function notedIn(
  elements: readonly XmlElement[],
  { notes }: Names,
  isOwn: (description: string) => boolean,
): string {
  const descriptions = elements.map((each) => childOf(each, 'Description')?.text ?? '');
  const noted = elements
    .flatMap((each) => childrenOf(each, 'NoteRef'))
    .map((ref) => notes.get(targetOf(ref)) ?? '');
  const described = descriptions.filter((each) => each.trim() !== '' && !isOwn(each));
  return [...described, ...noted.filter((each) => each !== '')].join('\n');
}

/** The notes that `readProject` passes over: those without a text, and those of other things. */
function unreadNotes(project: XmlElement, { notes }: Names): readonly Unread[] {
  const texts = childrenOf(childOf(project, 'Sources'), 'TextSource');
  const selections = texts.flatMap((text) => childrenOf(text, 'PlainTextSelection'));
  const codings = selections.flatMap((each) => childrenOf(each, 'Coding'));
  const refs = [...texts, ...selections, ...codings].flatMap((each) => childrenOf(each, 'NoteRef'));
  const used = new Set(refs.map(targetOf));
  return notesOf(project).flatMap((note): Unread[] => {
    const place = guidOf(attribute(note, 'guid'));
    if (!used.has(place)) return [{ place, reason: 'is no note of a text or a selection' }];
    return notes.get(place) === '' ? [{ place, reason: 'is a note without a plain text' }] : [];
  });
}

function readSelection(
  element: XmlElement,
  names: Names,
  isOwn: (description: string) => boolean,
): Selection | null {
  const [start, end] = [attribute(element, 'startPosition'), attribute(element, 'endPosition')];
  if (!WHOLE.test(start) || !WHOLE.test(end)) return null;
  const codings = childrenOf(element, 'Coding');
  const creator = names.users.get(guidOf(attribute(element, 'creatingUser')));
  const created = attribute(element, 'creationDateTime');
  const modified = attribute(element, 'modifiedDateTime');
  return {
    guid: guidOf(attribute(element, 'guid')),
    name: attribute(element, 'name'),
    start: Number(start),
    end: Number(end),
    codes: codings.flatMap((coding) => {
      const path = names.codes.get(targetOf(childOf(coding, 'CodeRef')));
      return path ? [path] : [];
    }),
    note: notedIn([element, ...codings], names, isOwn),
    ...(creator !== undefined && { creator }),
    ...(created !== '' && { created }),
    ...(modified !== '' && { modified }),
  };
}

function valuesOf(source: XmlElement, names: Names): Readonly<Record<string, string>> {
  const entries = childrenOf(source, 'VariableValue').flatMap((each): [string, string][] => {
    const name = names.variables.get(targetOf(childOf(each, 'VariableRef')));
    const text = childOf(each, 'TextValue')?.text;
    return name === undefined || text === undefined ? [] : [[name, text]];
  });
  return Object.fromEntries(entries);
}

function readSource(
  element: XmlElement,
  names: Names,
): { readonly source: TextSource; readonly unread: readonly Unread[] } {
  const unread: Unread[] = [];
  const values = valuesOf(element, names);
  // Beside our own texts, descriptions of ours repeat answers for people to read.
  const isOurs = Object.hasOwn(values, DIGEST_VARIABLE);
  const isOwn = (description: string): boolean => isOurs && isDescribed(description);
  const selections = childrenOf(element, 'PlainTextSelection').flatMap((each): Selection[] => {
    const selection = readSelection(each, names, isOwn);
    if (selection) return [selection];
    const place = guidOf(attribute(each, 'guid'));
    unread.push({ place, reason: 'has no positions that are whole numbers' });
    return [];
  });
  const content = childOf(element, 'PlainTextContent')?.text;
  const source: TextSource = {
    guid: guidOf(attribute(element, 'guid')),
    name: attribute(element, 'name'),
    path: attribute(element, 'plainTextPath'),
    ...(content !== undefined && { content }),
    values,
    note: notedIn([element], names, () => false),
    selections,
  };
  return { source, unread };
}

/** Reads the root element of `project.qde`; `textAt` gives the texts of notes that lie beside it. */
export function readProject(project: XmlElement, textAt: TextAt): Project {
  const names = readNames(project, textAt);
  const unread: Unread[] = [];
  const elements = childOf(project, 'Sources')?.children ?? [];
  const sources = elements.flatMap((element): TextSource[] => {
    if (element.name !== 'TextSource') {
      const place = guidOf(attribute(element, 'guid'));
      unread.push({ place, reason: `is no text, but a ${element.name}` });
      return [];
    }
    const read = readSource(element, names);
    unread.push(...read.unread);
    return [read.source];
  });
  unread.push(...unreadNotes(project, names));
  const links = childrenOf(childOf(project, 'Links'), 'Link').map((link) => ({
    guid: guidOf(attribute(link, 'guid')),
    name: attribute(link, 'name'),
    from: guidOf(attribute(link, 'originGUID')),
    to: guidOf(attribute(link, 'targetGUID')),
  }));
  return { origin: attribute(project, 'origin'), sources, links, unread };
}
