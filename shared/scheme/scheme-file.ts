import { fail, ok, type Result } from '../base/result';
import type { SchemeFault } from './check-scheme';
import {
  KINDS,
  type AttributeDefinition,
  type Kind,
  type LabelDefinition,
  type RelationTypeDefinition,
  type Scheme,
} from './scheme';

/** What a scheme's own file says that it is. */
export const SCHEME_FORMAT = 'verbatim-scheme';

/** The version of the file's form, not of the scheme in it. */
export const SCHEME_FORMAT_VERSION = 1;

/** A scheme as the text of a file: pretty JSON, keys in a fixed order, with a final newline. */
export function writeSchemeFile(scheme: Scheme): string {
  const { id, version, labels, attributes, relationTypes, guideline } = scheme;
  const file = {
    format: SCHEME_FORMAT,
    version: SCHEME_FORMAT_VERSION,
    scheme: {
      id,
      version,
      labels: labels.map(labelPart),
      attributes: attributes.map(attributePart),
      relationTypes: relationTypes.map(({ key, name }) => ({ key, name })),
      guideline,
    },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function labelPart({ key, name, kind, color, shortcut }: LabelDefinition): LabelDefinition {
  return {
    key,
    name,
    kind,
    ...(color !== undefined && { color }),
    ...(shortcut !== undefined && { shortcut }),
  };
}

function attributePart({ key, name, kinds, values }: AttributeDefinition): AttributeDefinition {
  return { key, name, kinds: [...kinds], ...(values !== undefined && { values: [...values] }) };
}

type Parsed<T> = Result<T, SchemeFault>;
type Fields = Readonly<Record<string, unknown>>;

function refused(path: string, reason: string): Parsed<never> {
  return fail({ path, reason });
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseObject(value: unknown, path: string, known: readonly string[]): Parsed<Fields> {
  if (!isFields(value)) return refused(path, 'must be an object');
  const strange = Object.keys(value).find((key) => !known.includes(key));
  if (strange !== undefined) return refused(`${path}/${strange}`, 'is not known');
  return ok(value);
}

function parseText(value: unknown, path: string): Parsed<string> {
  if (typeof value !== 'string') return refused(path, 'must be a text');
  return value.isWellFormed() ? ok(value) : refused(path, 'holds half a character');
}

function parseList<T>(
  value: unknown,
  path: string,
  parseItem: (item: unknown, path: string) => Parsed<T>,
): Parsed<readonly T[]> {
  if (!Array.isArray(value)) return refused(path, 'must be a list');
  const items: T[] = [];
  for (const [index, item] of value.entries()) {
    const parsed = parseItem(item, `${path}/${index}`);
    if (!parsed.ok) return parsed;
    items.push(parsed.value);
  }
  return ok(items);
}

function parseKind(value: unknown, path: string): Parsed<Kind> {
  const kind = KINDS.find((known) => known === value);
  return kind ? ok(kind) : refused(path, `must be one of ${KINDS.join(', ')}`);
}

function parseRelationType(value: unknown, path: string): Parsed<RelationTypeDefinition> {
  return parseNamed(value, path, ['key', 'name']);
}

function parseNamed(
  value: unknown,
  path: string,
  known: readonly string[],
): Parsed<{ readonly key: string; readonly name: string }> {
  const fields = parseObject(value, path, known);
  if (!fields.ok) return fields;
  const key = parseText(fields.value['key'], `${path}/key`);
  if (!key.ok) return key;
  const name = parseText(fields.value['name'], `${path}/name`);
  return name.ok ? ok({ key: key.value, name: name.value }) : name;
}

function parseOptional<T>(
  value: unknown,
  path: string,
  parse: (value: unknown, path: string) => Parsed<T>,
): Parsed<T | undefined> {
  return value === undefined ? ok(undefined) : parse(value, path);
}

function parseLabel(value: unknown, path: string): Parsed<LabelDefinition> {
  const named = parseNamed(value, path, ['key', 'name', 'kind', 'color', 'shortcut']);
  if (!named.ok) return named;
  const fields: Fields = isFields(value) ? value : {};
  const kind = parseKind(fields['kind'], `${path}/kind`);
  if (!kind.ok) return kind;
  const color = parseOptional(fields['color'], `${path}/color`, parseText);
  if (!color.ok) return color;
  const shortcut = parseOptional(fields['shortcut'], `${path}/shortcut`, parseText);
  if (!shortcut.ok) return shortcut;
  return ok({
    ...named.value,
    kind: kind.value,
    ...(color.value !== undefined && { color: color.value }),
    ...(shortcut.value !== undefined && { shortcut: shortcut.value }),
  });
}

function parseAttribute(value: unknown, path: string): Parsed<AttributeDefinition> {
  const named = parseNamed(value, path, ['key', 'name', 'kinds', 'values']);
  if (!named.ok) return named;
  const fields: Fields = isFields(value) ? value : {};
  const kinds = parseList(fields['kinds'], `${path}/kinds`, parseKind);
  if (!kinds.ok) return kinds;
  const values = parseOptional(fields['values'], `${path}/values`, (list, at) =>
    parseList(list, at, parseText),
  );
  if (!values.ok) return values;
  return ok({
    ...named.value,
    kinds: kinds.value,
    ...(values.value !== undefined && { values: values.value }),
  });
}

const SCHEME_KEYS = ['id', 'version', 'labels', 'attributes', 'relationTypes', 'guideline'];

function parseScheme(value: unknown, path: string): Parsed<Scheme> {
  const fields = parseObject(value, path, SCHEME_KEYS);
  if (!fields.ok) return fields;
  const { id, version, labels, attributes, relationTypes, guideline } = fields.value;
  const name = parseText(id, `${path}/id`);
  if (!name.ok) return name;
  if (typeof version !== 'number') return refused(`${path}/version`, 'must be a number');
  const parsedLabels = parseList(labels, `${path}/labels`, parseLabel);
  if (!parsedLabels.ok) return parsedLabels;
  const parsedAttributes = parseList(attributes, `${path}/attributes`, parseAttribute);
  if (!parsedAttributes.ok) return parsedAttributes;
  const types = parseList(relationTypes, `${path}/relationTypes`, parseRelationType);
  if (!types.ok) return types;
  const text = parseText(guideline, `${path}/guideline`);
  if (!text.ok) return text;
  return ok({
    id: name.value,
    version,
    labels: parsedLabels.value,
    attributes: parsedAttributes.value,
    relationTypes: types.value,
    guideline: text.value,
  });
}

/**
 * Reads what the JSON of a scheme file holds. Whether the scheme makes sense in a library is for
 * `checkScheme` to say.
 */
export function readSchemeFile(json: unknown): Result<Scheme, SchemeFault> {
  const file = parseObject(json, '', ['format', 'version', 'scheme']);
  if (!file.ok) return file;
  if (file.value['format'] !== SCHEME_FORMAT) return refused('/format', 'is not a scheme’s');
  if (file.value['version'] !== SCHEME_FORMAT_VERSION) {
    return refused('/version', `is not ${SCHEME_FORMAT_VERSION}, which is all that is read here`);
  }
  return parseScheme(file.value['scheme'], '/scheme');
}
