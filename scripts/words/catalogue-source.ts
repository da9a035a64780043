import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  type ArrowFunctionExpression,
  type Expression,
  type Node,
  type ObjectProperty,
  parseSync,
} from 'oxc-parser';

/** What a file takes from another. */
interface Import {
  /** Absolute. */
  readonly path: string;
  /** As the file says it. */
  readonly from: string;
  readonly name: string;
}

/** A file of a catalogue as it was read. */
export interface Source {
  readonly path: string;
  /** The catalogue's name, that of its file: `visitor`. */
  readonly name: string;
  readonly text: string;
  /** What the file gives names to at its top. */
  readonly constants: ReadonlyMap<string, Expression>;
  readonly imports: ReadonlyMap<string, Import>;
  readonly exported: readonly string[];
}

/** An expression and the file that it stands in. */
export interface Placed<T = Expression> {
  readonly node: T;
  readonly source: Source;
}

/** Reads catalogues, each once. */
export class Sources {
  readonly #read = new Map<string, Source | null>();

  /** Null where there is no such file, or it is none of ours. Throws where it does not parse. */
  at(path: string): Source | null {
    const known = this.#read.get(path);
    if (known !== undefined) return known;
    const source = path.endsWith('.ts') && existsSync(path) ? parsed(path) : null;
    this.#read.set(path, source);
    return source;
  }

  /** What a name or a path of names (`page.title`) stands for; null where it is no constant. */
  resolved({ node, source }: Placed): Placed | null {
    const bare = unwrapped(node);
    if (bare.type === 'Identifier') {
      const own = source.constants.get(bare.name);
      if (own) return { node: own, source };
      const from = source.imports.get(bare.name);
      const other = from && this.at(from.path);
      const constant = other?.constants.get(from?.name ?? '');
      return other && constant ? { node: constant, source: other } : null;
    }
    if (bare.type !== 'MemberExpression' || bare.computed) return null;
    if (bare.property.type !== 'Identifier') return null;
    const object = this.resolved({ node: bare.object, source });
    return object && this.property(object, bare.property.name);
  }

  /** What an object has by a name, or an array at a place; null where it has nothing there. */
  property(object: Placed, name: string): Placed | null {
    const bare = unwrapped(object.node);
    if (bare.type === 'Identifier' || bare.type === 'MemberExpression') {
      const meant = this.resolved(object);
      return meant && this.property(meant, name);
    }
    if (bare.type === 'ArrayExpression') {
      const element = bare.elements[Number(name)];
      const isOne = element && element.type !== 'SpreadElement';
      return isOne ? { node: element, source: object.source } : null;
    }
    if (bare.type !== 'ObjectExpression') return null;
    for (const one of [...bare.properties].reverse()) {
      if (one.type === 'SpreadElement') {
        const spread = this.resolved({ node: one.argument, source: object.source });
        const found = spread && this.property(spread, name);
        if (found) return found;
      } else if (propertyName(one) === name) return { node: one.value, source: object.source };
    }
    return null;
  }
}

/** An expression without what says its type alone. */
export function unwrapped(node: Expression): Expression {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'ParenthesizedExpression':
      return unwrapped(node.expression);
    default:
      return node;
  }
}

/** The name of a property that has one. */
export function propertyName({
  key,
  computed,
}: Pick<ObjectProperty, 'key' | 'computed'>): string | null {
  if (computed) return null;
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' ? String(key.value) : null;
}

/** The name of a parameter, or the names of the elements that it takes apart. */
export type ParameterName = string | readonly string[];

export function parameterNames(fn: ArrowFunctionExpression): ParameterName[] {
  return fn.params.map((one) => {
    const bare = one.type === 'AssignmentPattern' ? one.left : one;
    if (bare.type === 'ArrayPattern') {
      return bare.elements.map((element) => (element?.type === 'Identifier' ? element.name : ''));
    }
    return bare.type === 'Identifier' ? bare.name : '';
  });
}

/** The nodes directly below a node, in the order of the source. */
export function childrenOf(node: Node): Node[] {
  return Object.entries(node).flatMap(([key, value]) => (key === 'parent' ? [] : nodesIn(value)));
}

function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  return isNode(value) ? [value] : [];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function parsed(path: string): Source {
  const text = readFileSync(path, 'utf8');
  const { program, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  const constants = new Map<string, Expression>();
  const imports = new Map<string, Import>();
  const exported: string[] = [];
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') {
      for (const one of statement.specifiers) {
        if (one.type !== 'ImportSpecifier' || one.imported.type !== 'Identifier') continue;
        const from = statement.source.value;
        const name = one.imported.name;
        imports.set(one.local.name, { path: join(dirname(path), from), from, name });
      }
      continue;
    }
    const isExported = statement.type === 'ExportNamedDeclaration';
    const declaration = isExported ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration') continue;
    for (const { id, init } of declaration.declarations) {
      if (id.type !== 'Identifier' || !init) continue;
      constants.set(id.name, init);
      if (isExported) exported.push(id.name);
    }
  }
  return { path, name: basename(path, '.ts'), text, constants, imports, exported };
}
