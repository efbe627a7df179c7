import type { CodePath } from './code-paths';
import { childOf, childrenOf, type XmlElement } from './read-xml';

/** A stretch of a text with its codes, in the unit of the program that wrote it. */
export interface Selection {
  readonly guid: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly codes: readonly CodePath[];
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

function readNames(project: XmlElement): Names {
  const notes = childrenOf(childOf(project, 'Notes'), 'Note');
  return {
    users: namesIn(childOf(project, 'Users'), 'User'),
    codes: new Map(codePaths(childOf(childOf(project, 'CodeBook'), 'Codes'))),
    variables: namesIn(childOf(project, 'Variables'), 'Variable'),
    notes: new Map(
      notes.map((note) => [
        guidOf(attribute(note, 'guid')),
        childOf(note, 'PlainTextContent')?.text ?? '',
      ]),
    ),
  };
}

function readSelection(element: XmlElement, names: Names): Selection | null {
  const [start, end] = [attribute(element, 'startPosition'), attribute(element, 'endPosition')];
  if (!WHOLE.test(start) || !WHOLE.test(end)) return null;
  const codings = childrenOf(element, 'Coding');
  const notes = childrenOf(element, 'NoteRef').map((ref) => names.notes.get(targetOf(ref)) ?? '');
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
    note: notes.filter((note) => note !== '').join('\n'),
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

/** Reads the root element of `project.qde`. */
export function readProject(project: XmlElement): Project {
  const names = readNames(project);
  const unread: { place: string; reason: string }[] = [];
  const elements = childOf(project, 'Sources')?.children ?? [];
  const sources = elements.flatMap((element): TextSource[] => {
    const guid = guidOf(attribute(element, 'guid'));
    if (element.name !== 'TextSource') {
      unread.push({ place: guid, reason: `is no text, but a ${element.name}` });
      return [];
    }
    const content = childOf(element, 'PlainTextContent')?.text;
    const selections = childrenOf(element, 'PlainTextSelection').flatMap((each): Selection[] => {
      const selection = readSelection(each, names);
      if (selection) return [selection];
      const place = guidOf(attribute(each, 'guid'));
      unread.push({ place, reason: 'has no positions that are whole numbers' });
      return [];
    });
    return [
      {
        guid,
        name: attribute(element, 'name'),
        path: attribute(element, 'plainTextPath'),
        ...(content !== undefined && { content }),
        values: valuesOf(element, names),
        selections,
      },
    ];
  });
  const links = childrenOf(childOf(project, 'Links'), 'Link').map((link) => ({
    guid: guidOf(attribute(link, 'guid')),
    name: attribute(link, 'name'),
    from: guidOf(attribute(link, 'originGUID')),
    to: guidOf(attribute(link, 'targetGUID')),
  }));
  return { origin: attribute(project, 'origin'), sources, links, unread };
}
