import { derivedId } from '../derived-id';
import { isFolder, type CodePath } from './code-paths';
import { toXmlText, xmlElement, xmlList } from './xml-text';

interface Code {
  readonly path: CodePath;
  readonly codes: Map<string, Code>;
}

/** Says what a code means, for who reads the project elsewhere. */
export type Describe = (path: CodePath) => string | undefined;

function codeElement({ path, codes }: Code, describe: Describe): string {
  const description = describe(path);
  const inside = [
    description === undefined ? '' : xmlElement('Description', {}, description),
    ...[...codes.values()].map((code) => codeElement(code, describe)),
  ].join('');
  const attributes = {
    guid: codeId(path),
    name: path.at(-1),
    isCodable: String(!isFolder(path)),
  };
  return xmlElement('Code', attributes, inside === '' ? '' : `\n${inside}`);
}

function codeId(path: CodePath): string {
  return derivedId('refi-qda', 'code', ...path);
}

/** The codes that a project uses, each with its place in the tree. */
export class CodeBook {
  readonly #codes = new Map<string, Code>();

  /** The GUID of a code, which is there from then on; the same path always has the same one. */
  add(names: CodePath): string {
    const [root, ...rest] = names.map(toXmlText);
    if (root === undefined) throw new Error('A code has a name.');
    let path: CodePath = [root];
    let code = this.#at(this.#codes, path);
    for (const name of rest) {
      path = [...path, name];
      code = this.#at(code.codes, path);
    }
    return codeId(path);
  }

  /** The element `CodeBook`; empty where there is no code. `describe` gives XML. */
  toXml(describe: Describe): string {
    const elements = [...this.#codes.values()].map((code) => codeElement(code, describe));
    return xmlList('CodeBook', elements.length === 0 ? [] : [xmlList('Codes', elements)]);
  }

  #at(codes: Map<string, Code>, path: CodePath): Code {
    const name = path.at(-1) ?? '';
    const known = codes.get(name);
    if (known) return known;
    const code = { path, codes: new Map<string, Code>() };
    codes.set(name, code);
    return code;
  }
}
