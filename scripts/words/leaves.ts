import type { ArrowFunctionExpression, CallExpression, Expression, Node } from 'oxc-parser';
import {
  childrenOf,
  type ParameterName,
  type Placed,
  parameterNames,
  propertyName,
  type Source,
  type Sources,
  unwrapped,
} from './catalogue-source.ts';

/** A text of a catalogue, where it stands in the source. */
export interface Leaf {
  /** `visitor.days.few`: the catalogue and the path in it. */
  readonly path: string;
  /** The names of the path: one may hold a dot. */
  readonly steps: readonly string[];
  /** Which of several texts at the path: the form of a plural, or the place in a function. */
  readonly variant: string;
  /** With its places: `{time}`. */
  readonly text: string;
  /** What is filled in at each place, as the source says it. */
  readonly places: ReadonlyMap<string, string>;
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  /** It is no text of its own, but filled into others by the name of a constant. */
  readonly isPart: boolean;
}

const PLURALS = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);
const LETTER = /\p{L}/u;

type Path = readonly string[];
type Bound = ReadonlyMap<string, Placed>;

interface Walk {
  readonly sources: Sources;
  /** What the parameters of the function in which we are stand for, where that is known. */
  readonly bound: Bound;
}

/** Every text of a catalogue. A later property takes the place of one that was spread before it. */
export function leavesOf(source: Source, sources: Sources): Leaf[] {
  const walk = { sources, bound: new Map() };
  const reached = source.exported.flatMap((name) => {
    const node = source.constants.get(name);
    return node ? valueLeaves({ node, source }, [source.name], walk) : [];
  });
  const seen = new Set(reached.map(placeOf));
  // What a sentence is put together from: it is filled into others by its name.
  const own = [...source.constants].flatMap(([name, node]) =>
    source.exported.includes(name) ? [] : valueLeaves({ node, source }, [source.name, name], walk),
  );
  const parts = own.filter((leaf) => !seen.has(placeOf(leaf)));
  return [...reached, ...parts.map((leaf) => ({ ...leaf, isPart: true }))];
}

/** Where a text stands: two paths may lead to one. */
export function placeOf({ source, start }: Leaf): string {
  return `${source.path}:${start}`;
}

function valueLeaves(placed: Placed, path: Path, walk: Walk): Leaf[] {
  const { source } = placed;
  const node = unwrapped(placed.node);
  switch (node.type) {
    case 'Literal':
    case 'TemplateLiteral':
      return textLeaf({ node, source }, path, '', 'every');
    case 'ObjectExpression': {
      const byPath = new Map<string, Leaf[]>();
      for (const one of node.properties) {
        if (one.type === 'SpreadElement') {
          const spread = walk.sources.resolved({ node: one.argument, source });
          for (const leaf of spread ? valueLeaves(spread, path, walk) : []) {
            const first = leaf.steps[path.length] ?? '';
            byPath.set(first, [...(byPath.get(first) ?? []), leaf]);
          }
          continue;
        }
        const name = propertyName(one);
        if (name === null) continue;
        byPath.set(name, valueLeaves({ node: one.value, source }, [...path, name], walk));
      }
      return [...byPath.values()].flat();
    }
    case 'ArrayExpression':
      return node.elements.flatMap((one, at) =>
        one === null || one.type === 'SpreadElement'
          ? []
          : valueLeaves({ node: one, source }, [...path, String(at)], walk),
      );
    case 'ArrowFunctionExpression':
      return functionLeaves({ node, source }, path);
    case 'CallExpression':
      return callLeaves({ node, source }, path, walk);
    case 'Identifier':
    case 'MemberExpression': {
      const bound = node.type === 'Identifier' ? walk.bound.get(node.name) : undefined;
      const value = bound ?? walk.sources.resolved({ node, source });
      return value ? valueLeaves(value, path, walk) : [];
    }
    default:
      return partLeaves({ node, source }, path);
  }
}

/** A call of a function of the file that makes an object is that object; of any other, its texts. */
function callLeaves({ node, source }: Placed<CallExpression>, path: Path, walk: Walk): Leaf[] {
  const callee = walk.sources.resolved({ node: node.callee, source });
  const fn = callee && unwrapped(callee.node);
  if (callee && fn?.type === 'ArrowFunctionExpression') {
    const made = fn.body.type === 'BlockStatement' ? null : unwrapped(fn.body);
    if (made?.type === 'ObjectExpression') {
      const bound = boundBy(fn, node, { callee, source });
      return valueLeaves({ node: made, source: callee.source }, path, { ...walk, bound });
    }
  }
  return partLeaves({ node, source }, path);
}

function boundBy(
  fn: ArrowFunctionExpression,
  call: CallExpression,
  { callee, source }: { callee: Placed; source: Source },
): Bound {
  const bound = new Map<string, Placed>();
  fn.params.forEach((param, at) => {
    const bare = param.type === 'AssignmentPattern' ? param.left : param;
    if (bare.type !== 'Identifier') return;
    const given = call.arguments[at];
    if (given && given.type !== 'SpreadElement') bound.set(bare.name, { node: given, source });
    else if (param.type === 'AssignmentPattern') {
      bound.set(bare.name, { node: param.right, source: callee.source });
    }
  });
  return bound;
}

function functionLeaves({ node, source }: Placed<ArrowFunctionExpression>, path: Path): Leaf[] {
  const body = node.body.type === 'BlockStatement' ? null : unwrapped(node.body);
  if (body?.type === 'Literal' || body?.type === 'TemplateLiteral') {
    return textLeaf({ node: body, source }, path, '', 'every');
  }
  return partLeaves({ node, source }, path);
}

/** The texts inside an expression, in the order of the source: with letters, and no names of others. */
function partLeaves({ node, source }: Placed<Node>, path: Path): Leaf[] {
  const found: Leaf[] = [];
  const visit = (one: Node, form: string | null): void => {
    switch (one.type) {
      case 'Literal':
      case 'TemplateLiteral': {
        const variant = form ?? String(found.filter(isNumbered).length + 1);
        found.push(...textLeaf({ node: one, source }, path, variant, 'with_letters'));
        if (one.type === 'TemplateLiteral') for (const inner of one.expressions) visit(inner, null);
        return;
      }
      case 'BinaryExpression':
        if (one.operator === '+') for (const child of childrenOf(one)) visit(child, form);
        return;
      case 'SwitchCase':
        for (const child of one.consequent) visit(child, null);
        return;
      case 'Property': {
        const name = propertyName(one);
        visit(one.value, name !== null && PLURALS.has(name) ? name : form);
        return;
      }
      case 'MemberExpression':
        visit(one.object, form);
        return;
      case 'CallExpression': {
        const names = parametersOf(one, source);
        one.arguments.forEach((given, at) => {
          const name = names[at];
          if (Array.isArray(name) && given.type === 'ArrayExpression') {
            given.elements.forEach((element, of) => {
              if (element) visit(element, PLURALS.has(name[of] ?? '') ? (name[of] ?? null) : null);
            });
          } else if (given.type !== 'Literal' && given.type !== 'TemplateLiteral') {
            visit(given, form);
          } else if (typeof name === 'string') visit(given, PLURALS.has(name) ? name : null);
        });
        visit(one.callee, form);
        return;
      }
      default:
        for (const child of childrenOf(one)) visit(child, form);
    }
  };
  visit(node, null);
  const [only] = found;
  return found.length === 1 && only && isNumbered(only) ? [{ ...only, variant: '' }] : found;
}

function isNumbered({ variant }: Leaf): boolean {
  return /^\d+$/.test(variant);
}

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  french: ['n', 'one', 'other'],
  english: ['n', 'one', 'other'],
};

/** Names of what a function takes; none of one that is not of a catalogue, as what writes numbers. */
function parametersOf(call: CallExpression, source: Source): readonly ParameterName[] {
  if (call.callee.type !== 'Identifier') return [];
  const known = CHOICES[call.callee.name];
  if (known) return known;
  const own = source.constants.get(call.callee.name);
  const fn = own && unwrapped(own);
  return fn?.type === 'ArrowFunctionExpression' ? parameterNames(fn) : [];
}

function textLeaf(
  { node, source }: Placed<Node>,
  path: Path,
  variant: string,
  which: 'every' | 'with_letters',
): Leaf[] {
  const places = new Map<string, string>();
  const text = node.type === 'TemplateLiteral' ? templateText(node, source, places) : literal(node);
  if (text === null) return [];
  if (which === 'with_letters' && !LETTER.test(text.replace(/\{[^}]*\}/g, ''))) return [];
  const steps = { path: path.join('.'), steps: path };
  return [
    { ...steps, variant, text, places, source, start: node.start, end: node.end, isPart: false },
  ];
}

function literal(node: Node): string | null {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : null;
}

function templateText(
  node: Extract<Node, { type: 'TemplateLiteral' }>,
  source: Source,
  places: Map<string, string>,
): string {
  return node.quasis
    .map(({ value }, at) => {
      const inner = node.expressions[at];
      const said = value.cooked ?? value.raw;
      return inner ? `${said}{${placeName(inner, source, places)}}` : said;
    })
    .join('');
}

/** A name for what is filled in: that of the value, and with a number where two have the same one. */
function placeName(node: Expression, source: Source, places: Map<string, string>): string {
  const code = source.text.slice(node.start, node.end);
  const base = valueName(node) ?? 'value';
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base}_${n}`;
    const taken = places.get(name);
    if (taken !== undefined && taken !== code) continue;
    places.set(name, code);
    return name;
  }
}

function valueName(node: Node): string | null {
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'MemberExpression': {
      const object = valueName(node.object);
      const inner = valueName(node.property);
      return node.computed ? (inner ?? object) : object && inner ? `${object}_${inner}` : inner;
    }
    case 'CallExpression':
      return node.arguments.map(valueName).find((name) => name !== null) ?? null;
    default:
      return (
        childrenOf(node)
          .map(valueName)
          .find((name) => name !== null) ?? null
      );
  }
}
